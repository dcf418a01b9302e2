"""Where a sheet's headings stand, and which data set they belong to."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analytics import datasets
from analytics.base.periods import Period
from analytics.datasets import Dataset, Form
from analytics.intake.divided_periods import part_in
from analytics.intake.grids import Grid, Place
from analytics.intake.heading_rows import Unclear, goes_on, join_rows, set_groups_aside
from analytics.intake.headings import (
    CODE,
    NATURE,
    UNIT,
    Matched,
    Wanted,
    about_organisations,
    match,
    normal,
    wanted_columns,
)
from analytics.intake.items import ItemHeadings
from analytics.intake.period_texts import months_spanned, periods_in

ROWS_LOOKED_AT = 15  # titles and remarks above the headings
LAST_LOOKED_AT = 60  # where the first rows have no headings: a page of instructions may stand above them
_NUMBER = re.compile(r"[\d\s.,%/:-]*")
_NAMING = frozenset({"org_id", "unit_id", "period", "rubric_version", CODE, UNIT, NATURE})
_MOST_HEADING_ROWS = 4

HeadingReader = Callable[[Dataset], ItemHeadings]


@dataclass(frozen=True)
class Layout:
    """A sheet read as a data set: its headings (two rows joined), where they stand, what they match.

    unclear: known headings with a kind below them that nobody knows, and no other column that has them.
    """

    dataset: Dataset
    headings: list[str | None]
    first: int
    last: int
    matched: Matched
    unclear: tuple[Unclear, ...] = ()

    @property
    def missing(self) -> list[Wanted]:
        """Required columns the sheet does not have."""
        return [
            field
            for field in wanted_columns(self.dataset)
            if field.required and field.name not in self.matched.columns and not self._is_coded(field.name)
        ]

    @property
    def complete(self) -> bool:
        """Whether the sheet has all it must and something to tell."""
        if self.dataset.form is Form.MATRIX:
            return not self.missing and bool(self.matched.slots)
        keys = {field.name for field in wanted_columns(self.dataset) if field.is_key}
        return not self.missing and bool(set(self.matched.columns) - keys)

    def title(self, grid: Grid) -> list[str]:
        """The sheet's name, the texts above its headings and the headings that name a period, each once."""
        return list(dict.fromkeys([grid.sheet, *(text for text, _ in self.titles(grid))]))

    def says(self, grid: Grid, period: Period) -> Place | None:
        """Where the title names the period; None where only the sheet's name does, or nothing."""
        return next((place for text, place in self.titles(grid) if period in periods_in(text)), None)

    def titles(self, grid: Grid) -> Iterator[tuple[str, Place]]:
        """The texts above the headings and the headings that name a period, with where they stand."""
        for row, cells in enumerate(grid.rows[: self.first]):
            yield from ((text, (row, column)) for column, text in enumerate(cells) if text)
        for place in sorted({*self.matched.columns.values(), *self.matched.slots.values()}):
            text = self.headings[place] or ""
            if periods_in(text) or months_spanned(text) or part_in(text):
                yield text, (self.last, place)

    def _is_coded(self, name: str) -> bool:
        return name == "org_id" and "code" in self.matched.columns


def telling_places(layout: Layout) -> frozenset[int]:
    """The columns that say something of the organisation a row names; empty where rows name none.

    A template names everybody beforehand: a row that only names was not filled in, and is no record of nulls.
    """
    if "org_id" not in layout.matched.columns or not about_organisations(layout.dataset):
        return frozenset()
    columns = layout.matched.columns.items()
    told = (column for name, column in columns if name not in _NAMING | _keys_filled_in(layout.dataset))
    return frozenset([*told, *layout.matched.slots.values()])


def tells(layout: Layout) -> bool:
    """Whether any column says more than whose row it is."""
    naming = _NAMING | _keys_filled_in(layout.dataset)
    return bool(layout.matched.slots) or not naming.issuperset(layout.matched.columns)


def telling_headings(dataset: Dataset) -> list[str]:
    """The headings of the columns that say something of an organisation."""
    naming = _NAMING | _keys_filled_in(dataset)
    return [field.heading for field in wanted_columns(dataset) if field.name not in naming]


def _keys_filled_in(dataset: Dataset) -> frozenset[str]:
    """The columns a template of everybody opens with."""
    return frozenset(dataset.key if dataset.from_everybody else ())


def layout_of(grid: Grid, dataset: Dataset, items: ItemHeadings) -> Layout | None:
    """The rows whose headings match the data set best; None when no row matches at all."""
    best = _best_of(grid, dataset, items, range(ROWS_LOOKED_AT))
    if best and best.complete:
        return best
    further = _best_of(grid, dataset, items, _rows_further_down(grid))
    return further if further and further.complete else best


def _best_of(grid: Grid, dataset: Dataset, items: ItemHeadings, rows: Iterable[int]) -> Layout | None:
    found = []
    for row in rows:
        if row < len(grid.rows):
            found.append(_of_one_row(grid, row, dataset, items))
        if row + 1 < len(grid.rows):
            found.append(_of_two_rows(grid, row, dataset, items))
    best = max((layout for layout in found if layout.matched.columns), key=_fitness, default=None)
    if best and best.first == best.last and _goes_on(best, grid):
        best = _of_two_rows(grid, best.first, dataset, items)
    return _with_repeated_rows(best, grid) if best else None


def _of_one_row(grid: Grid, row: int, dataset: Dataset, items: ItemHeadings) -> Layout:
    texts = set_groups_aside(grid.rows[row - 1], grid.rows[row], items) if row else grid.rows[row]
    return Layout(dataset, texts, row, row, match(texts, dataset, items))


def _of_two_rows(grid: Grid, row: int, dataset: Dataset, items: ItemHeadings) -> Layout:
    both = join_rows(grid.rows[row], grid.rows[row + 1], dataset, items)
    matched = match(both.texts, dataset, items)
    known = {*matched.columns, *matched.slots}
    unclear = {one.meaning: one for one in reversed(both.unclear) if one.meaning not in known}
    return Layout(dataset, both.texts, row, row + 1, matched, tuple(unclear.values()))


def _fitness(layout: Layout) -> tuple[int, int, int, int, int]:
    """Many headings known, few twice; of equals one row, the upper one: titles above stay titles."""
    matched = layout.matched
    rows = layout.first - layout.last
    return matched.count, -len(matched.duplicates), len(matched.others), rows, -layout.first


def _goes_on(layout: Layout, grid: Grid) -> bool:
    keys = {field.name for field in wanted_columns(layout.dataset) if field.is_key}
    places = [place for name, place in layout.matched.columns.items() if name in keys]
    below = grid.rows[layout.last + 1] if layout.last + 1 < len(grid.rows) else []
    return goes_on(layout.headings, below, places)


def candidates(grid: Grid, items_of: HeadingReader) -> list[Layout]:
    """The data sets a sheet may be: one when its name, title or headings settle it, none, or several."""
    layouts = _layouts_in(grid, items_of, range(ROWS_LOOKED_AT))
    complete = [layout for layout in layouts if layout.complete]
    if not complete:
        further = _layouts_in(grid, items_of, _rows_further_down(grid))
        complete = [layout for layout in further if layout.complete]
        layouts = complete or layouts
    named = [layout for layout in layouts if _has_dataset_name(layout, grid)]
    if named:
        return [layout for layout in named if layout.complete] or named
    most = max((layout.matched.count for layout in complete), default=0)
    return [layout for layout in complete if layout.matched.count == most]


def _layouts_in(grid: Grid, items_of: HeadingReader, rows: Sequence[int]) -> list[Layout]:
    found = [_best_of(grid, dataset, items_of(dataset), rows) for dataset in datasets.ALL.values()]
    return [layout for layout in found if layout]


def _rows_further_down(grid: Grid) -> list[int]:
    """Rows below the first ones that may be headings: several words."""
    rows = range(ROWS_LOOKED_AT, min(LAST_LOOKED_AT, len(grid.rows)))
    return [
        row
        for row in rows
        if len({text for text in grid.rows[row] if text and not _NUMBER.fullmatch(text)}) > 1
    ]


def is_called(grid: Grid, dataset: Dataset, title: Iterable[str]) -> bool:
    """Whether the sheet's name or one of these texts names the data set."""
    if normal(grid.sheet) == dataset.name:
        return True
    return any(normal(dataset.title) in normal(text) for text in (grid.sheet, *title))


def _has_dataset_name(layout: Layout, grid: Grid) -> bool:
    return is_called(grid, layout.dataset, layout.title(grid))


def _with_repeated_rows(layout: Layout, grid: Grid) -> Layout:
    """Headings merged downwards stand the same in every row they span: all of these are headings."""
    places = {*layout.matched.columns.values(), *layout.matched.slots.values()}
    rows = range(layout.first, layout.last + 1)
    last = layout.last
    while last + 1 < min(len(grid.rows), layout.first + _MOST_HEADING_ROWS) and all(
        normal(grid.text(last + 1, place)) in {normal(grid.text(row, place)) for row in rows}
        for place in places
    ):
        last += 1
    return replace(layout, last=last)
