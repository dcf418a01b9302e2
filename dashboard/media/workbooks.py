"""A table as a workbook: formatted, ready to print, safe to open, and saying where it comes from."""

import io
from collections.abc import Iterable

import dataframely as dy
import polars as pl

from analytics.base.columns import Shows, shows
from dashboard.base import display
from dashboard.base.caption import Caption
from dashboard.base.file_words import Files, Workbooks
from dashboard.media import cells
from dashboard.media.cells import Book, Sheet, form

_FORBIDDEN_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'"))
_LONGEST_SHEET_NAME = 31
_A4 = 9


def xlsx(frame: pl.DataFrame, schema: type[dy.Schema], caption: Caption) -> bytes:
    """The frame's shown columns as .xlsx: every row, numbers as precise as stored, shares as percentages."""
    stream = io.BytesIO()
    book = cells.open_book(stream, caption)
    table(book, book.add_worksheet(sheet_name(caption.title)), frame, schema, caption)
    book.close()
    return stream.getvalue()


def table(
    book: Book,
    sheet: Sheet,
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    caption: Caption,
    *,
    none: str = "",
) -> int:
    """Fill a sheet with the table under its caption; returns the row of the headings.

    none: the sentence that stands below the headings where the frame has no rows.
    """
    columns = display.shown_columns(frame, schema)
    top = write_caption(book, sheet, caption)
    cells.headings(book, sheet, top, columns.values())
    cells.rows(book, sheet, top + 1, frame, columns)
    if none and frame.is_empty():
        sheet.write_string(top + 1, 0, none, form(book, font_color="#56616E"))
    sheet.autofilter(top, 0, top + max(frame.height, 1), max(len(columns) - 1, 0))
    sheet.freeze_panes(top + 1, _frozen(list(columns.values())))
    prepare_print(sheet, top, caption)
    return top


def _frozen(columns: list[dy.Column]) -> int:
    """How many columns stay while others scroll: up to the first that tells the rows apart."""
    tells = (at for at, one in enumerate(columns, start=1) if one.primary_key or shows(one) is Shows.TEXT)
    return next(tells, 1)


def sheet_name(title: str, taken: Iterable[str] = ()) -> str:
    """The title as the name of a sheet, which Excel limits in length and characters; none of those taken."""
    name = title.translate(_FORBIDDEN_IN_SHEET_NAME).strip()[:_LONGEST_SHEET_NAME].strip()
    name = name if name and name.lower() != "history" else Workbooks.SHEET_WITHOUT_NAME
    used = {one.lower() for one in taken}
    wanted, number = name, 1
    while wanted.lower() in used:
        number += 1
        wanted = f"{name[: _LONGEST_SHEET_NAME - len(str(number))]}{number}"
    return wanted


def write_caption(book: Book, sheet: Sheet, caption: Caption) -> int:
    """Write what the file says about itself; returns the first row below."""
    title = form(book, bold=True, font_size=16)
    mark = form(book, bold=True, font_color="#A61B29")
    plain = form(book, font_color="#56616E", font_size=10)
    lines = [
        (caption.title, title),
        (caption.mark, mark),
        (caption.scope, plain),
        (caption.origin, plain),
        (caption.making, plain),
    ]
    written = [(words, look) for words, look in lines if words]
    for row, (words, look) in enumerate(written):
        sheet.write_string(row, 0, words, look)
    sheet.set_row(0, 26)
    return len(written)


def prepare_print(sheet: Sheet, headings: int, caption: Caption) -> None:
    """A4 landscape, as wide as the page; the headings on every page; mark, number and edition at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(headings)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    numbers = Files.PAGE_NUMBERS.format(page="&P", pages="&N")
    marks = caption.mark.replace("&", "&&")
    sheet.set_footer(f"&L{marks}&C{numbers}&R{caption.edition.replace('&', '&&')[:60]}")
