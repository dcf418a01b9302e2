"""Who stood when: units and branches on a day, under the names of that day."""

from collections.abc import Iterable
from datetime import date

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules

# Provincial units first, each league in its official order.
OFFICIAL_ORDER = (pl.col("league") != rules.League.PROVINCIAL, pl.col("official_order"), pl.col("org_id"))
COUNTING_BRANCH = (pl.col("level") == rules.Level.BRANCH) & ~pl.col("temporary")
_LEVELS_ABOVE_A_BRANCH = 3  # general branch, committee, unit


class Unit(dy.Schema):
    """One unit as it stood on a day."""

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    kind = c.text("单位性质", nullable=True)
    region = c.text("所在地区", nullable=True)
    official_order = c.count("排列顺序")
    valid_from = c.day("成立日期")


class _UnitThen(Unit):
    day = c.day("日期", primary_key=True)


class Branch(dy.Schema):
    """One branch that stood on a day and counts in denominators: temporary branches do not."""

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")


def standing_on(organisations: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """The organisations whose first day is not after the day and whose last day is not before it."""
    return organisations.filter(stood_on(pl.lit(day)))


def stood_on(day: pl.Expr) -> pl.Expr:
    """Whether the organisation of the row stood on the day."""
    return (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= day))


def standing_units(organisations: pl.LazyFrame, aliases: pl.LazyFrame, day: date) -> dy.DataFrame[Unit]:
    """Units that stood on the day, in official order; a name that was valid then replaces today's."""
    return units_on(organisations, aliases, [day])[day]


def units_on(
    organisations: pl.LazyFrame, aliases: pl.LazyFrame, days: Iterable[date]
) -> dict[date, dy.DataFrame[Unit]]:
    """standing_units of each day, found in one go: there are few units, and each query has its cost."""
    each = pl.LazyFrame({"day": sorted(set(days))}, schema={"day": pl.Date})
    former = aliases.filter(pl.col("kind") == rules.AliasKind.FORMER).join(each, how="cross")
    began = pl.col("valid_from").is_null() | (pl.col("valid_from") <= pl.col("day"))
    names = (
        former.filter(began & (pl.col("valid_to") >= pl.col("day")))
        .sort("org_id", "valid_to")
        .unique(["day", "org_id"], keep="first", maintain_order=True)
        .select("day", "org_id", former_name="name")
    )
    units = organisations.filter(pl.col("level") == rules.Level.UNIT).join(each, how="cross")
    named = (
        units.filter(stood_on(pl.col("day")))
        .join(names, on=["day", "org_id"], how="left")
        .with_columns(name=pl.coalesce("former_name", "name"))
        .sort("day", *OFFICIAL_ORDER)
        .select(*_UnitThen.column_names())
        .collect()
        .pipe(_UnitThen.validate)
    )
    return {day: named.filter(pl.col("day") == day).drop("day").pipe(Unit.cast) for day in set(days)}


def branches_of_all_times(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The branches that count in denominators while they stand: org_id, parent_id, name, league, span."""
    return organisations.filter(COUNTING_BRANCH).select(
        "org_id", "parent_id", "name", "league", "valid_from", "valid_to"
    )


def with_units(branches: pl.LazyFrame, organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The branches with unit_id and league of the unit at the top of their line, instead of parent_id.

    A branch whose line does not end at a unit belongs to nobody and is left out; intake lets none in.
    """
    under_units = _under_units(organisations)
    return branches.drop("league").join(under_units, left_on="parent_id", right_on="org_id").drop("parent_id")


def standing_branches(organisations: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """Branches that stood on the day under the unit at the top of their line (schema Branch)."""
    stood = standing_on(branches_of_all_times(organisations), day)
    return with_units(stood, organisations).select(*Branch.column_names())


def _under_units(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """org_id, unit_id, league of all above the branches: the unit at the top of their line and its league.

    They are few; climbing from each branch instead would take most of the time of counting stars.
    """
    above = organisations.filter(pl.col("level") != rules.Level.BRANCH)
    line = above.select("org_id", unit_id="org_id")
    parents = above.select("parent_id", unit_id="org_id")
    for _ in range(_LEVELS_ABOVE_A_BRANCH - 1):
        climbed = pl.coalesce("parent_id", "unit_id")
        line = line.join(parents, on="unit_id", how="left").select("org_id", unit_id=climbed)
    units = organisations.filter(pl.col("level") == rules.Level.UNIT).select("league", unit_id="org_id")
    return line.join(units, on="unit_id")
