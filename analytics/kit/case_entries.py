"""The cases of a system as they stood on the day a period is counted: what came later is not known yet."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period
from analytics.kit.cases import Cases
from analytics.kit.due_days import is_over
from analytics.kit.units import Unit, standing_branches


def state_on(cases: Cases, day: pl.Expr) -> pl.Expr:
    """The state of a case on a day: what is cleared later is not known yet."""
    opened, overdue, in_time, late = map(pl.lit, cases.states)
    cleared = (pl.col("cleared_on") <= day).fill_null(value=False)
    due_on, cleared_on = pl.col("due_on"), pl.col("cleared_on")
    after = pl.when(is_over(due_on, cleared_on)).then(late).otherwise(in_time)
    return pl.when(cleared).then(after).when(is_over(due_on, day)).then(overdue).otherwise(opened)


def is_open(cases: Cases) -> pl.Expr:
    """Whether the state is one of the two open ones."""
    return pl.col("state").is_in([cases.states.open, cases.states.overdue])


def entries(
    cases: Cases,
    organisations: pl.LazyFrame,
    rows: pl.LazyFrame,
    period: Period,
    units: dy.DataFrame[Unit] | None = None,
    *,
    day: date | None = None,
) -> dy.DataFrame[Any]:
    """The rows of the data set found by the day, of organisations standing then (cases.case).

    units: those standing then, for cases of units. day: on which the period is counted, else its last one.
    """
    day = day or period.end
    cleared = pl.when(pl.col("cleared_on") <= day).then("cleared_on")
    return (
        _with_times_found(cases, rows.filter(pl.col("found_on") <= day))
        .join(_units_or_branches(organisations, day, units), on="org_id")
        .with_columns(state=state_on(cases, pl.lit(day)), cleared_on=cleared)
        .with_columns(
            is_open=is_open(cases),
            is_overdue=pl.col("state") == cases.states.overdue,
            found_again=pl.col("times_found") > 1,
            found_in_period=pl.col("found_on") >= period.start,
            cleared_in_period=pl.col("cleared_on").is_not_null() & (pl.col("cleared_on") >= period.start),
            days_open=(pl.col("cleared_on").fill_null(day) - pl.col("found_on")).dt.total_days(),
        )
        .with_columns(*(_deadlines(day) if cases.sources else ()))
        .sort("unit_id", *cases.case.primary_key())
        .select(*cases.case.column_names())
        .collect()
        .pipe(cases.case.validate)
    )


def _with_times_found(cases: Cases, rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with times_found: which case of its organisation, or of those that came back, each one is."""
    if cases.again_within is None:
        return rows.with_columns(times_found=pl.col("found_on").rank("dense").over("org_id").cast(pl.Int64))
    own = ["org_id", "kind"]
    earlier = rows.select(*own, found_before="found_on", cleared_before="cleared_on")
    since = (pl.col("found_on") - pl.col("cleared_before")).dt.total_days()
    came_back = (pl.col("found_before") < pl.col("found_on")) & since.is_between(0, cases.again_within)
    counted = rows.join(earlier, on=own).group_by(cases.key).agg(before=came_back.sum().cast(pl.Int64))
    return rows.join(counted, on=cases.key).with_columns(times_found=pl.col("before") + 1)


def _deadlines(day: date) -> list[pl.Expr]:
    first = pl.coalesce("first_due_on", "due_on")
    return [
        (pl.col("due_on") > first).alias("moved"),
        (pl.col("is_open") & is_over(first, pl.lit(day))).alias("overdue_at_first"),
    ]


def _units_or_branches(
    organisations: pl.LazyFrame, day: date, units: dy.DataFrame[Unit] | None
) -> pl.LazyFrame:
    """org_id, name, unit_id, league; a unit is its own."""
    if units is None:
        return standing_branches(organisations, day)
    return units.lazy().select("org_id", "name", "league", unit_id="org_id")
