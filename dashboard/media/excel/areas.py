"""The small table under a chart: what the chart draws, cell by cell, and where each series finds its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_range_formula, xl_rowcol_to_cell

from dashboard.media.cells import Book, Sheet, form

_EDGE = {"border": 1, "border_color": "#DDE2E8", "font_size": 10}
_HEAD = {"bold": True, "bg_color": "#EEF1F5", "border": 1, "border_color": "#C9D0D8", "align": "center"}
HEAD_HEIGHT = 34  # points: a heading may take two lines


@dataclass
class Area:
    """A table in the sheet: its headings stand in the row `top`, then a row a category follows."""

    book: Book
    sheet: Sheet
    top: int
    rows: int
    left: int = 0
    width: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if not self.left:  # beside a table, its rows keep their height
            self.sheet.set_row(self.top, HEAD_HEIGHT)

    def add_words(self, heading: str, words: Sequence[str]) -> int:
        """Write one more column of words; returns where it stands."""
        column, look = self._add_heading(heading), form(self.book, align="left", indent=1, **_EDGE)
        for row, word in enumerate(words, start=self.top + 1):
            self.sheet.write_string(row, column, word, look)
        return column

    def add(self, heading: str, values: Sequence[float | None], number_format: str) -> int:
        """Write one more column of numbers; what is missing stays empty, so that nothing is drawn of it."""
        column, look = self._add_heading(heading), self._number(number_format)
        for row, value in enumerate(values, start=self.top + 1):
            if value is None:
                self.sheet.write_blank(row, column, None, look)
            else:
                self.sheet.write_number(row, column, value, look)
        return column

    def add_mixed(self, heading: str, values: Sequence[float | str | None], number_format: str) -> int:
        """The same where signs stand among the numbers."""
        signs = form(self.book, align="center", **_EDGE)
        column = self.add(heading, [None if isinstance(one, str) else one for one in values], number_format)
        for row, value in enumerate(values, start=self.top + 1):
            if isinstance(value, str):
                self.sheet.write_string(row, column, value, signs)
        return column

    def add_difference(
        self, heading: str, high: int, low: int, values: Sequence[float | None], number_format: str
    ) -> int:
        """A column the spreadsheet works out anew when somebody changes one of the other two."""
        column, look = self._add_heading(heading), self._number(number_format)
        for row, value in enumerate(values, start=self.top + 1):
            if value is not None:
                formula = f"={xl_rowcol_to_cell(row, high)}-{xl_rowcol_to_cell(row, low)}"
                self.sheet.write_formula(row, column, formula, look, value)
        return column

    def heading(self, column: int) -> list[Any]:
        """The cell a series takes its name from."""
        return [self.sheet.get_name(), self.top, column]

    def cells(self, column: int, first: int = 0, count: int | None = None) -> list[Any]:
        """The cells a series takes its values from: all of the column, or `count` from `first` on."""
        start = self.top + 1 + first
        return [self.sheet.get_name(), start, column, start + (count or self.rows) - 1, column]

    def formula(self, column: int, row: int | None = None) -> str:
        """The same as a formula; of one row, its cell."""
        first, last = (1, self.rows) if row is None else (row + 1, row + 1)
        name = self.sheet.get_name()
        return "=" + xl_range_formula(name, self.top + first, column, self.top + last, column)

    def _add_heading(self, heading: str) -> int:
        head = form(self.book, text_wrap=True, **_HEAD)
        column = self.left + self.width
        self.sheet.write_string(self.top, column, heading, head)
        self.width += 1
        return column

    def _number(self, number_format: str) -> Any:
        return form(self.book, num_format=number_format, align="right", **_EDGE)
