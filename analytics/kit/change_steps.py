"""Changes of organisations step by step: both sides with the unit, league and name they had on their day."""

import polars as pl

from analytics.base.rules import ChangeKind, Level
from analytics.kit.units import former_names_on, with_units

_EVE = "-1d"
_PLACE = ("unit_id", "unit", "league", "level", "official_order")


def steps_of_changes(organisations: pl.LazyFrame, aliases: pl.LazyFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of changes with the place of each: org_id, name (of the unit), league, level, before, after.

    What was is placed as on the day before the change, what came of it as on the day; the latter's unit holds
    where both are known. lag: days from decision to change, null of what was left as it was. Steps of
    organisations that count nowhere (temporary branches, unknown ones) are left out.
    """
    days = rows.with_columns(eve=pl.col("changed_on").dt.offset_by(_EVE))
    lines = _lines(organisations).collect()
    former = former_names_on(aliases, {*days["eve"], *days["changed_on"]}).collect()
    before = _place_sides(days.select("change_no", org_id="from_org", day="eve"), lines, former)
    after = _place_sides(days.select("change_no", org_id="to_org", day="changed_on"), lines, former)
    joined = days.join(before, on="change_no", how="left").join(
        after, on="change_no", how="left", suffix="_now"
    )
    lag = (pl.col("changed_on") - pl.col("decided_on")).dt.total_days()
    return (
        joined.with_columns(pl.coalesce(f"{name}_now", name).alias(name) for name in _PLACE)
        .filter(pl.col("unit_id").is_not_null())
        .with_columns(
            org_id="unit_id",
            name="unit",
            before="side",
            after="side_now",
            lag=pl.when(pl.col("kind") != ChangeKind.UNCHANGED).then(lag),
        )
    )


def _place_sides(sides: pl.DataFrame, lines: pl.DataFrame, former: pl.DataFrame) -> pl.DataFrame:
    """change_no, side (its name on the day) and its place; of one that did not stand then, its last."""
    stood = (pl.col("valid_from") <= pl.col("day")) & (
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("day"))
    )
    return (
        sides.join(lines, on="org_id")
        .sort(stood, "valid_from", descending=True)
        .unique("change_no", keep="first", maintain_order=True)
        .join(former, on=["day", "org_id"], how="left", maintain_order="left")
        .select("change_no", *_PLACE, side=pl.coalesce("former_name", "side"))
    )


def _lines(organisations: pl.LazyFrame) -> pl.LazyFrame:
    """Each stretch of all but temporary branches: org_id, side (its name), level, its unit, league, span."""
    is_unit = pl.col("level") == Level.UNIT
    span = ("org_id", "level", "league", "valid_from", "valid_to")
    tops = organisations.filter(is_unit).select(*span, side="name", unit_id="org_id")
    below = organisations.filter(~is_unit, ~pl.col("temporary")).select(*span, "parent_id", side="name")
    placed = with_units(below, organisations).select(tops.collect_schema().names())
    heads = organisations.filter(is_unit).sort("valid_from").unique("org_id", keep="last")
    names = heads.select("official_order", unit_id="org_id", unit="name")
    return pl.concat([tops, placed]).join(names, on="unit_id")
