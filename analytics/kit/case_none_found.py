"""Units that found nothing themselves in a whole year, though others may have: a clue, and no judgement."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import rules
from analytics.base.periods import Period
from analytics.kit.cases import Cases
from analytics.kit.units import FOUNDED_ON, OFFICIAL_ORDER, Unit, standing_branches, standing_on

FEWEST_BRANCHES = 10


def none_found(
    cases: Cases,
    organisations: pl.LazyFrame,
    rows: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    *,
    day: date | None = None,
) -> dy.DataFrame[Any]:
    """Units of at least FEWEST_BRANCHES branches without a case of their own in the last year that is over.

    Rows as cases.none_found, in official order; only units that stood all the year. Of a year in which nobody
    wrote down any case nothing is known, so there are none. day: on which the period is counted.
    """
    until = day or period.end
    last = date(until.year, 12, 31)
    end = last if until == last else date(until.year - 1, 12, 31)
    start = date(end.year, 1, 1)
    of_year = rows.filter(pl.col("found_on").is_between(start, end)).collect()
    by_itself = of_year.filter(pl.col("source") == cases.own_source)["org_id"].implode()
    inspected = pl.col("source").is_in(cases.inspecting)
    others = of_year.group_by("org_id").agg(
        found_by_others=pl.len().cast(pl.Int64), found_by_inspectors=inspected.sum().cast(pl.Int64)
    )
    units_founded = organisations.filter(pl.col("level") == rules.Level.UNIT).with_columns(on=FOUNDED_ON)
    all_year = standing_on(units_founded, end).filter(pl.col("on") <= start)
    branches = (
        standing_branches(organisations, end).group_by(org_id="unit_id").agg(branches=pl.len().cast(pl.Int64))
    )
    known = all_year.select("org_id").join(branches, on="org_id").collect()
    found = (
        units.join(known.filter(pl.col("branches") >= FEWEST_BRANCHES), on="org_id")
        .filter(~pl.col("org_id").is_in(by_itself), pl.lit(of_year.height > 0))
        .join(others, on="org_id", how="left")
        .with_columns(
            pl.col("found_by_others", "found_by_inspectors").fill_null(0), year=pl.lit(str(end.year))
        )
        .sort(*OFFICIAL_ORDER)
    )
    return found.select(*cases.none_found.column_names()).pipe(cases.none_found.validate)
