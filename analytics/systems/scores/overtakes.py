"""Who overtook whom: the units that explain, one by one, why a place moved."""

from collections.abc import Mapping
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.closed_periods import Comparison
from analytics.statistics import ranks
from analytics.systems.scores.rankings import CHANGES, Ranking
from analytics.systems.scores.scores import Standing, UnitScore


class Overtaking(StrEnum):
    """What happened between a unit and another one of its league."""

    OVERTOOK = "超过"
    DREW_LEVEL = "追平"
    WAS_OVERTAKEN = "被超过"
    FELL_BEHIND = "由并列落后"
    CAME_IN_AHEAD = "新参与且在前"
    LEFT_FROM_AHEAD = "原在前、不再参与"


# Of a unit that took part only once; what they move is the field effect of the ranking.
FIELD_EVENTS = (Overtaking.CAME_IN_AHEAD.value, Overtaking.LEFT_FROM_AHEAD.value)


class Overtake(dy.Schema):
    """Unit × comparison × other unit of its league that moved its place: effect +1 or −1.

    A place is one more than the number of units with a better score, so the effects of a unit sum exactly
    to its change of place in `rankings`, those of FIELD_EVENTS to its field effect. A unit that is level is
    not ahead. other_then is null for a unit that takes part newly, other_now for one that no longer does.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    kind = c.text("对比方式", primary_key=True)
    other_id = c.unit_code("对方代码", name_in="other", primary_key=True)
    base_period = c.period("对比期")
    event = c.text("变化")
    other = c.text("对方单位")
    then = c.count("本单位对比期名次")
    now = c.count("本单位本期名次")
    other_then = c.count("对方对比期名次", nullable=True)
    other_now = c.count("对方本期名次", nullable=True)
    effect = c.count("对名次的影响", signed=True, good=Good.RISE)


RESULT = Result("overtakes", "名次变化逐家账", Overtake, Reach.COMMITTEE, RollUp.NONE)


def overtakes(
    rankings: dy.DataFrame[Ranking],
    bases: Mapping[str, dy.DataFrame[UnitScore]],
    comparisons: dy.DataFrame[Comparison],
) -> dy.DataFrame[Overtake]:
    """Every other unit that moved a unit's place, in every comparison that holds; the nearest place first."""
    held = comparisons.filter(pl.col("obstacle").is_null()).select("kind", "base_period")
    frames = [
        _between(rankings.filter(pl.col(CHANGES[kind]).is_not_null()), rankings, bases[base])
        .with_columns(kind=pl.lit(kind), base_period=pl.lit(base))
        .select(*Overtake.column_names())
        for kind, base in held.iter_rows()
    ]
    order = {event.value: place for place, event in enumerate(Overtaking)}
    in_order = pl.col("event").replace_strict(order, return_dtype=pl.Int64)
    return (
        pl.concat([Overtake.create_empty(), *frames])
        .sort("kind", "org_id", in_order, "other_now", "other_id", nulls_last=True)
        .pipe(Overtake.validate)
    )


def _between(compared: pl.DataFrame, rankings: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """Each compared unit with the others whose standing to it changed; base: the scores then."""
    now = rankings.filter(pl.col("place").is_not_null()).select("org_id", "name", "league", now="place")
    then = base.filter(pl.col("standing") == Standing.RANKED).select(
        "org_id", "name", "league", then=ranks.place(pl.col("score")).over("league")
    )
    others = (
        now.join(then, on=["org_id", "league"], how="full", coalesce=True, suffix="_then")
        .with_columns(pl.coalesce("name", "name_then").alias("name"))
        .select("league", other_id="org_id", other="name", other_now="now", other_then="then")
    )
    own = now.join(then, on=["org_id", "league"]).join(compared, on="org_id", how="semi")
    pairs = own.select("org_id", "league", "now", "then").join(others, on="league")
    ahead_then, ahead_now = (
        (pl.col(f"other_{time}") < pl.col(time)).fill_null(False).cast(pl.Int64) for time in ("then", "now")
    )
    return (
        pairs.filter(pl.col("org_id") != pl.col("other_id"))
        .with_columns(effect=ahead_then - ahead_now)
        .filter(pl.col("effect") != 0)
        .with_columns(event=_event())
    )


def _event() -> pl.Expr:
    """Of pairs that moved: forward where effect is positive, else back."""
    forward = pl.col("effect") > 0
    level_now = pl.col("other_now") == pl.col("now")
    level_then = pl.col("other_then") == pl.col("then")
    cases = [
        (forward & pl.col("other_now").is_null(), Overtaking.LEFT_FROM_AHEAD),
        (forward & level_now, Overtaking.DREW_LEVEL),
        (forward, Overtaking.OVERTOOK),
        (pl.col("other_then").is_null(), Overtaking.CAME_IN_AHEAD),
        (level_then, Overtaking.FELL_BEHIND),
    ]
    event = pl.lit(Overtaking.WAS_OVERTAKEN.value)
    for holds, name in reversed(cases):
        event = pl.when(holds).then(pl.lit(name.value)).otherwise(event)
    return event
