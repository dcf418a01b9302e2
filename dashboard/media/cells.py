"""The cells of a table in a workbook: headings, numbers as stored under formats as shown, words as words."""

import io
import math
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from typing import Any

import dataframely as dy
import polars as pl
import xlsxwriter

from analytics.base import rules
from analytics.base.columns import Shows, is_marked, is_signed, shows
from dashboard.base import display, row_looks
from dashboard.base.caption import Caption
from dashboard.base.display import Cell
from dashboard.base.file_words import Workbooks
from dashboard.base.number_words import Numbers
from dashboard.base.scales import SHARE_UNITS
from dashboard.media.widths import ems

Format = Any  # xlsxwriter carries no types
Book = Any
Sheet = Any

# The same input gives the same bytes, so the clock is not asked.
CREATED = datetime.combine(rules.METHOD_DATE, time(), UTC)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NARROWEST, _WIDEST = 6.0, 46.0  # characters; longer text is broken into lines
_LINE = 18  # points, a row
_STORED_UNITS = {
    Shows.COUNT: 1,
    Shows.POINTS: rules.POINT,
    Shows.SCORE: rules.SCORE,
    Shows.PERCENT: rules.PERCENT,
    Shows.DECIMAL: 1,
}


def open_book(stream: io.BytesIO, caption: Caption) -> Book:
    """An empty workbook that runs nothing it is told and says in its properties what it is."""
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties(
        {
            "title": caption.title,
            "subject": caption.scope,
            "keywords": caption.mark,
            "comments": "\n".join(caption.lines),
            "created": CREATED,
        }
    )
    book.formats[0].set_font_name(Workbooks.FONT)
    return book


def form(book: Book, **properties: Any) -> Format:
    """A format in our font; properties as xlsxwriter names them."""
    return book.add_format({"font_name": Workbooks.FONT, "font_size": 11, "valign": "vcenter", **properties})


def headings(book: Book, sheet: Sheet, row: int, columns: Iterable[dy.Column]) -> None:
    """The row of the headings."""
    look = form(
        book, bold=True, bg_color="#EEF1F5", border=1, border_color="#C9D0D8", align="center", text_wrap=True
    )
    sheet.set_row(row, 34)
    for position, column in enumerate(columns):
        sheet.write_string(row, position, display.heading(column), look)


def rows(book: Book, sheet: Sheet, first: int, frame: pl.DataFrame, columns: dict[str, dy.Column]) -> None:
    """Every row of the frame from that row on."""
    sheet.set_default_row(_LINE)
    _set_heights(sheet, first, frame.select(columns.keys()))
    for position, (name, column) in enumerate(columns.items()):
        _write_column(book, sheet, (first, position), frame[name], row_looks.of_rows(frame, name, column))
        sheet.set_column(position, position, _width(frame[name], column))


def _set_heights(sheet: Sheet, first: int, cells: pl.DataFrame) -> None:
    """Room for broken lines; not every program finds it by itself."""
    texts = cells.select(pl.selectors.string())
    longest = texts.select(pl.max_horizontal(pl.all().str.len_chars().max()) if texts.width else pl.lit(0))
    if (longest.item() or 0) < _WIDEST / 2 - 3:
        return
    for row, values in enumerate(texts.iter_rows(), start=first):
        lines = max((math.ceil(2 * ems(value or "") / (_WIDEST - 3)) for value in values), default=1)
        if lines > 1:
            sheet.set_row(row, 16 * lines + 2)


def _write_column(
    book: Book, sheet: Sheet, corner: tuple[int, int], values: pl.Series, by_row: list[dy.Column]
) -> None:
    """Each value in the look of its row; there are few looks, so formats and words are made once for each."""
    first, position = corner
    border = {"border": 1, "border_color": "#DDE2E8"}
    looks = {column: form(book, **border, **_look(column)) for column in dict.fromkeys(by_row)}
    gaps = {column: form(book, **border, align=_look(column).get("align", "left")) for column in looks}
    write = {column: _writer(sheet, values, column) for column in looks}
    for row, (value, column) in enumerate(zip(values, by_row, strict=True), start=first):
        if value is None:
            sheet.write_string(row, position, Numbers.MISSING, gaps[column])
        else:
            write[column](row, position, value, looks[column])


def _writer(sheet: Sheet, values: pl.Series, column: dy.Column) -> Callable[[int, int, Any, Format], None]:
    """Writes a value of the column; each word is looked up once, not once a row."""
    if shows(column) is Shows.DAY:
        return lambda row, position, value, look: sheet.write_datetime(row, position, value, look)
    if shows(column) in display.SCALES:
        return lambda row, position, value, look: sheet.write_number(
            row, position, _number(value, column), look
        )
    said: dict[Cell, str] = {value: display.word(value, column) for value in values.unique()}
    return lambda row, position, value, look: sheet.write_string(row, position, said[value], look)


def _number(value: float, column: dy.Column) -> float:
    """The stored number in the unit of its heading, divided once: 52.35, never 52.349999."""
    if shows(column) is Shows.RELATIVE:
        return value
    if shows(column) is not Shows.SHARE:
        return value / _STORED_UNITS[shows(column)]
    return round(value * SHARE_UNITS) / (SHARE_UNITS // 100) if is_signed(column) else value


def _look(column: dy.Column) -> dict[str, Any]:
    kind = shows(column)
    if kind is Shows.DAY:
        return {"num_format": Workbooks.DAY_FORMAT, "align": "center"}
    if kind in (Shows.PERIOD, Shows.FLAG):
        return {"align": "center"}
    if kind not in display.SCALES:
        return {"text_wrap": True, "align": "left", "indent": 1}
    return {"num_format": number_format(column), "align": "right"}


def number_format(column: dy.Column) -> str:
    """How a spreadsheet shows a number of the column."""
    kind = shows(column)
    decimals = display.scale(column).decimals
    digits = f"0.{'0' * decimals}" if decimals else "0"
    if kind is Shows.RELATIVE:
        digits += "%"
    if is_marked(column):
        return f'"{Numbers.RISEN}"{digits};"{Numbers.FALLEN}"{digits};{digits}'
    if is_signed(column):
        return f"+{digits};-{digits};{digits}"
    if kind is Shows.SHARE:
        return f"{digits}%"
    return f'{digits}"%"' if kind is Shows.PERCENT else digits


def _width(values: pl.Series, column: dy.Column) -> float:
    """In characters of a column: two an em. A heading may take two lines and has the filter's arrow."""
    cells = (2 * ems(display.word(value, column)) for value in values.unique())
    head = 1.15 * ems(display.heading(column)) + 3
    return min(max(_NARROWEST, head, *cells, 0) + 3, _WIDEST)
