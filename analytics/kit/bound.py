"""Whom the documents bind: units by league, region or name, as scopes.csv says; everybody else is free."""

from collections.abc import Sequence

import polars as pl

from analytics.base import rules
from analytics.base.periods import Period
from analytics.reference.thresholds import Scope, Threshold, scopes

OF_ITEMS = (
    "考评要素"  # binds only while the rubric in force gives a count for an item of the duty (assumption)
)


def bound_units(
    duties: Sequence[Threshold],
    units: pl.DataFrame,
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    period: Period,
) -> pl.DataFrame:
    """org_id, code: the units each of the duties binds in the period.

    units: org_id, name (that of the period), league, region.
    """
    members = units_by_scope(units, organisations)
    of_items = _counted_duties(duties, rubrics, period)
    rows = [
        (org_id, duty.code)
        for duty in duties
        for scope in duty.scopes
        if scope != OF_ITEMS or duty.code in of_items
        for org_id in members.get(scope, ())
    ]
    return pl.DataFrame(rows, schema={"org_id": pl.String, "code": pl.String}, orient="row").unique(
        maintain_order=True
    )


def units_by_scope(units: pl.DataFrame, organisations: pl.LazyFrame) -> dict[str, list[str]]:
    """The codes of the units each name of scopes.csv stands for."""
    known = (
        organisations.filter(pl.col("level") == rules.Level.UNIT)
        .select("org_id", "synthetic", named="name")
        .unique()
    )
    every = units.select("org_id", "league", "region", "name").lazy().join(known, on="org_id").collect()
    return {scope: _members(every, [one for one in scopes() if one.name == scope]) for scope in _names()}


def _names() -> list[str]:
    return list(dict.fromkeys(one.name for one in scopes()))


def _members(units: pl.DataFrame, of_scope: Sequence[Scope]) -> list[str]:
    """The units any of the rows speaks of; a name is the one of today or of the period."""
    belongs = pl.lit(value=False)
    for one in of_scope:
        fits = pl.lit(value=True)
        if one.league:
            fits &= pl.col("league") == one.league
        if one.region:
            fits &= (pl.col("region") == one.region).fill_null(value=False)
        if one.unit:
            fits &= (pl.col("named") == one.unit) | (pl.col("name") == one.unit)
        if one.is_simulated is not None:
            fits &= pl.col("synthetic") == one.is_simulated
        belongs |= fits
    takes_part = pl.col("league") != rules.League.REFERENCE  # of its own accord: no document binds it
    return units.filter(belongs & takes_part)["org_id"].unique(maintain_order=True).to_list()


def _counted_duties(duties: Sequence[Threshold], rubrics: pl.LazyFrame, period: Period) -> set[str]:
    """The codes of those that have an item with a count in the last rubric made by the period's year."""
    counted = rubrics.filter(pl.col("rubric_version") <= period.year).select(
        "rubric_version", "item_no", "min_count"
    )
    rows = counted.filter(pl.col("rubric_version") == pl.col("rubric_version").max()).collect()
    if rows.is_empty():
        return set()
    version = rows["rubric_version"][0]
    items = set(rows.filter(pl.col("min_count").is_not_null())["item_no"])
    return {duty.code for duty in duties if items.intersection(duty.items.get(version, ()))}
