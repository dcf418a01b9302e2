"""Why a sheet that says what it is cannot be read: its table lies on its side, or has no headings."""

import re
from itertools import zip_longest

from analytics import datasets
from analytics.datasets import Dataset, Form
from analytics.intake.cards import CardGrid
from analytics.intake.grids import Grid
from analytics.intake.headings import match
from analytics.intake.issues import Issue, Problem
from analytics.intake.layouts import (
    LAST_LOOKED_AT,
    HeadingReader,
    Layout,
    is_called,
    telling_headings,
)

_DIGITS = re.compile(r"[\d\s.,%]*")
_FEWEST = 2  # headings one below the other
_MOST = 6  # headings that a message names


def why_unread(grid: Grid, asked: Dataset | None, items_of: HeadingReader) -> Issue | None:
    """The fault of a sheet without a layout; None where nothing tells what it should be."""
    if isinstance(grid, CardGrid):
        return None
    wanted = [asked] if asked else list(datasets.ALL.values())
    if turned := _table_on_its_side(grid, wanted, items_of, strict=not asked):
        return turned
    above = [text for row in grid.rows[:LAST_LOOKED_AT] for text in row if text]
    named = [one for one in wanted if is_called(grid, one, above)]
    if len(named) != 1:
        return None
    return Issue(
        Problem.HEADINGS_NOT_FOUND, grid.sheet, "", named[0].title, ", ".join(_headings_needed(named[0]))
    )


def turned_table(layout: Layout, grid: Grid, items_of: HeadingReader) -> Issue | None:
    """The fault of a table whose headings stand one below the other; None where they do not."""
    if layout.complete or isinstance(grid, CardGrid):
        return None
    return _table_on_its_side(grid, [layout.dataset], items_of, more_than=layout.matched.count)


def _table_on_its_side(
    grid: Grid, wanted: list[Dataset], items_of: HeadingReader, *, strict: bool = False, more_than: int = 0
) -> Issue | None:
    """strict: none is asked for, so that the sheet must say which it is, or have all of its headings."""
    corner = [row[:LAST_LOOKED_AT] for row in grid.rows[:LAST_LOOKED_AT]]
    columns = [
        [text if text and not _DIGITS.fullmatch(text) else None for text in cells]
        for cells in zip_longest(*corner)
    ]  # figures are no headings here: 1 2 3 count the rows
    texts = [text for row in corner for text in row if text]
    for dataset in wanted:
        items = items_of(dataset)
        found = [Layout(dataset, one, at, at, match(one, dataset, items)) for at, one in enumerate(columns)]
        best = max(found, key=lambda one: one.matched.count, default=None)
        if best is None or best.matched.count < max(_FEWEST, more_than + 1):
            continue
        if best.complete or not strict or is_called(grid, dataset, texts):
            row = max([*best.matched.columns.values(), *best.matched.slots.values()])
            return Issue(
                Problem.TURNED_TABLE, grid.sheet, grid.address(row, best.last), best.headings[row] or ""
            )
    return None


def _headings_needed(dataset: Dataset) -> list[str]:
    """Headings by which a sheet of this data set is known, as far as a message has room."""
    told = telling_headings(dataset)
    if dataset.form is Form.MATRIX:
        told = [dataset.schema.columns()[f"{dataset.score_prefixes[0]}_01"].description or ""]
    whose = [
        column.description or "" for name, column in dataset.schema.columns().items() if name == "org_id"
    ]
    return list(dict.fromkeys([*whose, *told]))[:6]
