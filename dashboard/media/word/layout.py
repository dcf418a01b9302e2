"""How the columns of a table share its width, and how words stand in them: in sizes of their own type."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import dataframely as dy
import polars as pl

from analytics.base.columns import Shows, shows
from dashboard.base import display
from dashboard.media.official_document_words import Word
from dashboard.media.widths import ems, wrap_text

_NARROWEST, _ONE_LINE = 2.0, 4.0  # ems: a column; a heading that is never broken
_MARGINS, _INSET = 0.7, 1.2  # ems left and right of the words: at least; as wished
_HANGING = 0.3  # ems, so that the last character of a line has room
_SHORT = 4.0  # ems: words such as 优秀 stand in the middle
_CENTRED = (Shows.PERIOD, Shows.FLAG, Shows.DAY)


@dataclass(frozen=True)
class Placed:
    """A column: its width and what is left free beside its words, in ems; sides as Word names them."""

    width: float
    side: str
    right: float
    heading: float


def place_columns(
    frame: pl.DataFrame, columns: dict[str, dy.Column], shares: Sequence[float], whole: float
) -> list[Placed]:
    """The columns on so many ems; shares are those declared, else the words decide."""
    widest = [_widest(frame[name], column) for name, column in columns.items()]
    widths = _column_widths(widest, list(columns.values()), shares, whole)
    found = zip(columns.values(), widest, widths, strict=True)
    return [_place_column(column, words, width) for column, words, width in found]


def lines(words: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines a row of such words takes in columns so many ems wide."""
    return max(len(wrap_text(one, width - _MARGINS)) for one, width in zip(words, widths, strict=True))


def _place_column(column: dy.Column, words: float, width: float) -> Placed:
    room = width - _MARGINS
    right = max(0.0, (room - words) / 2) if _is_number(column) else 0.0  # below the middle of the heading
    return Placed(width, _side(column, words), right, _beside_heading(display.heading(column), room))


def _column_widths(
    widest: list[float], columns: list[dy.Column], shares: Sequence[float], whole: float
) -> list[float]:
    if shares:
        return [whole * share / sum(shares) for share in shares]
    wished = [
        max(words, _heading_width(display.heading(column)), _NARROWEST) + _INSET
        for words, column in zip(widest, columns, strict=True)
    ]
    if sum(wished) <= whole:
        return [whole * width / sum(wished) for width in wished]
    limit = _limit(wished, whole)
    return [min(width, limit) for width in wished]


def _limit(wished: list[float], whole: float) -> float:
    """The width at which the widest columns are cut so that all fit: narrow ones keep theirs."""
    left = whole
    for place, width in enumerate(sorted(wished)):
        share = left / (len(wished) - place)
        if width > share:
            return share
        left -= width
    return max(wished)


def _widest(values: pl.Series, column: dy.Column) -> float:
    return max((ems(display.word(value, column)) for value in values.unique()), default=0.0)


def _heading_width(heading: str) -> float:
    whole = ems(heading)
    return whole if whole <= _ONE_LINE else max(map(ems, _middle(heading)))


def _halves(heading: str, room: float) -> list[str]:
    """Before its unit in brackets where that leaves the longer part first, else in the middle."""
    before, bracket, unit = heading.partition(Word.BRACKET)
    if bracket and room >= ems(before) >= ems(bracket + unit):
        return [before, bracket + unit]
    return _middle(heading)


def _middle(heading: str) -> list[str]:
    middle = math.ceil(len(heading) / 2)
    return [heading[:middle], heading[middle:]]


def _beside_heading(heading: str, room: float) -> float:
    """What is left free on either side so that a heading of two lines breaks where it should."""
    widest = max(map(ems, _halves(heading, room)))
    if ems(heading) <= room or widest > room:
        return 0.0
    return max(0.0, (room - widest - _HANGING) / 2)


def _is_number(column: dy.Column) -> bool:
    return shows(column) in display.SCALES


def _side(column: dy.Column, words: float) -> str:
    if _is_number(column):
        return "right"
    return "center" if shows(column) in _CENTRED or words <= _SHORT else "left"
