"""Which periods the data speak of, and which of them a reader sees first."""

from collections.abc import Iterable

from analytics.base import rules
from analytics.base.periods import Grain, Period, parse
from analytics.lake import Key, Snapshot

_HALVES = ("reviews", "star_ratings", "branch_cards")
_MONTHS = ("self_checks", "burden_counts")
_REPORTS = ("reviews", "star_ratings", *_MONTHS)


def periods(of: Snapshot) -> list[Period]:
    """Half-years and years some data set speaks of, the latest first; a year follows its second half."""
    return periods_of_keys(of.heads)


def periods_of_keys(keys: Iterable[Key]) -> list[Period]:
    """Likewise, of the partitions that have rows."""
    known = list(keys)
    codes = {partition for name, partition in known if name in _HALVES}
    months = {parse(partition) for name, partition in known if name in _MONTHS}
    halves = {parse(code) for code in codes} | {month.half for month in months}
    shown = {half for half in halves if half.year > rules.BURDEN_BASE_YEAR}
    years = {Period(half.year, Grain.YEAR) for half in shown if half.number == 2}
    return sorted(shown | years, key=lambda one: (one.end, one.start), reverse=True)


def last_month(keys: Iterable[Key]) -> Period | None:
    """The last month the partitions reach, as closed_periods.horizon finds it in the rows."""
    spans = [parse(partition) for name, partition in keys if name in _REPORTS]
    return max((span.months[-1] for span in spans), default=None)


def first_choice(offered: list[Period], of: Snapshot) -> Period:
    """What a reader sees first: the latest half-year that has reviews, else the latest period offered."""
    reviewed = {partition for name, partition in of.heads if name == "reviews"}
    return next((period for period in offered if period.code in reviewed), offered[0])
