"""Against what a key figure is held: a year against the year before, all else the period before."""

from analytics.base.periods import Grain, Period, parse
from analytics.kit.closed_periods import ComparisonKind
from dashboard.base.number_words import BEFORE


def kind(period: Period) -> ComparisonKind:
    """A year has no 环比."""
    return ComparisonKind.ON_LAST_YEAR if period.grain == Grain.YEAR else ComparisonKind.ON_LAST_PERIOD


def base(period: Period) -> Period:
    """The period this one is held against."""
    return period.last_year if kind(period) == ComparisonKind.ON_LAST_YEAR else period.previous


def column(period: Period, value: str) -> str:
    """The column that holds the change of the value."""
    return f"{value}_year_change" if kind(period) == ComparisonKind.ON_LAST_YEAR else f"{value}_change"


def words(period: Period) -> str:
    """The earlier period as a sentence calls it."""
    return BEFORE[kind(period)]


def is_of(period: Period, half: str) -> bool:
    """Whether what is known of the half-year is news of the period, not of one before it."""
    return parse(half).end == period.end
