"""Which columns say that something is well or not, and the colours a spreadsheet gives them.

The numbers carry a sign or a word of their own: the colour is never the only one to say it.
"""

import polars as pl
from xlsxwriter.utility import xl_rowcol_to_cell

from analytics.base import columns
from analytics.base.good import Good
from dashboard.base import display, theme
from dashboard.base.number_words import Numbers
from dashboard.files.workbook.named import Schema
from dashboard.media.cells import Book, Format, Sheet, form

_MET, _MISSED = "#DCE8F4", "#FBE8D6"
_GOOD_IF = {Good.RISE: ">", Good.FALL: "<"}
_BAD_IF = {Good.RISE: "<", Good.FALL: ">", Good.NONE: ">"}


def colour(book: Book, sheet: Sheet, frame: pl.DataFrame, schema: Schema, first: int) -> None:
    """Lay conditional colours over the judged columns of the rows that begin there."""
    if frame.is_empty():
        return
    met = form(book, bg_color=_MET, font_color=theme.LIGHT.sequence[-1])
    missed = form(book, bg_color=_MISSED, font_color="#8A4B10")
    for position, column in enumerate(display.shown_columns(frame, schema).values()):
        if how := columns.good(column):
            area = (first, position, first + frame.height - 1, position)
            for words, look in _conditions(how, xl_rowcol_to_cell(first, position), met, missed):
                sheet.conditional_format(*area, {"type": "formula", "criteria": words, "format": look})


def _conditions(how: Good, cell: str, met: Format, missed: Format) -> list[tuple[str, Format]]:
    """Formulas and colours; a missing number is a dash, which counts for more than any number."""
    if how in (Good.YES, Good.NO):
        yes, no = (met, missed) if how is Good.YES else (missed, met)
        return [(f'={cell}="{Numbers.YES}"', yes), (f'={cell}="{Numbers.NO}"', no)]
    sides = ((_GOOD_IF.get(how), met), (_BAD_IF[how], missed))
    return [(f"=AND(ISNUMBER({cell}),{cell}{sign}0)", look) for sign, look in sides if sign]
