"""The child process that marks an untrusted workbook.

Run as `python -m analytics.intake.marking FILE ORDER RESULT`. ORDER is JSON: marks (sheet, cell, text) and
the rows of the list. Whatever it dies of, the parent gives the list alone.
"""

import json
import sys
import zipfile
from copy import copy
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from analytics.intake import limits
from analytics.intake.issue_lists import CELL_COLUMN, ISSUES_SHEET, LIST_HEADINGS, LIST_WIDTHS, row_height
from analytics.intake.kept_results import put_results, results_of

_AUTHOR = "导入校验"  # tells our comments from the officer's own
_COLOUR = "FFFFC7CE"  # the light red spreadsheets use for bad cells
_FILL = PatternFill("solid", fgColor=_COLOUR)
_CHARACTERS_A_LINE = 22
_WIDTH, _LINE_HEIGHT, _MOST_LINES = 320, 19, 24  # pixels
_MOST_CHARACTERS = 1_000


def marked_workbook(path: Path, marks: list[list[str]], rows: list[list[Any]]) -> openpyxl.Workbook:
    """The workbook with the cells marked and the list as its first sheet."""
    with zipfile.ZipFile(path) as archive:
        linked = any("externallinks/" in name.lower() for name in archive.namelist())
    # Formulas that ask other workbooks would be broken without the links: their last results are kept.
    book = openpyxl.load_workbook(path, keep_vba=False, keep_links=False, data_only=linked, rich_text=True)
    book.template = False
    book.calculation.fullCalcOnLoad = True  # what is mended changes results
    for sheet in book.worksheets:
        _clear_earlier_marks(sheet)
    for name, cell, text in marks:
        if name in book.sheetnames and isinstance(book[name], Worksheet):
            _mark(_writable(book[name], cell), text)
    _write_list(book, rows)
    return book


def _clear_earlier_marks(sheet: Worksheet) -> None:
    """A copy that was mended and comes in again keeps no mark of the first time."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.author == _AUTHOR:
                cell.comment = None
                if cell.fill.fgColor.rgb == _COLOUR:
                    cell.fill = PatternFill()


def _writable(sheet: Worksheet, cell: str) -> Cell:
    """The cell, or the first one of the merged range it lies in."""
    found = sheet[cell]
    if isinstance(found, MergedCell):
        ranges = (merged for merged in sheet.merged_cells.ranges if cell in merged)
        first = next(ranges)
        return sheet.cell(first.min_row, first.min_col)
    return found


def _mark(cell: Cell, text: str) -> None:
    earlier = f"{cell.comment.text}\n" if cell.comment else ""
    words = _plain(earlier + text)[:_MOST_CHARACTERS]
    lines = sum(1 + len(line) // _CHARACTERS_A_LINE for line in words.splitlines())
    comment = Comment(words, _AUTHOR, width=_WIDTH)
    comment.height = _LINE_HEIGHT * (min(lines, _MOST_LINES) + 1)
    cell.comment = comment
    cell.fill = _FILL


def _write_list(book: openpyxl.Workbook, rows: list[list[Any]]) -> None:
    earlier = book[ISSUES_SHEET] if ISSUES_SHEET in book.sheetnames else None
    if earlier is not None and earlier.cell(1, 1).value == LIST_HEADINGS[0]:
        book.remove(earlier)
    sheet = book.create_sheet(ISSUES_SHEET, 0)
    style = _style(sheet, Alignment(wrap_text=True, vertical="top"))
    for row, cells in enumerate([LIST_HEADINGS, *rows], 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            cell.value = _plain(value) or None if isinstance(value, str) else value
            if cell.data_type == "f":
                cell.data_type = "s"  # never a formula, whatever it begins with
            cell._style = style
        sheet.row_dimensions[row].height = row_height(cells)
    for column, width in enumerate(LIST_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        heading = sheet.cell(1, column)
        heading._style = copy(style)  # the others share theirs
        heading.font = Font(bold=True)
    _link(book, sheet, rows)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = sheet.dimensions
    book.active = 0
    for one in book.worksheets[1:]:
        one.sheet_view.tabSelected = False  # otherwise typing would change several sheets at once


def _link(book: openpyxl.Workbook, sheet: Worksheet, rows: list[list[Any]]) -> None:
    style = _style(sheet, Alignment(vertical="top"), Font(color="FF0563C1", underline="single"))
    for row, cells in enumerate(rows, 2):
        name, place = str(cells[CELL_COLUMN - 1]), str(cells[CELL_COLUMN])
        if place and name in book.sheetnames:
            cell = sheet.cell(row, CELL_COLUMN + 1)
            quoted = name.replace("'", "''")
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}")
            cell._style = style


def _style(sheet: Worksheet, alignment: Alignment, font: Font | None = None) -> StyleArray:
    """One style for thousands of cells: to set it up for each is most of the work."""
    cell = Cell(sheet)
    cell.alignment = alignment
    if font:
        cell.font = font
    return cell._style


def _plain(text: str) -> str:
    """Without characters no workbook may hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "ignore").decode("utf-8")


def _run(path: Path, order: Path, result: Path) -> None:
    told = json.loads(order.read_text(encoding="utf-8"))
    book = marked_workbook(path, told["marks"], told["rows"])
    results = results_of(path, book)
    book.save(result)
    put_results(result, results)


if __name__ == "__main__":
    limits.restrain_this_process()
    _run(*map(Path, sys.argv[1:4]))
