"""What the visits of a system of rounds found, and the days with more of them than can be looked at."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.kit import round_columns as columns
from analytics.kit.counts import of_leagues
from analytics.kit.units import OFFICIAL_ORDER, Unit, branches_of_all_times, stood_on, with_units

UNSEEN_MONTHS = 6  # a weak branch is visited within (assumption)
MOST_A_DAY = 8  # branches of one organiser on one day (assumption A13, to be confirmed)


def outcomes(schema: type[dy.Schema], words: Sequence[str], went: pl.DataFrame) -> dy.DataFrame[Any]:
    """What the visits of the year found, of the province and each league; a visit without a word is 未评."""
    order = {word: place for place, word in enumerate((*words, columns.UNJUDGED))}
    return (
        of_leagues(went)
        .with_columns(pl.col("result").fill_null(columns.UNJUDGED))
        .group_by("scope", "kind", "result")
        .agg(
            visits=pl.len().cast(pl.Int64),
            examples=(pl.col("exemplar") == columns.GOOD).sum().cast(pl.Int64),
            warnings=(pl.col("exemplar") == columns.BAD).sum().cast(pl.Int64),
        )
        .sort("scope", "kind", pl.col("result").replace_strict(order, return_dtype=pl.Int64))
        .select(*schema.column_names())
        .pipe(schema.validate)
    )


def crowded_days(
    schema: type[dy.Schema],
    goes_to_all: str,
    organisations: pl.LazyFrame,
    visits: pl.LazyFrame,
    units: dy.DataFrame[Unit],
) -> dy.DataFrame[Any]:
    """A row a unit, day and organiser with more than MOST_A_DAY branches, whether they still stand or not.

    Every organiser is one of the unit's own, but goes_to_all, which is one for all units.
    """
    branches = with_units(branches_of_all_times(organisations), organisations)
    unit = pl.col("unit_id")
    went = (
        visits.join(branches.select("org_id", "unit_id", "valid_from", "valid_to"), on="org_id")
        .filter(stood_on(pl.col("held_on")))
        .with_columns(whose=pl.when(pl.col("organised_by") != goes_to_all).then(unit))
        .with_columns(of_day=_branches().over("whose", "organised_by", "held_on"))
        .filter(pl.col("of_day") > MOST_A_DAY)
        .group_by("held_on", "organised_by", "of_day", org_id=unit)
        .agg(branches=_branches())
        .collect()
    )
    return (
        units.select("org_id", "name", "league", "official_order")
        .join(went, on="org_id")
        .sort(*OFFICIAL_ORDER, "held_on", "organised_by")
        .select(*schema.column_names())
        .pipe(schema.validate)
    )


def exemplar_branches(
    schema: type[dy.Schema],
    rounds_kinds: Sequence[str],
    visits: pl.LazyFrame,
    ones: pl.DataFrame,
    units: dy.DataFrame[Unit],
    first: date,
    day: date,
) -> dy.DataFrame[Any]:
    """The branches held up between the days, good ones first. ones: org_id, name, unit_id, league."""
    held_up = visits.filter(
        pl.col("kind").is_in(rounds_kinds), pl.col("held_on").is_between(first, day),
        pl.col("exemplar").is_not_null(),
    )  # fmt: skip
    last = held_up.sort("held_on").unique("org_id", keep="last", maintain_order=True).collect()
    return (
        ones.select("org_id", "name", "unit_id", "league")
        .join(last.select("org_id", "exemplar", "held_on", "result"), on="org_id")
        .join(units.select("official_order", unit_id="org_id", unit="name"), on="unit_id")
        .sort(*OFFICIAL_ORDER[:2], pl.col("exemplar") != columns.GOOD, "org_id")
        .select(*schema.column_names())
        .pipe(schema.validate)
    )


def exemplars_of_units(
    schema: type[dy.Schema], branches: pl.DataFrame, units: dy.DataFrame[Unit]
) -> dy.DataFrame[Any]:
    """How many branches of each unit were held up, without units that have none. branches: ExemplarBranch."""
    counts = branches.group_by(org_id="unit_id").agg(
        examples=(pl.col("exemplar") == columns.GOOD).sum().cast(pl.Int64),
        warnings=(pl.col("exemplar") == columns.BAD).sum().cast(pl.Int64),
    )
    joined = units.select("org_id", "name", "league", "official_order").join(counts, on="org_id")
    return joined.sort(*OFFICIAL_ORDER).select(*schema.column_names()).pipe(schema.validate)


def weak_unseen(
    schema: type[dy.Schema], ledger: pl.DataFrame, ones: pl.DataFrame, units: dy.DataFrame[Unit], day: date
) -> dy.DataFrame[Any]:
    """Branches open on the ledger for more than UNSEEN_MONTHS that nobody visited since they were found.

    ledger: org_id, found_on, is_open; ones: org_id, name, unit_id, league, last_on.
    """
    found_on, last_on = pl.col("found_on"), pl.col("last_on")
    long = pl.lit(day) > found_on.dt.offset_by(f"{UNSEEN_MONTHS}mo")
    unseen = last_on.is_null() | (last_on < found_on)
    return (
        ledger.filter("is_open").select("org_id", "found_on")
        .sort("found_on").unique("org_id", keep="first", maintain_order=True)
        .join(ones.select("org_id", "name", "unit_id", "league", "last_on"), on="org_id")
        .filter(long & unseen)
        .join(units.select("official_order", unit_id="org_id", unit="name"), on="unit_id")
        .sort(*OFFICIAL_ORDER[:2], "found_on", "org_id")
        .with_columns(days=(pl.lit(day) - found_on).dt.total_days())
        .select(*schema.column_names())
        .pipe(schema.validate)
    )  # fmt: skip


def _branches() -> pl.Expr:
    return pl.col("org_id").n_unique().cast(pl.Int64)
