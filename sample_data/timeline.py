"""The months and half-years that are simulated, and what draws random numbers for a part of them."""

from datetime import date, timedelta

import numpy as np

from analytics.base import periods

FIRST_MONTH = periods.parse("2020-09")
LAST_MONTH = periods.parse("2023-12")
FIRST_DAY = FIRST_MONTH.start
LAST_DAY = LAST_MONTH.end
FOUNDED = date(2018, 1, 1)  # organisations stand since before the counts of 2019
NEW_RUBRIC_YEAR = 2022


def _run(first: periods.Period, last: periods.Period) -> list[periods.Period]:
    run = [first]
    while run[-1] < last:
        run.append(run[-1].shift_by(1))
    return run


MONTHS = _run(FIRST_MONTH, LAST_MONTH)
HALVES = _run(periods.parse("2020H2"), periods.parse("2023H2"))
YEARS = _run(periods.parse("2020"), periods.parse("2023"))
BURDEN_MONTHS = _run(periods.parse("2019-01"), LAST_MONTH)
LAST_HALF = len(HALVES) - 1


def rubric_version(period: periods.Period) -> int:
    """The version of the rubric that a card of this period is scored under."""
    return 2020 if period.year < NEW_RUBRIC_YEAR else 2022


def half_position(period: periods.Period) -> int:
    """Where in HALVES the half-year of this period stands."""
    return HALVES.index(period.half)


def stream(seed: int, part: str) -> np.random.Generator:
    """Random numbers of one part: a change in one part leaves the others as they were."""
    return np.random.default_rng([seed, *part.encode()])


def day_between(rng: np.random.Generator, first: date, last: date) -> date:
    """A day, both ends possible."""
    return first + timedelta(days=int(rng.integers((last - first).days + 1)))
