"""The limits of terms and posts as objects: what the documents fix, and what is assumed of it (spans.csv)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from analytics.reference import read_lines
from analytics.reference.thresholds import Threshold, thresholds

_MONTHS = {"年": 12, "月": 1}


@dataclass(frozen=True)
class SpanLimit:
    """A limit. levels: of the bodies, posts: of whom it is; remind: months before it is due it comes up.

    extension: months an approved extension usually does not exceed. soon, over: the words of those states.
    """

    threshold: Threshold
    levels: tuple[str, ...]
    posts: tuple[str, ...]
    remind: int
    extension: int
    soon: str
    over: str

    @property
    def code(self) -> str:
        """That of the threshold."""
        return self.threshold.code

    @property
    def months(self) -> int:
        """The limit in calendar months; raises KeyError of one that is no length of time."""
        return self.threshold.threshold * _MONTHS[self.threshold.unit]


@cache
def span_limits() -> Mapping[str, SpanLimit]:
    """By code, in the order of the table."""
    of_code = {one.code: one for one in thresholds()}
    return {row["code"]: _limit(of_code[row["code"]], row) for row in read_lines("spans")}


def _limit(threshold: Threshold, row: Mapping[str, str]) -> SpanLimit:
    levels, posts = (tuple(filter(None, row[name].split(";"))) for name in ("levels", "of_posts"))
    remind, extension = (int(row[name]) for name in ("remind_months", "extension_months"))
    return SpanLimit(threshold, levels, posts, remind, extension, row["soon"], row["over"])
