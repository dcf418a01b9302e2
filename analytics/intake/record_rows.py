"""Which rows below the headings hold a record, and why the others do not."""

import re
from collections.abc import Set
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from analytics.base.record_columns import Reads
from analytics.intake.grids import Grid
from analytics.intake.headings import CODE, UNIT
from analytics.intake.layouts import Layout, telling_places
from analytics.intake.plain_texts import clean_text

_SUMMARY = re.compile(
    r"(?:本页|全省|全市|全部|以上|省直|市直)?"
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|平均(?:得?分|值|数|成绩)?|均值|满分|最高分|最低分)(?:\(.*\))?:?$"
)
_REMARK = re.compile(r"(?:注|备注|说明|填表|制表|填报|审核人|单位负责人|联系)\S*?\s*\d*[:.、]")


class Skip(StrEnum):
    """Why a row is no record."""

    TOTAL = "total"
    REMARK = "remark"
    BLANK = "blank"
    REPEATED = "repeated"  # the headings once more, as on every printed page
    OUTSIDE = "outside"  # nothing in the columns that are read
    ONLY_NAMED = "only_named"  # says whose row it is, and nothing else


class Skipped(NamedTuple):
    """A row that was passed over, its position counted from 0, and the column that says why.

    Where none does it is the first filled one.
    """

    row: int
    reason: Skip
    column: int


def record_rows(grid: Grid, layout: Layout, end: int | None = None) -> tuple[list[int], list[Skipped]]:
    """The rows of records and those passed over, in order. end: the row where another table begins."""
    places = {*layout.matched.columns.values(), *layout.matched.slots.values()}
    headings = [cells for cells in grid.rows[layout.first : layout.last + 1] if any(cells)]
    telling, naming = telling_places(layout), _naming_places(layout)
    records, skipped = [], []
    for row in range(layout.last + 1, len(grid.rows) if end is None else end):
        cells = grid.rows[row]
        column = _first_filled(cells)
        reason = _reason(cells[column] or "") if column >= 0 else Skip.BLANK
        if reason is None and (place := _total_place(cells, naming)) is not None:
            reason, column = Skip.TOTAL, place
        elif reason is None and cells in headings:
            reason = Skip.REPEATED
        elif reason is None and column not in places and _says_nothing(cells, places):
            reason = Skip.OUTSIDE
        elif reason is None and telling and _says_nothing(cells, telling):
            reason = Skip.ONLY_NAMED
        if reason is None:
            records.append(row)
        else:
            skipped.append(Skipped(row, reason, max(column, 0)))
    return records, skipped


def _naming_places(layout: Layout) -> list[int]:
    """The columns that say whose row it is, from left to right."""
    schema = layout.dataset.schema.columns()
    names = {
        name for name, column in schema.items() if (column.metadata or {}).get("reads") is Reads.ORGANISATION
    }
    return sorted(
        place for name, place in layout.matched.columns.items() if name in {*names, CODE, UNIT, "name"}
    )


def _total_place(cells: list[str | None], naming: list[int]) -> int | None:
    """The column that says, instead of an organisation, that the row sums up others."""
    return next(
        (place for place in naming if place < len(cells) and _reason(cells[place] or "") is Skip.TOTAL), None
    )


def _first_filled(cells: list[str | None]) -> int:
    if cells and cells[0] and cells[0].strip():  # nearly always
        return 0
    return next((place for place, text in enumerate(cells) if text and text.strip()), -1)


def _says_nothing(cells: list[str | None], places: Set[int]) -> bool:
    return not any(text and text.strip() for place, text in enumerate(cells) if place in places)


@lru_cache(maxsize=2**16)
def _reason(first: str) -> Skip | None:
    text = clean_text(first)
    if _SUMMARY.match(text):
        return Skip.TOTAL
    return Skip.REMARK if _REMARK.match(text) else None
