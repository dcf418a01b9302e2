"""Counts that are only observed: sums of who reported, by scope and half-year, and unit by unit."""

from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period, halves_until
from analytics.base.rules import PROVINCE
from analytics.kit.counts import Counts, of_leagues, reported_counts
from analytics.kit.units import OFFICIAL_ORDER, Unit


def observed_by_scope(
    counts: Counts, units: dy.DataFrame[Unit], rows: pl.LazyFrame, period: Period, published: pl.DataFrame
) -> dy.DataFrame[Any]:
    """Sum what units standing at the period's end reported of each half-year that is over by then.

    published: kind, published, told beside the province. A half-year nobody reports has zeros, of no unit,
    as soon as any was reported.
    """
    every = reported_counts(counts, rows).join(units.lazy().select("org_id", "league"), on="org_id").collect()
    halves = [half.code for half in halves_until([*every["period"].unique(), period.last_half.code], period)]
    known = every.filter(pl.col("period").is_in(halves))
    of_units = known.with_columns(scope="org_id")
    found = pl.concat([of_leagues(known), of_units.select(*known.columns, "scope")])
    keys = ["scope", "kind", "period"]
    sums = found.group_by(keys).agg(units=pl.len().cast(pl.Int64), total=pl.col("now").sum())
    scopes = [PROVINCE, *units["league"].unique(maintain_order=True)] if known.height else []
    grid = pl.DataFrame({"scope": scopes}, schema={"scope": pl.String})
    for column, words in (("kind", [*counts.kinds.values()]), ("period", halves)):
        grid = grid.join(pl.DataFrame({column: words}, schema={column: pl.String}), how="cross")
    return (
        pl.concat([grid, sums.select(keys)])
        .unique()
        .join(sums, on=keys, how="left")
        .with_columns(pl.col("units", "total").fill_null(0))
        .join(published.with_columns(scope=pl.lit(PROVINCE)), on=["scope", "kind"], how="left")
        .select(*counts.observed.column_names())
        .sort("scope", counts.order, "period")
        .pipe(counts.observed.validate)
    )


def observed_by_unit(
    counts: Counts, units: dy.DataFrame[Unit], rows: pl.LazyFrame, period: Period
) -> dy.DataFrame[Any]:
    """What each unit reported of the last half-year over, in official order; silent ones have no row."""
    given = pl.any_horizontal(pl.col(list(counts.kinds)).is_not_null())
    half = period.last_half
    own = rows.filter((pl.col("period") == half.code) & given).collect()
    return (
        units.join(own, on="org_id")
        .sort(*OFFICIAL_ORDER)
        .select(*counts.of_one_unit.column_names())
        .pipe(counts.of_one_unit.validate)
    )
