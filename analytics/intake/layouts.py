"""Where a sheet's headings stand, and which data set they belong to."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics import datasets
from analytics.datasets import Dataset, Form
from analytics.intake.grids import Grid
from analytics.intake.headings import (
    CODE,
    NATURE,
    UNIT,
    Matched,
    about_organisations,
    match,
    normal,
    wanted,
)
from analytics.intake.items import ItemHeadings

_ROWS_LOOKED_AT = 15  # titles and remarks above the headings
_NAMING = frozenset({"org_id", "unit_id", "period", "rubric_version", CODE, UNIT, NATURE})
_MOST_HEADING_ROWS = 4

HeadingReader = Callable[[Dataset], ItemHeadings]


@dataclass(frozen=True)
class Layout:
    """A sheet read as a data set: its headings (two rows joined), where they stand, what they match."""

    dataset: Dataset
    headings: list[str | None]
    first: int
    last: int
    matched: Matched

    @property
    def missing(self) -> list[str]:
        """Headings of required columns the sheet does not have."""
        return [
            field.heading
            for field in wanted(self.dataset)
            if field.required and field.name not in self.matched.columns and not self._coded(field.name)
        ]

    @property
    def complete(self) -> bool:
        """Whether the sheet has all it must and something to tell."""
        if self.dataset.form is Form.MATRIX:
            return not self.missing and bool(self.matched.slots)
        keys = {field.name for field in wanted(self.dataset) if field.is_key}
        return not self.missing and bool(set(self.matched.columns) - keys)

    def title(self, grid: Grid) -> list[str]:
        """The sheet's name and the texts above its headings, each once."""
        above = (text for row in grid.rows[: self.first] for text in row if text)
        return list(dict.fromkeys([grid.sheet, *above]))

    def _coded(self, name: str) -> bool:
        return name == "org_id" and "code" in self.matched.columns


def telling_places(layout: Layout) -> frozenset[int]:
    """The columns that say something of the organisation a row names; empty where rows name none.

    A template names everybody beforehand: a row that only names was not filled in, and is no record of nulls.
    """
    if "org_id" not in layout.matched.columns or not about_organisations(layout.dataset):
        return frozenset()
    columns = layout.matched.columns.items()
    told = (column for name, column in columns if name not in _NAMING)
    return frozenset([*told, *layout.matched.slots.values()])


def tells(layout: Layout) -> bool:
    """Whether any column says more than whose row it is."""
    return bool(layout.matched.slots) or not _NAMING.issuperset(layout.matched.columns)


def telling_headings(dataset: Dataset) -> list[str]:
    """The headings of the columns that say something of an organisation."""
    return [field.heading for field in wanted(dataset) if field.name not in _NAMING]


def layout_of(grid: Grid, dataset: Dataset, items: ItemHeadings) -> Layout | None:
    """The rows whose headings match the data set best; None when no row matches at all."""
    best: Layout | None = None
    for row in range(min(_ROWS_LOOKED_AT, len(grid.rows))):
        for last in (row, row + 1):
            if last >= len(grid.rows):
                continue
            texts = _joined(grid.rows[row], grid.rows[last]) if last > row else grid.rows[row]
            matched = match(texts, dataset, items)
            if matched.columns and (best is None or matched.count > best.matched.count):
                best = Layout(dataset, texts, row, last, matched)
    return _with_repeated_rows(best, grid, items) if best else None


def candidates(grid: Grid, items_of: HeadingReader) -> list[Layout]:
    """The data sets a sheet may be: one when its name, title or headings settle it, none, or several."""
    found = [layout_of(grid, dataset, items_of(dataset)) for dataset in datasets.ALL.values()]
    layouts = [layout for layout in found if layout]
    complete = [layout for layout in layouts if layout.complete]
    named = [layout for layout in layouts if _named(layout, grid)]
    if named:
        return [layout for layout in named if layout.complete] or named
    most = max((layout.matched.count for layout in complete), default=0)
    return [layout for layout in complete if layout.matched.count == most]


def _named(layout: Layout, grid: Grid) -> bool:
    if normal(grid.sheet) == layout.dataset.name:
        return True
    return any(normal(layout.dataset.title) in normal(text) for text in layout.title(grid))


def _with_repeated_rows(layout: Layout, grid: Grid, items: ItemHeadings) -> Layout:
    """Headings merged downwards read the same in every row they span: all of these are headings."""
    last = layout.last
    while last + 1 < min(len(grid.rows), layout.first + _MOST_HEADING_ROWS):
        below = match(grid.rows[last + 1], layout.dataset, items)
        if below.count < layout.matched.count:
            break
        last += 1
    return Layout(layout.dataset, layout.headings, layout.first, last, layout.matched)


def _joined(upper: list[str | None], lower: list[str | None]) -> list[str | None]:
    """Two rows of headings as one: a group above and a kind below, or one heading merged over both."""
    width = max(len(upper), len(lower))
    pairs = zip(upper + [None] * (width - len(upper)), lower + [None] * (width - len(lower)), strict=True)
    return [above if not below or above == below else f"{above or ''}{below}" for above, below in pairs]
