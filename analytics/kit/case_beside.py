"""Cases of units beside something else that is known of the same units: counts of units, and no cause."""

from collections.abc import Sequence

import polars as pl

from analytics.base import columns as c
from analytics.kit.case_columns import OfScope
from analytics.kit.counts import of_leagues

OVER, WITHIN, NOT_COMPARED = "超过", "没有超过", "没有可比月份"


class KindsBeside(OfScope):
    """Scope × kind of case × kind of weak branch: the units that have both, open or found in the period."""

    kind = c.text("问题类型", primary_key=True)
    weak_kind = c.text("后进类型", primary_key=True)
    units = c.count("两样都有的单位")


class OverBeside(OfScope):
    """Scope × whether a unit is over a base in any count: units, and those with a case of the kind."""

    burden = c.text("与2019年同期相比", primary_key=True)
    units = c.count("单位数")
    units_with = c.count("有形式主义问题的单位")


def kinds_beside(
    cases: pl.DataFrame, weak: pl.DataFrame, kinds: Sequence[str], weak_kinds: Sequence[str]
) -> pl.DataFrame:
    """Rows as KindsBeside of what occurs; cases and weak (by unit_id): entries of the period."""
    problems = _current(cases).select("org_id", "league", "kind").unique()
    branches = _current(weak).select(org_id="unit_id", weak_kind="kind").unique()
    order = {word: place for place, word in enumerate((*kinds, *weak_kinds))}
    place = [pl.col(name).replace_strict(order, return_dtype=pl.Int64) for name in ("kind", "weak_kind")]
    return (
        of_leagues(problems.join(branches, on="org_id"))
        .group_by("scope", "kind", "weak_kind")
        .agg(units=pl.len().cast(pl.Int64))
        .sort("scope", *place)
        .select(*KindsBeside.column_names())
    )


def over_beside(cases: pl.DataFrame, kind: str, compared: pl.DataFrame) -> pl.DataFrame:
    """Rows as OverBeside; compared: org_id, league, within, a row a count; null cannot be compared."""
    if cases.is_empty():  # no record is not none
        return OverBeside.create_empty()
    has = _current(cases).filter(pl.col("kind") == kind)["org_id"].implode()
    within = pl.col("within")
    state = (
        pl.when((~within).any())
        .then(pl.lit(OVER))
        .when(within.any())
        .then(pl.lit(WITHIN))
        .otherwise(pl.lit(NOT_COMPARED))
    )
    each = compared.group_by("org_id", maintain_order=True).agg(pl.col("league").first(), burden=state)
    order = {word: place for place, word in enumerate((OVER, WITHIN, NOT_COMPARED))}
    return (
        of_leagues(each)
        .group_by("scope", "burden")
        .agg(units=pl.len().cast(pl.Int64), units_with=pl.col("org_id").is_in(has).sum().cast(pl.Int64))
        .sort("scope", pl.col("burden").replace_strict(order, return_dtype=pl.Int64))
        .select(*OverBeside.column_names())
    )


def _current(entries: pl.DataFrame) -> pl.DataFrame:
    """Those open at the end of the period or found in it."""
    return entries.filter(pl.col("is_open") | pl.col("found_in_period"))
