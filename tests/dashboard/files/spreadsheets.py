"""Sheets of a workbook as a reader sees them: the cells under their headings, numbers rounded as shown."""

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile

import openpyxl
from openpyxl.cell.cell import Cell

from analytics.base.columns import shows
from dashboard.base import display
from dashboard.base.number_words import Numbers


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def table(sheet):
    """The headings, then the rows."""
    top = int(sheet.print_title_rows.split("$")[-1])
    width = sum(cell.value is not None for cell in sheet[top])
    head, *rows = sheet.iter_rows(min_row=top, max_col=width)
    # The cells of a chart beside the table may reach further down.
    return [cell.value for cell in head], list(takewhile(lambda row: row[0].value is not None, rows))


def hidden(sheet) -> list[str]:
    """Rows and columns nobody sees."""
    sides = (sheet.row_dimensions, sheet.column_dimensions)
    return [str(key) for side in sides for key, one in side.items() if one.hidden]


def seen(cell: Cell) -> str:
    """The cell's number in the decimals of its format; its words as they are."""
    if cell.is_date:
        return display.day_name(cell.value.date())
    if not isinstance(cell.value, int | float):
        return str(cell.value)
    positive = re.sub(r'"[^"]*"', "", cell.number_format.split(";")[0])  # a quoted % multiplies nothing
    places = len(re.sub(r"[^0]", "", positive.partition(".")[2]))
    size = Decimal(repr(cell.value)) * (100 if "%" in positive else 1)
    return str(_settled(size).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def worded(value, column) -> str:
    """The value as pages show it, without what a column of numbers says in its heading or format."""
    words = display.word(value, column)
    if value is None or shows(column) not in display.SCALES:
        return words
    digits = words.removesuffix("个百分点").removesuffix("%").removeprefix(Numbers.PLUS)
    return digits.replace(Numbers.MINUS, "-").removeprefix(Numbers.RISEN).replace(Numbers.FALLEN, "-")


def _settled(size: Decimal) -> Decimal:
    """Without the noise of binary fractions, as the pages cut it."""
    return size.quantize(Decimal("1e-10"), ROUND_HALF_UP)
