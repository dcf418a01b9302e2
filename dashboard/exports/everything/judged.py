"""Which columns say that something is well or not, and the colours a spreadsheet gives them.

The numbers carry a sign or a word of their own: the colour is never the only one to say it.
"""

from enum import Enum

import polars as pl
from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard import display, theme
from dashboard.exports.everything.named import Schema
from dashboard.media.cells import Book, Format, Sheet, form
from dashboard.text.numbers import Numbers


class Judgement(Enum):
    """What is welcome: a rise, a fall, none at all, yes, no."""

    RISE = "rise"
    FALL = "fall"
    NONE = "none"
    YES = "yes"
    NO = "no"


_ANYWHERE = {
    "reached": Judgement.YES,
    "within": Judgement.YES,
    "is_overdue": Judgement.NO,
    "shortfall": Judgement.NONE,
    "overdue": Judgement.NONE,
    "days_overdue": Judgement.NONE,
    "cleared_late": Judgement.NONE,
    "months_late": Judgement.NONE,
    "days_late": Judgement.NONE,
    "missing_items": Judgement.NONE,
    "previous_place_change": Judgement.RISE,
    "last_year_place_change": Judgement.RISE,
    "previous_score_change": Judgement.RISE,
    "last_year_score_change": Judgement.RISE,
    "mean_change": Judgement.RISE,
    "mean_year_change": Judgement.RISE,
    "share_change": Judgement.RISE,
    "share_year_change": Judgement.RISE,
}
_OF_TABLE = {
    ("item_changes", "change"): Judgement.RISE,
    ("overtakes", "effect"): Judgement.RISE,
    ("burden_pooled", "change"): Judgement.FALL,
    ("burden_pooled", "ratio"): Judgement.FALL,
    ("burden_by_unit", "change"): Judgement.FALL,
    ("burden_by_unit", "ratio"): Judgement.FALL,
}
_MET, _MISSED = "#DCE8F4", "#FBE8D6"
_GOOD_IF = {Judgement.RISE: ">", Judgement.FALL: "<"}
_BAD_IF = {Judgement.RISE: "<", Judgement.FALL: ">", Judgement.NONE: ">"}


def judgement(table: str, column: str) -> Judgement | None:
    """How the column of the result table is judged; None where it is not."""
    return _OF_TABLE.get((table, column)) or _ANYWHERE.get(column)


def colour(book: Book, sheet: Sheet, frame: pl.DataFrame, schema: Schema, first: int, table: str) -> None:
    """Lay conditional colours over the judged columns of the rows that begin there."""
    if frame.is_empty():
        return
    met = form(book, bg_color=_MET, font_color=theme.LIGHT.sequence[-1])
    missed = form(book, bg_color=_MISSED, font_color="#8A4B10")
    for position, name in enumerate(display.shown_columns(frame, schema)):
        if how := judgement(table, name):
            area = (first, position, first + frame.height - 1, position)
            for words, look in _conditions(how, xl_rowcol_to_cell(first, position), met, missed):
                sheet.conditional_format(*area, {"type": "formula", "criteria": words, "format": look})


def _conditions(how: Judgement, cell: str, met: Format, missed: Format) -> list[tuple[str, Format]]:
    """Formulas and colours; a missing number is a dash, which counts for more than any number."""
    if how in (Judgement.YES, Judgement.NO):
        yes, no = (met, missed) if how is Judgement.YES else (missed, met)
        return [(f'={cell}="{Numbers.YES}"', yes), (f'={cell}="{Numbers.NO}"', no)]
    sides = ((_GOOD_IF.get(how), met), (_BAD_IF[how], missed))
    return [(f"=AND(ISNUMBER({cell}),{cell}{sign}0)", look) for sign, look in sides if sign]
