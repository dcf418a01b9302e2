"""Rounds quarter by quarter: who was reached by its end, beside the pace, and who had no round in it."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period, month_of
from analytics.base.rules import PROVINCE
from analytics.kit.units import Unit

QUARTERS = 4
SEEN_MONTHS = 24


def pace(population: pl.Expr, quarter: pl.Expr) -> pl.Expr:
    """How many should be reached by the end of a quarter: a quarter of them each, rounded up."""
    return (population * quarter + QUARTERS - 1) // QUARTERS


def is_recent(held_on: pl.Expr, day: date) -> pl.Expr:
    """Whether it was held in the two years that end with the day's month."""
    since = month_of(day).shift_by(1 - SEEN_MONTHS).start
    return held_on.is_between(since, day).fill_null(value=False)


def done_for_the_year() -> pl.Expr:
    """A unit of one branch owes one round a year and not one a quarter (assumption)."""
    return (pl.col("population") == 1) & (pl.col("covered") == 1)


def by_quarter(
    schema: type[dy.Schema],
    counted: pl.DataFrame,
    known: pl.DataFrame,
    went: pl.DataFrame,
    units: dy.DataFrame[Unit],
    quarters: list[Period],
) -> dy.DataFrame[Any]:
    """Scope × quarter that is over: reached by its end, the pace, units that had no round in it."""
    frames = [_of_quarter(counted, known, went, units, quarter) for quarter in quarters]
    rows = pl.concat(frames) if frames and counted.height else schema.create_empty()
    return rows.select(*schema.column_names()).sort("scope", "quarter").pipe(schema.validate)


def _of_quarter(
    counted: pl.DataFrame, known: pl.DataFrame, went: pl.DataFrame, units: dy.DataFrame[Unit], quarter: Period
) -> pl.DataFrame:
    day = pl.lit(quarter.end)
    in_it = went.filter(pl.col("held_on").is_between(quarter.start, quarter.end))["unit_id"].unique()
    seen = known.filter(is_recent(pl.col("held_on"), quarter.end))["org_id"].unique().implode()
    parts = {"covered": pl.col("covered_on") <= day, "unseen": ~pl.col("org_id").is_in(seen)}
    own = (
        counted.group_by("unit_id")
        .agg(
            pl.len().cast(pl.Int64).alias("population"),
            *(part.sum().cast(pl.Int64).alias(name) for name, part in parts.items()),
        )
        .join(units.select("league", unit_id="org_id"), on="unit_id")
        .with_columns(had=pl.col("unit_id").is_in(in_it.implode()) | done_for_the_year())
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
