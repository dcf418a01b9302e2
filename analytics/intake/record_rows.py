"""Which rows below the headings hold a record, and why the others do not."""

from collections.abc import Set
from typing import NamedTuple

from analytics.base.record_columns import Reads
from analytics.intake.grids import Grid
from analytics.intake.headings import CODE, UNIT, normal
from analytics.intake.layouts import Layout, telling_places
from analytics.intake.row_words import (
    OF_ALL,
    Cells,
    Skip,
    first_filled,
    is_one_text,
    names_section,
    numbers_columns,
    reason_of,
    says_full_marks,
    says_something_alone,
)

_FIGURES = (Reads.NUMBER, Reads.POINTS, Reads.PERCENT)
_LONGEST_NUMBER = 4  # of a section: 一、 or （十二）
_ROWS_OF_NUMBERS = 2  # below the headings, in which their columns may be numbered


class Skipped(NamedTuple):
    """A row that was passed over, its position counted from 0, and the column that says why.

    Where none does it is the first filled one.
    """

    row: int
    reason: Skip
    column: int


def record_rows(grid: Grid, layout: Layout, end: int | None = None) -> tuple[list[int], list[Skipped]]:
    """The rows of records and those passed over, in order. end: the row where another table begins."""
    rows = _Rows(grid, layout)
    records, skipped = [], []
    for row in range(layout.last + 1, len(grid.rows) if end is None else end):
        reason, column = rows.judge(row)
        if reason is None:
            records.append(row)
        else:
            skipped.append(Skipped(row, reason, max(column, 0)))
    return records, skipped


class _Rows:
    """Tells records from other rows, from top to bottom."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid, self._layout = grid, layout
        self._places = {*layout.matched.columns.values(), *layout.matched.slots.values()}
        self._headings = [cells for cells in grid.rows[layout.first : layout.last + 1] if any(cells)]
        self._telling, self._naming = telling_places(layout), _naming_places(layout)
        columns = layout.dataset.schema.columns()
        self._figures = set(layout.matched.slots.values()) | {
            place
            for name, place in layout.matched.columns.items()
            if name in columns and (columns[name].metadata or {}).get("reads") in _FIGURES
        }
        self._in_remark = False

    def judge(self, row: int) -> tuple[Skip | None, int]:
        """Why a row is no record, and the column that says so; None for a record."""
        cells = self._grid.rows[row]
        column = first_filled(cells)
        if column < 0:
            return Skip.BLANK, column
        reason, place = self._by_words(cells, column)
        if reason is None:
            reason = self._by_place(row, cells, column)
        self._in_remark = reason is Skip.REMARK
        return reason, place if place is not None else column

    def _by_words(self, cells: Cells, column: int) -> tuple[Skip | None, int | None]:
        """By the first text of the row, or by what stands instead of an organisation."""
        free = column in self._naming or column not in self._places
        reason = reason_of(cells[column] or "", free=free, naming=column in self._naming)
        if reason is not None:
            return reason, None
        for place in self._naming:
            text = cells[place] if place < len(cells) else None
            if place != column and text and (reason := reason_of(text, free=True, naming=True)) in OF_ALL:
                return reason, place
            told = text and names_section(text) and not _says_nothing(cells, self._telling)
            if told and not is_one_text(cells, place):
                return Skip.TOTAL, place
        return None, None

    def _by_place(self, row: int, cells: Cells, column: int) -> Skip | None:
        if cells in self._headings:
            return Skip.REPEATED
        if is_one_text(cells, column) and (self._in_remark or self._covers(cells, column)):
            return Skip.REMARK if self._in_remark else Skip.SECTION
        if self._is_numbered_section(cells, column):
            return Skip.SECTION
        nameless = self._naming and column in self._figures and _says_nothing(cells, {*self._naming})
        if nameless and is_one_text(cells, column) and says_something_alone(cells[column] or ""):
            return Skip.REMARK
        near = row <= self._layout.last + _ROWS_OF_NUMBERS
        if near and not _says_nothing(cells, {*self._naming}) and numbers_columns(cells):
            return Skip.NUMBERING
        if self._naming and self._repeats_names(cells) and says_full_marks(cells, self._naming):
            return Skip.FULL_MARKS
        if column not in self._places and _says_nothing(cells, self._places):
            return Skip.OUTSIDE
        if self._telling and _says_nothing(cells, self._telling):
            return Skip.ONLY_NAMED
        return None

    def _is_numbered_section(self, cells: Cells, column: int) -> bool:
        """Whether one text covers names and figures, behind the number of its section in a column aside."""
        start = min(self._naming, default=-1)
        if not column < start < len(cells) or not cells[start] or column in self._places:
            return False
        before = [text for text in cells[column:start] if text and text.strip()]
        numbered = len(before) == 1 and len(before[0].strip()) <= _LONGEST_NUMBER
        return numbered and is_one_text(cells, start) and self._covers(cells, start)

    def _covers(self, cells: Cells, column: int) -> bool:
        """Whether one text stands in several columns that are read, where no figure could."""
        covered = [place for place in self._places if column <= place < len(cells) and cells[place]]
        return len(covered) > 1 and (not self._naming or any(place in covered for place in self._naming))

    def _repeats_names(self, cells: Cells) -> bool:
        """Whether the heading of the names goes on downwards, merged over this row."""
        headings = self._layout.headings
        texts = [(place, cells[place]) for place in self._naming if place < len(cells) and cells[place]]
        return bool(texts) and all(normal(text) == normal(headings[place]) for place, text in texts)


def _naming_places(layout: Layout) -> list[int]:
    """The columns that say whose row it is, from left to right."""
    schema = layout.dataset.schema.columns()
    names = {
        name for name, column in schema.items() if (column.metadata or {}).get("reads") is Reads.ORGANISATION
    }
    return sorted(
        place for name, place in layout.matched.columns.items() if name in {*names, CODE, UNIT, "name"}
    )


def _says_nothing(cells: Cells, places: Set[int]) -> bool:
    return not any(text and text.strip() for place, text in enumerate(cells) if place in places)
