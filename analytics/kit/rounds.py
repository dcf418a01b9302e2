"""Systems of rounds: somebody goes to every organisation once a year; who was reached, beside the pace.

Whom a round must reach are the branches standing on the day it is counted that were founded before the last
quarter of the year; who stands no longer is in neither numerator nor denominator, of no quarter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Grain, Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import round_columns as columns
from analytics.kit.round_quarters import QUARTERS, by_quarter, done_for_the_year, is_recent
from analytics.kit.round_visits import outcomes
from analytics.kit.units import OFFICIAL_ORDER, Unit, founded_on, standing_branches
from analytics.kit.worded import fill_headings, schema_of

Frames = dict[str, dy.DataFrame[Any]]
BRANCH = "支部"
REACHED, HALF, NOT_REACHED, NEW = "已覆盖", "只完成一半", "未覆盖", "本年新设"


@dataclass(frozen=True)
class Rounds:
    """One system of rounds. name begins its tables, title their titles; went: its verb.

    kinds: what counts as a visit, each of them needed at_least times in the year. outcomes: the name of the
    table of what the visits found; words: those for that, the best first. one_body: whom it reaches.
    each_quarter: a unit owes a round in every quarter, and not only one a year.
    """

    name: str
    title: str
    went: str
    kinds: tuple[str, ...]
    outcomes: str
    words: tuple[str, ...]
    at_least: int = 1
    one_body: str = BRANCH
    each_quarter: bool = True

    @cached_property
    def one(self) -> type[dy.Schema]:
        """A branch and its state."""
        return self._schema_of(columns.Reached, self.name)

    @cached_property
    def by_unit(self) -> type[dy.Schema]:
        """A unit, its branches reached by quarter."""
        return self._schema_of(columns.UnitReached, f"{self.name}_by_unit")

    @cached_property
    def by_quarter(self) -> type[dy.Schema]:
        """Scope × quarter."""
        return self._schema_of(columns.QuarterReached, f"{self.name}_by_quarter")

    @cached_property
    def outcome(self) -> type[dy.Schema]:
        """Scope × kind × result."""
        return self._schema_of(columns.VisitOutcome, self.outcomes)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Its tables, in the order of the workbook of everything."""
        name, title = self.name, self.title
        below, add, quoted = RollUp.CONCAT, RollUp.SUM, ("population", "covered")
        beside = ("last_on", "times") if self.one_body == BRANCH else ()
        quarter = (f"{name}_by_quarter", f"{title}（分季度）", self.by_quarter, Reach.SCOPE, add, quoted)
        return (
            Result(name, title, self.one, Reach.UNIT_OF_BRANCH, below, beside_branch=beside),
            Result(f"{name}_by_unit", f"{title}（分单位）", self.by_unit, Reach.UNIT, below, quoted),
            Result(*quarter),
            Result(self.outcomes, f"{title}结果", self.outcome, Reach.COMMITTEE, add),
        )

    def _schema_of(self, shape: type[dy.Schema], name: str) -> type[dy.Schema]:
        return schema_of(name, fill_headings(shape, {"went": self.went, "one": self.one_body}), shape)


def tables(
    rounds: Rounds,
    organisations: pl.LazyFrame,
    visits: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    *,
    day: date | None = None,
    bodies: pl.LazyFrame | None = None,
    bound: Iterable[str] = (),
) -> Frames:
    """All tables of rounds.results, empty where no visit was ever told: that is no record, not none reached.

    visits: org_id, kind, held_on, organised_by, result, exemplar. day: on which the period is counted.
    bodies: whom the round must reach (schema Branch), where those are not the branches. bound: the units a
    document asks for it; all others go by it as a yardstick.
    """
    day = day or period.end
    known = visits.filter(pl.col("kind").is_in(rounds.kinds), pl.col("held_on") <= day).collect()
    if known.is_empty():
        return {result.name: result.schema.create_empty() for result in rounds.results}
    reached = standing_branches(organisations, day) if bodies is None else bodies
    branches = reached.join(founded_on(organisations), on="org_id").collect()
    of_year = known.filter(pl.col("held_on") >= date(period.year, 1, 1))
    ones = state_of_each(rounds, branches, known, of_year, period.year, day)
    counted = ones.filter(pl.col("state") != NEW)
    went = of_year.join(branches.select("org_id", "unit_id", "league"), on="org_id").filter(
        pl.col("org_id").is_in(counted["org_id"].implode())
    )
    quarters = ended_quarters(period.year, day)
    of_units = _by_unit(ones, counted, went, units, day).with_columns(
        binds=pl.col("org_id").is_in(list(bound)),
        without=pl.col("without") if rounds.each_quarter else pl.lit(None, pl.Boolean),
    )
    return {
        rounds.name: ones.select(*rounds.one.column_names()).pipe(rounds.one.validate),
        f"{rounds.name}_by_unit": rounds.by_unit.validate(of_units.select(*rounds.by_unit.column_names())),
        f"{rounds.name}_by_quarter": by_quarter(rounds.by_quarter, counted, known, went, units, quarters),
        rounds.outcomes: outcomes(rounds.outcome, rounds.words, went),
    }


def ended_quarters(year: int, day: date) -> list[Period]:
    """The quarters of the year that are over by the day; a running one is not judged by its pace."""
    every = [Period(year, Grain.QUARTER, number) for number in range(1, QUARTERS + 1)]
    return [quarter for quarter in every if quarter.end <= day]


def state_of_each(
    rounds: Rounds, branches: pl.DataFrame, known: pl.DataFrame, of_year: pl.DataFrame, year: int, day: date
) -> pl.DataFrame:
    """Every branch, or unit, with its state; covered_on: the day on which it had every visit it needs."""
    ever = known.group_by("org_id").agg(last_on=pl.col("held_on").max())
    nth = pl.col("held_on").sort().get(rounds.at_least - 1, null_on_oob=True)
    by_kind = of_year.group_by("org_id", "kind").agg(pl.len().alias("times"), done_on=nth)
    done = pl.col("done_on").is_not_null().sum()
    of_one = by_kind.group_by("org_id").agg(
        pl.col("times").sum().cast(pl.Int64),
        kinds=done,
        covered_on=pl.when(done == len(rounds.kinds)).then(pl.col("done_on").max()),
    )
    last_quarter = date(year, 10, 1)
    state = (
        pl.when(pl.col("valid_from") >= last_quarter)
        .then(pl.lit(NEW))
        .when(pl.col("covered_on").is_not_null())
        .then(pl.lit(REACHED))
        .when(pl.col("kinds") > 0)
        .then(pl.lit(HALF))
        .otherwise(pl.lit(NOT_REACHED))
    )
    return (
        branches.join(ever, on="org_id", how="left")
        .join(of_one, on="org_id", how="left")
        .with_columns(
            pl.col("times").fill_null(0),
            state=state,
            days_since=(pl.lit(day) - pl.col("last_on")).dt.total_days(),
        )
        .with_columns(unseen=(pl.col("state") != NEW) & ~is_recent(pl.col("last_on"), day))
        .sort("unit_id", "org_id")
    )


def _by_unit(
    ones: pl.DataFrame, counted: pl.DataFrame, went: pl.DataFrame, units: dy.DataFrame[Unit], day: date
) -> pl.DataFrame:
    """Every unit in official order; first to fourth: covered for the first time in that quarter."""
    quarter = pl.col("covered_on").dt.quarter()
    parts = {
        name: (quarter == number).sum()
        for number, name in enumerate(("first", "second", "third", "fourth"), 1)
    }
    covered = counted.group_by(org_id="unit_id").agg(
        population=pl.len(), covered=pl.col("covered_on").count(), unseen=pl.col("unseen").sum(), **parts
    )
    new = ones.filter(pl.col("state") == NEW).group_by(org_id="unit_id").agg(new=pl.len())
    visits = went.group_by(org_id="unit_id").agg(
        visits=(pl.col("held_on").dt.quarter() == _quarter_of(day)).sum(), visits_of_year=pl.len()
    )
    joined = units.select("org_id", "name", "league", "official_order").sort(*OFFICIAL_ORDER)
    for counts in (covered, new, visits):
        joined = joined.join(counts, on="org_id", how="left", maintain_order="left")
    idle = (pl.col("population") > 0) & (pl.col("visits") == 0) & ~done_for_the_year()
    over = any(quarter.end == day for quarter in ended_quarters(day.year, day))
    judged = idle if over else pl.lit(None, pl.Boolean)  # a running quarter may still have its round
    return joined.with_columns(pl.selectors.unsigned_integer().cast(pl.Int64).fill_null(0)).with_columns(
        without=judged
    )


def _quarter_of(day: date) -> int:
    return (day.month + 2) // 3
