"""The kinds of column a finding is made of: how each is headed and shown, on page and in file alike."""

from enum import Enum, StrEnum, auto
from typing import Any

import dataframely as dy

from analytics.base.good import Good


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


Limits = tuple[float, ...]


class CodeOf(Enum):
    """Whose code a column of codes holds."""

    UNIT = auto()
    BRANCH = auto()


def text(heading: str, **options: Any) -> dy.String:
    """Words."""
    return dy.String(description=heading, metadata=_metadata(Shows.TEXT), **options)


def code(heading: str, *, name_in: str = "name", **options: Any) -> dy.String:
    """The code of something that is no organisation; name_in: the column of the table with its words."""
    metadata = _metadata(Shows.TEXT) | {"name_in": name_in}
    return dy.String(description=heading, metadata=metadata, **options)


def unit_code(heading: str, *, name_in: str = "name", **options: Any) -> dy.String:
    """The code of a unit; name_in: the column with its name, empty or absent in tables that lack it."""
    metadata = _metadata(Shows.TEXT) | {"code_of": CodeOf.UNIT, "name_in": name_in}
    return dy.String(description=heading, metadata=metadata, **options)


def branch_code(heading: str, *, name_in: str = "name", **options: Any) -> dy.String:
    """The code of a branch; name_in as with unit_code."""
    metadata = _metadata(Shows.TEXT) | {"code_of": CodeOf.BRANCH, "name_in": name_in}
    return dy.String(description=heading, metadata=metadata, **options)


def count(heading: str, *, signed: bool = False, good: Good | None = None, **options: Any) -> dy.Int64:
    """A whole number; signed: shown with its sign, a difference; good: which direction is, if one is."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.COUNT, signed, good), **options)


def change_of_place(heading: str) -> dy.Int64:
    """Places gained (positive) or lost, marked ▲ and ▼ where it is shown; null where nothing is compared."""
    metadata = _metadata(Shows.COUNT, signed=True, good=Good.RISE) | {"marked": True}
    return dy.Int64(description=heading, metadata=metadata, nullable=True)


def points(heading: str, *, signed: bool = False, good: Good | None = None, **options: Any) -> dy.Int64:
    """Hundredths of a point."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.POINTS, signed, good), **options)


def score(
    heading: str, *, signed: bool = False, good: Good | None = None, limits: Limits = (), **options: Any
) -> dy.Int64:
    """Ten-thousandths of a point; limits: what it is judged against, as stored."""
    metadata = _metadata(Shows.SCORE, signed, good) | {"limits": limits}
    return dy.Int64(description=heading, metadata=metadata, **options)


def percent(heading: str, **options: Any) -> dy.Int64:
    """Hundredths of a percent, as a document gives them."""
    return dy.Int64(description=heading, metadata=_metadata(Shows.PERCENT), **options)


def share(
    heading: str, *, signed: bool = False, good: Good | None = None, limits: Limits = (), **options: Any
) -> dy.Float64:
    """A count over a count, unrounded; null where the denominator is 0. Signed: percentage points / 100.

    limits: what it is judged against; rounding never takes it onto one or off it.
    """
    metadata = _metadata(Shows.SHARE, signed, good) | {"limits": limits}
    return dy.Float64(description=heading, metadata=metadata, **options)


def decimal(
    heading: str, *, signed: bool = False, decimals: int = 2, by: str = "", within: str = "", **options: Any
) -> dy.Float64:
    """A number that is no count, in the unit its row or heading names, unrounded.

    by: the column with the feature of the row, which declares decimals and sign in the column's stead.
    within: a column; rows that are not all alike in it are not to be compared, and shown without the number.
    """
    metadata = _metadata(Shows.DECIMAL, signed) | {"decimals": decimals, "by": by, "within": within}
    return dy.Float64(description=heading, metadata=metadata, **options)


def relative(heading: str, *, good: Good | None = None, **options: Any) -> dy.Float64:
    """A change over what it started from, unrounded, with its sign; null where it started from 0.

    Its limit is no change: what rose or fell is never shown as 0.
    """
    metadata = _metadata(Shows.RELATIVE, signed=True, good=good) | {"limits": (0.0,)}
    return dy.Float64(description=heading, metadata=metadata, **options)


def period(heading: str, **options: Any) -> dy.String:
    """A period code."""
    return dy.String(description=heading, metadata=_metadata(Shows.PERIOD), **options)


def day(heading: str, **options: Any) -> dy.Date:
    """A calendar day."""
    return dy.Date(description=heading, metadata=_metadata(Shows.DAY), **options)


def flag(heading: str, *, good: Good | None = None, **options: Any) -> dy.Bool:
    """Yes or no."""
    return dy.Bool(description=heading, metadata=_metadata(Shows.FLAG, good=good), **options)


def shows(column: dy.Column) -> Shows:
    """How the column's values are shown."""
    return (column.metadata or {})["shows"]


def is_signed(column: dy.Column) -> bool:
    """Whether the values are differences, shown with their sign."""
    return bool((column.metadata or {}).get("signed"))


def is_marked(column: dy.Column) -> bool:
    """Whether ▲ and ▼ stand for the sign."""
    return bool((column.metadata or {}).get("marked"))


def decimals(column: dy.Column, usual: int) -> int:
    """How many decimals a number is shown with where the column says it; else as usual."""
    return int((column.metadata or {}).get("decimals", usual))


def limits(column: dy.Column) -> Limits:
    """What the values are judged against, in their own unit."""
    found: Limits = (column.metadata or {}).get("limits", ())
    return found


def named_by(column: dy.Column) -> str:
    """The column that says how this one is shown in each row; empty: every row is shown alike."""
    return str((column.metadata or {}).get("by", ""))


def within(column: dy.Column) -> str:
    """The column in which all rows must be alike for this one to be shown; empty: it always is."""
    return str((column.metadata or {}).get("within", ""))


def good(column: dy.Column) -> Good | None:
    """Which direction of the column is good; None: it is not judged."""
    found: Good | None = (column.metadata or {}).get("good")
    return found


def is_welcome(value: float | None, column: dy.Column) -> bool | None:
    """Whether the value says that something is well; None where it is not judged (see Good.welcomes)."""
    direction = good(column)
    return direction.welcomes(value) if direction else None


def code_of(column: dy.Column) -> CodeOf | None:
    """Whose code the column holds; None: it holds none."""
    found: CodeOf | None = (column.metadata or {}).get("code_of")
    return found


def name_in(column: dy.Column) -> str:
    """The column with the names of these codes, in tables that have one; empty: none, or no codes."""
    return str((column.metadata or {}).get("name_in", ""))


def _metadata(shows: Shows, signed: bool = False, good: Good | None = None) -> dict[str, Any]:
    return {"shows": shows, "signed": signed, "good": good}
