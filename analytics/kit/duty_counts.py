"""Duties added up: by scope and number, and unit by unit; small counts of persons hidden beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.bound import bound_units
from analytics.kit.duties import State, duties_of_units, has_reports
from analytics.kit.duty_columns import DutiesOfUnit, Duty, DutyOfScope
from analytics.kit.duty_hiding import hide_few
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.reference.thresholds import Standing, Threshold
from analytics.statistics.suppression import LEAST

_COUNTED = {
    "met": (State.MET,),
    "unmet": (State.UNMET,),
    "behind": (State.BEHIND,),
    "waiting": (State.ON_PACE, State.NOT_YET),
    "incomplete": (State.INCOMPLETE,),
    "unreported": (State.UNREPORTED,),
}
OWED = tuple(state for states in _COUNTED.values() for state in states)


@dataclass(frozen=True)
class DutyTables:
    """The tables of one system of duties; name begins theirs, title their titles."""

    name: str
    title: str

    @property
    def names(self) -> tuple[str, str, str]:
        """Unit × number, scope × number, unit."""
        return self.name, f"{self.name}_by_indicator", f"{self.name}_by_unit"

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """In the order of the workbook of everything."""
        one, of_scope, of_unit = self.names
        quoted, below = ("owed", "met", "unmet"), RollUp.CONCAT
        return (
            Result(one, self.title, Duty, Reach.UNIT, below, ("state",), least_cell=LEAST),
            Result(
                *(of_scope, f"{self.title}（合计）", DutyOfScope, Reach.LEAGUE, RollUp.SUM, quoted),
                of_units="owed",
                together=("scope", "code"),
                least_cell=LEAST,
            ),
            Result(of_unit, f"{self.title}（分单位）", DutiesOfUnit, Reach.UNIT, below, quoted),
        )

    def tables(self, of_units: pl.DataFrame | None) -> dict[str, dy.DataFrame[Any]]:
        """The tables of what count_reported gives; empty where that is nothing."""
        if of_units is None:
            return {result.name: result.schema.create_empty() for result in self.results}
        hidden, totals = hide_few(of_units)
        one, of_scope, of_unit = self.names
        return {
            one: hidden.with_columns(_standing_of_unit()).select(*Duty.column_names()).pipe(Duty.validate),
            of_scope: _by_scope(hidden, totals),
            of_unit: _by_unit(hidden),
        }


def count_reported(
    duties: Sequence[Threshold],
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    reports: pl.LazyFrame,
    period: Period,
    day: date,
) -> pl.DataFrame | None:
    """duties.duties_of_units; None where nobody reported by the day: no record is not nothing done."""
    if units.is_empty() or not has_reports(reports, day):
        return None
    bound = bound_units(duties, units, organisations, rubrics, period)
    return duties_of_units(duties, units, bound, reports, period, day)


def units_that_owe(of_units: pl.DataFrame) -> pl.DataFrame:
    """org_id, size: how many numbers each unit did not report, or not of all its periods."""
    missing = pl.col("unreported") + pl.col("incomplete")
    return of_units.filter(missing > 0).select("org_id", size=missing)


def _standing_of_unit() -> pl.Expr:
    """A number that binds others is a yardstick of the unit."""
    binds_others = (pl.col("standing") == Standing.BINDING) & ~pl.col("is_bound")
    return pl.when(binds_others).then(pl.lit(Standing.YARDSTICK)).otherwise("standing").alias("standing")


def _by_scope(hidden: pl.DataFrame, totals: pl.DataFrame) -> dy.DataFrame[Any]:
    """Province and league × number: how many units are in which state, and the bounds of the share."""
    scopes = [hidden.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))]
    missing = pl.col("unreported") + pl.col("incomplete")
    over = (pl.col("behind") == 0) & (pl.col("waiting") == 0) & (pl.col("owed") > 0)
    return (
        pl.concat(scopes)
        .group_by("scope", "code", maintain_order=True)
        .agg(
            pl.col("indicator", "standing", "counted").first(),
            *count_states(),
            new=_number(State.NEW),
            observed=(
                (pl.col("state") == State.YARDSTICK) & (pl.col("done").is_not_null() | pl.col("hidden"))
            )
            .sum()
            .cast(pl.Int64),
        )
        .join(totals, on=["scope", "code"], how="left", maintain_order="left")
        .with_columns(
            met_share=pl.when(pl.col("met") + pl.col("unmet") > 0).then(
                pl.col("met") / (pl.col("met") + pl.col("unmet"))
            ),
            low=pl.when(over).then(pl.col("met") / pl.col("owed")),
            high=pl.when(over).then((pl.col("met") + missing) / pl.col("owed")),
        )
        .select(*DutyOfScope.column_names())
        .pipe(DutyOfScope.validate)
    )


def _by_unit(hidden: pl.DataFrame) -> dy.DataFrame[Any]:
    """The units that something binds, in official order."""
    bound = hidden.filter((pl.col("standing") == Standing.BINDING) & pl.col("state").is_in(OWED))
    return (
        bound.group_by("org_id", maintain_order=True)
        .agg(pl.col("name", "league", "official_order").first(), *count_states())
        .select(*DutiesOfUnit.column_names())
        .sort(*OFFICIAL_ORDER)
        .pipe(DutiesOfUnit.validate)
    )


def count_states() -> list[pl.Expr]:
    """owed, and of it how many are in which state."""
    owed = pl.col("state").is_in(OWED).sum().cast(pl.Int64).alias("owed")
    return [owed, *(_number(*states).alias(name) for name, states in _COUNTED.items())]


def _number(*states: State) -> pl.Expr:
    return pl.col("state").is_in(states).sum().cast(pl.Int64)
