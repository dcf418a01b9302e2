"""Pooled figures whose change is judged: how each is shown, how large a change is beside its own history."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.columns import Shows
from analytics.base.good import Good
from analytics.base.periods import Period

BACK = 8  # periods looked back on
LEAST_STEPS = 4  # earlier steps without which the size of a change is not judged, as with a trend
MUCH = 2  # so many times the usual step is much (assumption)
MUCH_BY_CHANCE = 4  # of a count without history: so many times the root of the count before (assumption)
Value = tuple[float | None, str | None]  # of a series, and what two that are compared must share
_TEXTS: dict[str, pl.DataType] = dict.fromkeys(("scope", "measure", "period", "of"), pl.String())
_SERIES = {**_TEXTS, "value": pl.Float64()}


@dataclass(frozen=True, eq=False)
class Judged:
    """One figure of the province or a league. column: as it is shown elsewhere; good: the welcome way.

    least: the smallest step that can be much, in the column's stored unit; of counts it is never less than
    the square root of the count before, which is what chance alone does to a count. system: whose it is.
    """

    code: str
    label: str
    column: dy.Column
    good: Good
    least: float
    system: str

    @property
    def step(self) -> dy.Column:
        """How a change of it is shown: with its sign."""
        match c.shows(self.column):
            case Shows.COUNT:
                return c.count("", signed=True, good=self.good)
            case Shows.POINTS:
                return c.points("", signed=True, good=self.good)
            case _:
                return c.share("", signed=True, good=self.good)

    def least_from(self, then: float) -> float:
        """The smallest step from there that can be much."""
        return max(self.least, math.sqrt(abs(then))) if c.shows(self.column) is Shows.COUNT else self.least


class Step(NamedTuple):
    """now, then: of the period and of the one it is held against; usual: the median size of earlier steps."""

    now: float | None
    then: float | None
    usual: float | None
    steps: int


def periods_back(period: Period) -> list[Period]:
    """The period and those of its length before it, oldest first."""
    return [period.shift_by(step) for step in range(-BACK, 1)]


def series(rows: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The series one below the other: scope, measure, period, value, of.

    value: null where it is not known. of: values can be held against each other only where it is the same.
    """
    told = [one.select(*_SERIES).cast(pl.Schema(_SERIES)) for one in rows if one.width]
    return pl.concat([pl.DataFrame(schema=_SERIES), *told])


def last_step(values: list[Value]) -> Step:
    """The last step of a series of (value, of), oldest first, and the usual size of those before it."""
    steps = [_difference(*pair) for pair in pairwise(values)]
    earlier = [abs(step) for step in steps[:-1] if step is not None]
    then = values[-2][0] if steps and steps[-1] is not None else None
    usual = median(earlier) if len(earlier) >= LEAST_STEPS else None
    return Step(values[-1][0], then, usual, len(earlier))


def weight(judged: Judged, step: Step) -> float:
    """The size of the last step over the usual one, or over the least that can be much where that is more."""
    if step.now is None or step.then is None:
        return 0
    return abs(step.now - step.then) / max(step.usual or 0, judged.least_from(step.then))


def times_usual(judged: Judged, step: Step) -> float | None:
    """How many times the usual step the last one is; None where history is too short to say."""
    return None if step.then is None or step.usual is None else weight(judged, step)


def is_much(judged: Judged, step: Step) -> bool:
    """Whether the last step is much beside its history; of a count whose history is short, beside chance."""
    times = times_usual(judged, step)
    if times is not None:
        return times >= MUCH
    return c.shows(judged.column) is Shows.COUNT and weight(judged, step) >= MUCH_BY_CHANCE


def _difference(
    before: tuple[float | None, str | None], after: tuple[float | None, str | None]
) -> float | None:
    (then, of_then), (now, of_now) = before, after
    return None if then is None or now is None or of_then != of_now else now - then
