"""Who stood when: units and branches on a day, under the names of that day."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.measures import columns as c

# Provincial units first, each league in its official order.
OFFICIAL_ORDER = (pl.col("league") != rules.League.PROVINCIAL, pl.col("official_order"), pl.col("org_id"))
_LEVELS_ABOVE_A_BRANCH = 3  # general branch, committee, unit


class Unit(dy.Schema):
    """One unit as it stood on a day."""

    org_id = c.text("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    kind = c.text("单位性质", nullable=True)
    region = c.text("所在地区", nullable=True)
    official_order = c.count("排列顺序")
    valid_from = c.day("成立日期")


class Branch(dy.Schema):
    """One branch that stood on a day and counts in denominators: temporary branches do not."""

    org_id = c.text("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
    league = c.text("分组")


def standing(organisations: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """The organisations whose first day is not after the day and whose last day is not before it."""
    ends = pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
    return organisations.filter((pl.col("valid_from") <= day) & ends)


def standing_units(organisations: pl.LazyFrame, aliases: pl.LazyFrame, day: date) -> dy.DataFrame[Unit]:
    """Units that stood on the day, in official order; a name that was valid then replaces today's."""
    named = standing(organisations, day).filter(pl.col("level") == rules.Level.UNIT)
    return (
        named.join(_former_names(aliases, day), on="org_id", how="left")
        .with_columns(name=pl.coalesce("former_name", "name"))
        .select(*Unit.column_names())
        .sort(*OFFICIAL_ORDER)
        .collect()
        .pipe(Unit.validate)
    )


def branches_of_all_times(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The branches that count in denominators while they stand: org_id, parent_id, name, league, span."""
    counting = (pl.col("level") == rules.Level.BRANCH) & ~pl.col("temporary")
    return organisations.filter(counting).select(
        "org_id", "parent_id", "name", "league", "valid_from", "valid_to"
    )


def with_units(branches: pl.LazyFrame, organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The branches with unit_id and league of the unit at the top of their line, instead of parent_id.

    A branch whose line does not end at a unit belongs to nobody and is left out; intake lets none in.
    """
    parents = organisations.select("org_id", "parent_id")
    units = organisations.filter(pl.col("level") == rules.Level.UNIT).select("org_id", unit_league="league")
    line = branches.rename({"parent_id": "unit_id"})
    for _ in range(_LEVELS_ABOVE_A_BRANCH):
        line = (
            line.join(parents, left_on="unit_id", right_on="org_id", how="left")
            .with_columns(unit_id=pl.coalesce("parent_id", "unit_id"))
            .drop("parent_id")
        )
    ended = line.join(units, left_on="unit_id", right_on="org_id")
    return ended.with_columns(league="unit_league").drop("unit_league")


def standing_branches(organisations: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """Branches that stood on the day under the unit at the top of their line (schema Branch)."""
    stood = standing(branches_of_all_times(organisations), day)
    return with_units(stood, organisations).select(*Branch.column_names())


def _former_names(aliases: pl.LazyFrame, day: date) -> pl.LazyFrame:
    begun = pl.col("valid_from").is_null() | (pl.col("valid_from") <= day)
    return (
        aliases.filter((pl.col("kind") == rules.AliasKind.FORMER) & begun & (pl.col("valid_to") >= day))
        .sort("org_id", "valid_to")
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first().alias("former_name"))
    )
