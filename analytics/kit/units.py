"""Who stood when: units and branches on a day, under the names of that day."""

from collections.abc import Iterable
from datetime import date

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules

# Provincial units first and those by reference last, each league in its official order.
_PLACE = (pl.col("league") != rules.League.PROVINCIAL).cast(pl.Int8) + (
    pl.col("league") == rules.League.REFERENCE
)
OFFICIAL_ORDER = (_PLACE, pl.col("official_order"), pl.col("org_id"))
COUNTING_BRANCH = (pl.col("level") == rules.Level.BRANCH) & ~pl.col("temporary")
# Organisations come as kit.history has them, a row a stretch of time: the first day of all.
FOUNDED_ON = pl.col("valid_from").min().over("org_id")
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
    names = former_names_on(aliases, days)
    units = organisations.filter(pl.col("level") == rules.Level.UNIT).with_columns(founded_on=FOUNDED_ON)
    named = (
        units.join(each, how="cross")
        .filter(stood_on(pl.col("day")))
        .with_columns(valid_from="founded_on")
        .join(names, on=["day", "org_id"], how="left")
        .with_columns(name=pl.coalesce("former_name", "name"))
        .sort("day", *OFFICIAL_ORDER)
        .select(*_UnitThen.column_names())
        .collect()
        .pipe(_UnitThen.validate)
    )
    return {day: named.filter(pl.col("day") == day).drop("day").pipe(Unit.cast) for day in set(days)}


def former_names_on(aliases: pl.LazyFrame, days: Iterable[date]) -> pl.LazyFrame:
    """day, org_id, former_name of those who bore another name on the day than today."""
    each = pl.LazyFrame({"day": sorted(set(days))}, schema={"day": pl.Date})
    former = aliases.filter(pl.col("kind") == rules.AliasKind.FORMER).join(each, how="cross")
    began = pl.col("valid_from").is_null() | (pl.col("valid_from") <= pl.col("day"))
    return (
        former.filter(began & (pl.col("valid_to") >= pl.col("day")))
        .sort("org_id", "valid_to")
        .unique(["day", "org_id"], keep="first", maintain_order=True)
        .select("day", "org_id", former_name="name")
    )


def branches_of_all_times(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The branches that count in denominators while they stand: org_id, parent_id, name, league, span."""
    return organisations.filter(COUNTING_BRANCH).select(
        "org_id", "parent_id", "name", "league", "valid_from", "valid_to"
    )


def with_units(branches: pl.LazyFrame, organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The branches with unit_id and league of the unit at the top of their line, instead of parent_id.

    A row for each stretch of time under one unit in one league, never longer than the unit stood: what is
    counted of all branches is what its units add up to. A branch whose line does not end at a unit belongs
    to nobody and is left out; intake lets none in.
    """
    joined = branches.drop("league").join(_under_units(organisations), left_on="parent_id", right_on="org_id")
    return _cut_to_bounds(joined, ("valid_from", "valid_to"), ("since", "until")).drop("parent_id")


def standing_branches(organisations: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """Branches that stood on the day under the unit at the top of their line (schema Branch)."""
    return standing_below(organisations, day, rules.Level.BRANCH)


def standing_below(organisations: pl.LazyFrame, day: date, *levels: rules.Level) -> pl.LazyFrame:
    """Likewise what stood at these levels below the units, temporary ones aside: org_id to league."""
    of_level = organisations.filter(pl.col("level").is_in(levels), ~pl.col("temporary"))
    stood = standing_on(of_level, day).select(
        "org_id", "parent_id", "name", "league", "valid_from", "valid_to"
    )
    return standing_on(with_units(stood, organisations), day).select(*Branch.column_names())


def direct_subordinates(organisations: pl.LazyFrame, day: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What stood right below the units on the day (schema Branch); org_id, direct_id of all below it.

    Where all hangs below one committee, that is who checks: what stands right below it is meant (assumption).
    """
    below = [level for level in rules.Level if level is not rules.Level.UNIT]
    stood = standing_on(organisations, day).select("org_id", "parent_id", "level").unique("org_id").collect()
    every = standing_below(organisations, day, *below).collect().join(stood, on="org_id")
    first = every.filter(pl.col("parent_id") == pl.col("unit_id"))
    alone = (pl.len().over("unit_id") == 1) & (pl.col("level") == rules.Level.COMMITTEE)
    tops = first.filter(alone).select("unit_id", top="org_id")
    under = every.join(tops, on="unit_id", how="left", maintain_order="left")
    direct = under.filter(pl.col("parent_id") == pl.coalesce("top", "unit_id"))
    line = lowest = direct.select("org_id", direct_id="org_id")
    for _ in below[1:]:
        lowest = (
            stood.select("org_id", "parent_id")
            .join(lowest.rename({"org_id": "parent_id"}), on="parent_id")
            .drop("parent_id")
        )
        line = pl.concat([line, lowest])
    return direct.select(*Branch.column_names()), line


def founded_on(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """org_id, valid_from: the first day of each organisation, wherever it stood then."""
    return organisations.group_by("org_id").agg(pl.col("valid_from").min())


def standing_bodies(organisations: pl.LazyFrame, day: date) -> pl.LazyFrame:
    """Columns of Branch and level of all below the units that stood on the day and count."""
    below = [level for level in rules.Level if level is not rules.Level.UNIT]
    return pl.concat(
        [standing_below(organisations, day, level).with_columns(level=pl.lit(level)) for level in below]
    )


def league_on(organisations: pl.LazyFrame, days: Iterable[date]) -> pl.LazyFrame:
    """day, org_id, league: the league of every unit then, also of one that did not stand."""
    each = pl.LazyFrame({"day": sorted(set(days))}, schema={"day": pl.Date})
    units = _open_at_both_ends(organisations.filter(pl.col("level") == rules.Level.UNIT))
    begun = pl.col("since").is_null() | (pl.col("since") <= pl.col("day"))
    held = begun & (pl.col("until").is_null() | (pl.col("until") >= pl.col("day")))
    return units.join(each, how="cross").filter(held).select("day", "org_id", "league")


def _under_units(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """org_id, unit_id, league, since, until of all above the branches: at the top of their line, and when.

    They are few; climbing from each branch instead would take most of the time of counting stars.
    """
    above = organisations.filter(pl.col("level") != rules.Level.BRANCH)
    is_unit = pl.col("level") == rules.Level.UNIT
    nothing = pl.lit(None, pl.Date)
    line = above.select("org_id", unit_id="org_id", since=nothing, until=nothing).unique()
    parents = _open_at_both_ends(above.filter(~is_unit)).select(
        "parent_id", unit_id="org_id", low="since", high="until"
    )
    for _ in range(_LEVELS_ABOVE_A_BRANCH - 1):
        climbed = line.join(parents, on="unit_id", how="left")
        line = _cut_to_bounds(climbed, ("since", "until"), ("low", "high")).select(
            "org_id", "since", "until", unit_id=pl.coalesce("parent_id", "unit_id")
        )
    units = above.filter(is_unit).select("league", unit_id="org_id", low="valid_from", high="valid_to")
    return _cut_to_bounds(line.join(units, on="unit_id"), ("since", "until"), ("low", "high"))


def _cut_to_bounds(rows: pl.LazyFrame, span: tuple[str, str], bounds: tuple[str, str]) -> pl.LazyFrame:
    """The rows with the days of the span that lie within the bounds, without those that have none."""
    first, last = span
    narrowed = rows.with_columns(
        pl.max_horizontal(first, bounds[0]).alias(first), pl.min_horizontal(last, bounds[1]).alias(last)
    )
    days = pl.col(first).is_null() | pl.col(last).is_null() | (pl.col(first) <= pl.col(last))
    return narrowed.filter(days).drop(bounds)


def _open_at_both_ends(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with since and until: null where nothing was otherwise before, or is after."""
    last = pl.col("valid_from").max().over("org_id")
    return organisations.with_columns(
        since=pl.when(pl.col("valid_from") > FOUNDED_ON).then("valid_from"),
        until=pl.when(pl.col("valid_from") < last).then("valid_to"),
    )
