"""An old .xls → its visible sheets as texts, by xlrd; imported only where an .xls is opened."""

import os
import struct
from array import array
from collections.abc import Callable
from pathlib import Path

import xlrd
from xlrd.sheet import Cell, Sheet

from analytics.intake.books import About, CodedBook, FileKind, Shelf
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.numbers_in_cells import Shown, display_of_format, text_of_number

_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
_FIRST_OWN_FORMAT = 164  # below it formats are built in
_ELSEWHERE = frozenset({xlrd.book.SUPBOOK_EXTERNAL, xlrd.book.SUPBOOK_DDEOLE})  # other files, other programs
_LOCKED = "encrypted"  # xlrd's word for a password
# What xlrd raises on damaged files, each seen in trials with spoilt ones.
_DAMAGE = (
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def book_of_old_workbook(path: Path, share: Callable[[float], None]) -> CodedBook:
    """Every visible sheet, merged ranges filled. Raises RefusedError."""
    try:
        with (
            Path(os.devnull).open("w") as nowhere,
            xlrd.open_workbook(
                path, logfile=nowhere, formatting_info=True, on_demand=True, ragged_rows=True
            ) as book,
        ):
            return _coded_book(book, share, _MACROS in path.read_bytes())
    except _DAMAGE as error:
        locked = isinstance(error, xlrd.XLRDError) and _LOCKED in str(error)
        refused = RefusedError(Problem.PASSWORD, ".xlsx") if locked else RefusedError(Problem.NOT_A_WORKBOOK)
        raise refused from error


def _coded_book(book: xlrd.Book, share: Callable[[float], None], macros: bool) -> CodedBook:
    shelf, hidden = Shelf(), []
    for number, name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(number)
        if sheet.visibility:
            hidden.append(name)
        else:
            shelf.open_sheet(name)
            _put(sheet, book, shelf)
        book.unload_sheet(number)
        share((number + 1) / book.nsheets)
    links = not _ELSEWHERE.isdisjoint(book._supbook_types)  # xlrd keeps it to itself
    return shelf.coded_book(About(FileKind.OLD_WORKBOOK, hidden=tuple(hidden), macros=macros, links=links))


def _put(sheet: Sheet, book: xlrd.Book, shelf: Shelf) -> None:
    styles = [_display_of_key(book, style.format_key) for style in book.xf_list]
    for number in range(sheet.nrows):
        texts = (_text(cell, styles, bool(book.datemode)) for cell in sheet.row(number))
        shelf.put(number, array("I", map(shelf.code, texts)))
        if number in sheet.rowinfo_map and sheet.rowinfo_map[number].hidden:
            shelf.hide_row(number)
    for column, shown in sheet.colinfo_map.items():
        if shown.hidden:
            shelf.hide_columns(column, column)
    shelf.fill((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)


def _display_of_key(book: xlrd.Book, key: int) -> Shown:
    written = book.format_map.get(key)
    return display_of_format(key, written.format_str if written and key >= _FIRST_OWN_FORMAT else None)


def _text(cell: Cell, styles: list[Shown], since_1904: bool) -> str | None:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        style = cell.xf_index
        how = styles[style] if style is not None and style < len(styles) else Shown.PLAIN
        return text_of_number(repr(cell.value), how, since_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return None
