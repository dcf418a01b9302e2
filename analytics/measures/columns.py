"""The kinds of column a finding is made of: how each is headed and shown, on page and in file alike."""

from enum import StrEnum
from typing import Any

import dataframely as dy


class Shows(StrEnum):
    """What a column's stored values mean to a reader; the key 'shows' of column metadata."""

    TEXT = "text"
    COUNT = "count"  # a whole number
    POINTS = "points"  # hundredths of a point → 52.35
    SCORE = "score"  # ten-thousandths of a point → 88.4150 shown as 88.42
    PERCENT = "percent"  # hundredths of a percent → 61.6
    SHARE = "share"  # 0 to 1, unrounded → 25.4; a difference of two is in percentage points
    DECIMAL = "decimal"  # a number in the unit its row names, unrounded → 1.25
    RELATIVE = "relative"  # a change over what it started from, unrounded → -12.0 %
    PERIOD = "period"  # a period code → its Chinese name
    DAY = "day"
    FLAG = "flag"  # 是 / 否


def text(heading: str, **options: Any) -> dy.String:
    """Words."""
    return dy.String(description=heading, metadata=_metadata(Shows.TEXT), **options)


def count(heading: str, *, signed: bool = False, **options: Any) -> dy.Int64:
    """A whole number; signed: shown with its sign, a difference."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.COUNT, signed), **options)


def points(heading: str, *, signed: bool = False, **options: Any) -> dy.Int64:
    """Hundredths of a point."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.POINTS, signed), **options)


def score(heading: str, *, signed: bool = False, **options: Any) -> dy.Int64:
    """Ten-thousandths of a point."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.SCORE, signed), **options)


def percent(heading: str, **options: Any) -> dy.Int64:
    """Hundredths of a percent, as a document gives them."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.PERCENT), **options)


def share(heading: str, *, signed: bool = False, **options: Any) -> dy.Float64:
    """A count over a count, unrounded; null where the denominator is 0. Signed: percentage points / 100."""
    return dy.Float64(description=heading, metadata=_metadata(Shows.SHARE, signed), **options)


def decimal(
    heading: str, *, signed: bool = False, decimals: int = 2, by: str = "", **options: Any
) -> dy.Float64:
    """A number that is no count, in the unit its row or heading names, unrounded.

    by: the column with the feature of the row, which declares decimals and sign in the column's stead.
    """
    metadata = _metadata(Shows.DECIMAL, signed) | {"decimals": decimals, "by": by}
    return dy.Float64(description=heading, metadata=metadata, **options)


def relative(heading: str, **options: Any) -> dy.Float64:
    """A change over what it started from, unrounded, with its sign; null where it started from 0."""
    return dy.Float64(description=heading, metadata=_metadata(Shows.RELATIVE, signed=True), **options)


def period(heading: str, **options: Any) -> dy.String:
    """A period code."""
    return dy.String(description=heading, metadata=_metadata(Shows.PERIOD), **options)


def day(heading: str, **options: Any) -> dy.Date:
    """A calendar day."""
    return dy.Date(description=heading, metadata=_metadata(Shows.DAY), **options)


def flag(heading: str, **options: Any) -> dy.Bool:
    """Yes or no."""
    return dy.Bool(description=heading, metadata=_metadata(Shows.FLAG), **options)


def shows(column: dy.Column) -> Shows:
    """How the column's values are shown."""
    return (column.metadata or {})["shows"]


def is_signed(column: dy.Column) -> bool:
    """Whether the values are differences, shown with their sign."""
    return bool((column.metadata or {}).get("signed"))


def decimals(column: dy.Column) -> int:
    """How many decimals a number that is no count is shown with."""
    return int((column.metadata or {})["decimals"])


def named_by(column: dy.Column) -> str:
    """The column that says how this one is shown in each row; empty: every row is shown alike."""
    return str((column.metadata or {}).get("by", ""))


def _metadata(shows: Shows, signed: bool = False) -> dict[str, Any]:
    return {"shows": shows, "signed": signed}
