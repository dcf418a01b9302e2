"""A table as a workbook: formatted, ready to print, safe to open, and saying where it comes from."""

import io
import math
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

import dataframely as dy
import polars as pl
import xlsxwriter

from analytics import rules
from analytics.measures.columns import Shows, is_signed, shows
from dashboard import display, row_looks
from dashboard.exports.caption import Caption
from dashboard.exports.widths import ems
from dashboard.text.exports import Files, Workbooks
from dashboard.text.numbers import Numbers

_Format = Any  # xlsxwriter carries no types

# The same input gives the same bytes, so the clock is not asked.
_CREATED = datetime.combine(rules.METHOD_DATE, time(), UTC)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORBIDDEN_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'"))
_LONGEST_SHEET_NAME = 31
_A4 = 9
_NARROWEST, _WIDEST = 6.0, 46.0  # characters; longer text is broken into lines
_STORED_UNITS = {
    Shows.COUNT: 1,
    Shows.POINTS: rules.POINT,
    Shows.SCORE: rules.SCORE,
    Shows.PERCENT: rules.PERCENT,
    Shows.DECIMAL: 1,
}


def xlsx(frame: pl.DataFrame, schema: type[dy.Schema], caption: Caption) -> bytes:
    """The frame's shown columns as .xlsx: every row, numbers as precise as stored, shares as percentages."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": caption.title, "comments": caption.mark, "created": _CREATED})
    book.formats[0].set_font_name(Workbooks.FONT)
    sheet = book.add_worksheet(sheet_name(caption.title))
    columns = display.shown_columns(frame, schema)
    top = _write_caption(book, sheet, caption)
    _write_headings(book, sheet, top, columns.values())
    _set_heights(sheet, top + 1, frame.select(columns.keys()))
    for position, (name, column) in enumerate(columns.items()):
        _write_column(book, sheet, (top + 1, position), frame[name], row_looks.of_rows(frame, name, column))
        sheet.set_column(position, position, _width(frame[name], column))
    sheet.autofilter(top, 0, top + max(frame.height, 1), max(len(columns) - 1, 0))
    sheet.freeze_panes(top + 1, _frozen(list(columns.values())))
    _prepare_print(sheet, top, caption)
    book.close()
    return stream.getvalue()


def _frozen(columns: list[dy.Column]) -> int:
    """How many columns stay while others scroll: up to the first that tells the rows apart."""
    tells = (at for at, one in enumerate(columns, start=1) if one.primary_key or shows(one) is Shows.TEXT)
    return next(tells, 1)


def sheet_name(title: str) -> str:
    """The title as the name of a sheet, which Excel limits in length and characters."""
    name = title.translate(_FORBIDDEN_IN_SHEET_NAME).strip()[:_LONGEST_SHEET_NAME].strip()
    return name if name and name.lower() != "history" else Workbooks.SHEET_WITHOUT_NAME


def _write_caption(book: Any, sheet: Any, caption: Caption) -> int:
    """Write what the file says about itself; returns the row of the headings."""
    title = _format(book, bold=True, font_size=16)
    mark = _format(book, bold=True, font_color="#A61B29")
    plain = _format(book, font_color="#56616E", font_size=10)
    lines = [
        (caption.title, title),
        (caption.mark, mark),
        (caption.scope, plain),
        (caption.origin, plain),
        (caption.making, plain),
    ]
    written = [(words, form) for words, form in lines if words]
    for row, (words, form) in enumerate(written):
        sheet.write_string(row, 0, words, form)
    sheet.set_row(0, 26)
    return len(written)


def _write_headings(book: Any, sheet: Any, row: int, columns: Iterable[dy.Column]) -> None:
    form = _format(
        book, bold=True, bg_color="#EEF1F5", border=1, border_color="#C9D0D8", align="center", text_wrap=True
    )
    sheet.set_row(row, 34)
    for position, column in enumerate(columns):
        sheet.write_string(row, position, display.heading(column), form)


def _set_heights(sheet: Any, first: int, cells: pl.DataFrame) -> None:
    """Room for broken lines; not every program finds it by itself."""
    texts = cells.select(pl.selectors.string())
    for row, values in enumerate(texts.iter_rows(), start=first):
        lines = max((math.ceil(2 * ems(value or "") / (_WIDEST - 3)) for value in values), default=1)
        sheet.set_row(row, 18 if lines <= 1 else 16 * lines + 2)


def _write_column(
    book: Any, sheet: Any, corner: tuple[int, int], values: pl.Series, by_row: list[dy.Column]
) -> None:
    """Each value in the look of its row; there are few looks, so their formats are made once."""
    first, position = corner
    border = {"border": 1, "border_color": "#DDE2E8"}
    forms = {column: _format(book, **border, **_look(column)) for column in dict.fromkeys(by_row)}
    gaps = {align: _format(book, **border, align=align) for align in dict.fromkeys(map(_align, forms))}
    for row, (value, column) in enumerate(zip(values, by_row, strict=True), start=first):
        if value is None:
            sheet.write_string(row, position, Numbers.MISSING, gaps[_align(column)])
        elif shows(column) is Shows.DAY:
            sheet.write_datetime(row, position, value, forms[column])
        elif shows(column) in display.SCALES:
            sheet.write_number(row, position, _number(value, column), forms[column])
        else:
            sheet.write_string(row, position, display.word(value, column), forms[column])


def _align(column: dy.Column) -> str:
    return str(_look(column).get("align", "left"))


def _number(value: float, column: dy.Column) -> float:
    """The stored number in the unit of its heading, divided once: 52.35, never 52.349999."""
    if shows(column) is Shows.RELATIVE:
        return value
    if shows(column) is not Shows.SHARE:
        return value / _STORED_UNITS[shows(column)]
    return round(value * display.SHARE_UNITS) / (display.SHARE_UNITS // 100) if is_signed(column) else value


def _look(column: dy.Column) -> dict[str, Any]:
    kind = shows(column)
    if kind is Shows.DAY:
        return {"num_format": Workbooks.DAY_FORMAT, "align": "center"}
    if kind in (Shows.PERIOD, Shows.FLAG):
        return {"align": "center"}
    if kind not in display.SCALES:
        return {"text_wrap": True, "align": "left", "indent": 1}
    decimals = display.scale(column).decimals
    digits = f"0.{'0' * decimals}" if decimals else "0"
    if kind is Shows.RELATIVE:
        digits += "%"
    if is_signed(column):
        digits = f"+{digits};-{digits};{digits}"
    elif kind is Shows.SHARE:
        digits += "%"
    elif kind is Shows.PERCENT:
        digits += '"%"'
    return {"num_format": digits, "align": "right"}


def _width(values: pl.Series, column: dy.Column) -> float:
    """In characters of a column: two an em. A heading may take two lines and has the filter's arrow."""
    cells = (2 * ems(display.word(value, column)) for value in values.unique())
    head = 1.15 * ems(display.heading(column)) + 3
    return min(max(_NARROWEST, head, *cells, 0) + 3, _WIDEST)


def _prepare_print(sheet: Any, headings: int, caption: Caption) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(headings)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    numbers = Files.PAGE_NUMBERS.format(page="&P", pages="&N")
    marks = caption.mark.replace("&", "&&")
    sheet.set_footer(f"&L{marks}&C{numbers}&R{caption.edition.replace('&', '&&')[:60]}")


def _format(book: Any, **properties: Any) -> _Format:
    return book.add_format({"font_name": Workbooks.FONT, "font_size": 11, "valign": "vcenter", **properties})
