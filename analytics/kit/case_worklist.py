"""The open cases of a system in the order in which they should be worked."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period
from analytics.kit.cases import Cases
from analytics.kit.units import OFFICIAL_ORDER, Unit


def worklist(
    cases: Cases,
    entries: pl.DataFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    beside: pl.DataFrame | None = None,
    *,
    day: date | None = None,
) -> dy.DataFrame[Any]:
    """Put the open cases in order (cases.work); units give the names and the official order.

    beside: org_id and the columns cases.beside names. day: on which the period is counted.
    """
    left = (pl.col("due_on") - pl.lit(day or period.end)).dt.total_days()
    order = {step: place for place, step in enumerate(cases.steps)}
    of_unit = "org_id" if cases.of_units else "unit_id"
    names = units.select("official_order", pl.col("org_id").alias(of_unit), unit="name")
    opened = entries.filter("is_open")
    if beside is not None:
        opened = opened.join(beside.select("org_id", *cases.beside), on="org_id", how="left")
    return (
        opened.join(names, on=of_unit, how="left")
        .with_columns(
            unit=pl.coalesce("unit", of_unit),  # a case is never lost with the name of its unit
            step=_step(cases, left),
            days_overdue=pl.when("is_overdue").then(-left),
            days_left=pl.when(~pl.col("is_overdue")).then(left),
        )
        .sort(
            pl.col("step").replace_strict(order, return_dtype=pl.Int64),
            "due_on",
            -pl.col("times_found"),
            *OFFICIAL_ORDER,
            "found_on",
            *cases.key,
        )
        .with_columns(place=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
        .select(*cases.work.column_names())
        .pipe(cases.work.validate)
    )


def _step(cases: Cases, left: pl.Expr) -> pl.Expr:
    overdue, soon, again, later = map(pl.lit, cases.steps)
    return (
        pl.when("is_overdue")
        .then(overdue)
        .when(left <= cases.due_soon_days)
        .then(soon)
        .when("found_again")
        .then(again)
        .otherwise(later)
    )


def due_soon(cases: Cases, work: pl.DataFrame) -> pl.DataFrame:
    """org_id and size: how many cases of each unit are due within the days that are soon."""
    unit = pl.col("org_id" if cases.of_units else "unit_id").alias("org_id")
    soon = work.filter(pl.col("step") == cases.steps.due_soon)
    return soon.group_by(unit, maintain_order=True).agg(size=pl.len().cast(pl.Int64))
