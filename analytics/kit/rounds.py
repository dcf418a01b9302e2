"""Systems of rounds: somebody goes to every organisation once a year; who was reached, beside the pace.

Whom a round must reach are the branches standing on the day it is counted that were founded before the last
quarter of the year; who stands no longer is in neither numerator nor denominator, of no quarter.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Grain, Period, month_of
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit import round_columns as columns
from analytics.kit.round_visits import outcomes
from analytics.kit.units import OFFICIAL_ORDER, Unit, standing_branches
from analytics.kit.worded import fill_headings, schema_of

Frames = dict[str, dy.DataFrame[Any]]
REACHED, HALF, NOT_REACHED, NEW = "已覆盖", "只完成一半", "未覆盖", "本年新设"
QUARTERS = 4
SEEN_MONTHS = 24


@dataclass(frozen=True)
class Rounds:
    """One system of rounds. name begins its tables, title their titles; went: its verb.

    kinds: what counts as a visit, each of them needed at_least times in the year. outcomes: the name of the
    table of what the visits found; words: those for that, the best first.
    """

    name: str
    title: str
    went: str
    kinds: tuple[str, ...]
    outcomes: str
    words: tuple[str, ...]
    at_least: int = 1

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
        quarter = (f"{name}_by_quarter", f"{title}（分季度）", self.by_quarter, Reach.SCOPE, add, quoted)
        return (
            Result(name, title, self.one, Reach.UNIT_OF_BRANCH, below),
            Result(f"{name}_by_unit", f"{title}（分单位）", self.by_unit, Reach.UNIT, below, quoted),
            Result(*quarter),
            Result(self.outcomes, f"{title}结果", self.outcome, Reach.COMMITTEE, add),
        )

    def _schema_of(self, shape: type[dy.Schema], name: str) -> type[dy.Schema]:
        return schema_of(name, fill_headings(shape, {"went": self.went}), shape)


def tables(
    rounds: Rounds,
    organisations: pl.LazyFrame,
    visits: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    *,
    day: date | None = None,
) -> Frames:
    """All tables of rounds.results, empty where no visit was ever told: that is no record, not none reached.

    visits: org_id, kind, held_on, organised_by, result, exemplar. day: on which the period is counted.
    """
    day = day or period.end
    known = visits.filter(pl.col("kind").is_in(rounds.kinds), pl.col("held_on") <= day).collect()
    if known.is_empty():
        return {result.name: result.schema.create_empty() for result in rounds.results}
    founded = organisations.group_by("org_id").agg(pl.col("valid_from").min())
    branches = standing_branches(organisations, day).join(founded, on="org_id").collect()
    of_year = known.filter(pl.col("held_on") >= date(period.year, 1, 1))
    ones = state_of_each(rounds, branches, known, of_year, period.year, day)
    counted = ones.filter(pl.col("state") != NEW)
    went = of_year.join(branches.select("org_id", "unit_id", "league"), on="org_id").filter(
        pl.col("org_id").is_in(counted["org_id"].implode())
    )
    quarters = ended_quarters(period.year, day)
    of_units = _by_unit(ones, counted, went, units, day)
    return {
        rounds.name: ones.select(*rounds.one.column_names()).pipe(rounds.one.validate),
        f"{rounds.name}_by_unit": rounds.by_unit.validate(of_units.select(*rounds.by_unit.column_names())),
        f"{rounds.name}_by_quarter": _by_quarter(rounds, counted, known, went, units, quarters),
        rounds.outcomes: outcomes(rounds.outcome, rounds.words, went),
    }


def ended_quarters(year: int, day: date) -> list[Period]:
    """The quarters of the year that are over by the day; a running one is not judged by its pace."""
    every = [Period(year, Grain.QUARTER, number) for number in range(1, QUARTERS + 1)]
    return [quarter for quarter in every if quarter.end <= day]


def pace(population: pl.Expr, quarter: pl.Expr) -> pl.Expr:
    """How many should be reached by the end of a quarter: a quarter of them each, rounded up."""
    return (population * quarter + QUARTERS - 1) // QUARTERS


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
        .with_columns(unseen=(pl.col("state") != NEW) & ~_is_recent(pl.col("last_on"), day))
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
    idle = (pl.col("population") > 0) & (pl.col("visits") == 0) & ~_done_for_the_year()
    over = any(quarter.end == day for quarter in ended_quarters(day.year, day))
    judged = idle if over else pl.lit(None, pl.Boolean)  # a running quarter may still have its round
    return joined.with_columns(pl.selectors.unsigned_integer().cast(pl.Int64).fill_null(0)).with_columns(
        without=judged
    )


def _is_recent(held_on: pl.Expr, day: date) -> pl.Expr:
    """Whether it was held in the two years that end with the day's month."""
    since = month_of(day).shift_by(1 - SEEN_MONTHS).start
    return held_on.is_between(since, day).fill_null(value=False)


def _done_for_the_year() -> pl.Expr:
    """A unit of one branch owes one round a year and not one a quarter (assumption)."""
    return (pl.col("population") == 1) & (pl.col("covered") == 1)


def _quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def _by_quarter(
    rounds: Rounds,
    counted: pl.DataFrame,
    known: pl.DataFrame,
    went: pl.DataFrame,
    units: dy.DataFrame[Unit],
    quarters: list[Period],
) -> dy.DataFrame[Any]:
    """Scope × quarter that is over: reached by its end, the pace, units that had no round in it."""
    frames = [_quarter(counted, known, went, units, quarter) for quarter in quarters]
    schema = rounds.by_quarter
    rows = pl.concat(frames) if frames and counted.height else schema.create_empty()
    return rows.select(*schema.column_names()).sort("scope", "quarter").pipe(schema.validate)


def _quarter(
    counted: pl.DataFrame, known: pl.DataFrame, went: pl.DataFrame, units: dy.DataFrame[Unit], quarter: Period
) -> pl.DataFrame:
    day = pl.lit(quarter.end)
    in_it = went.filter(pl.col("held_on").is_between(quarter.start, quarter.end))["unit_id"].unique()
    seen = known.filter(_is_recent(pl.col("held_on"), quarter.end))["org_id"].unique().implode()
    parts = {"covered": pl.col("covered_on") <= day, "unseen": ~pl.col("org_id").is_in(seen)}
    own = (
        counted.group_by("unit_id")
        .agg(
            pl.len().cast(pl.Int64).alias("population"),
            *(part.sum().cast(pl.Int64).alias(name) for name, part in parts.items()),
        )
        .join(units.select("league", unit_id="org_id"), on="unit_id")
        .with_columns(had=pl.col("unit_id").is_in(in_it.implode()) | _done_for_the_year())
    )
    return (
        pl.concat(
            [own.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"), pl.col("unit_id"))]
        )
        .group_by("scope")
        .agg(
            pl.col("population", "covered", "unseen").sum(),
            units=pl.len().cast(pl.Int64),
            units_without=(~pl.col("had")).sum().cast(pl.Int64),
        )
        .with_columns(quarter=pl.lit(quarter.code), pace=pace(pl.col("population"), pl.lit(quarter.number)))
    )
