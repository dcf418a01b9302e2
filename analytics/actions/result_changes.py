"""What a change of the data does to the results of a period: two result sets held against each other."""

from collections.abc import Mapping
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.rules import PROVINCE
from analytics.kit.units import OFFICIAL_ORDER
from analytics.systems.reporting.coverage import ReviewState

Results = Mapping[str, pl.DataFrame]  # result tables by name
_TARGET = (reference.five_star_target() / 100,)


class Turn(StrEnum):
    """Whether a reason came or went."""

    NEW = "新出现"
    GONE = "不再有"


class PeriodEffect(dy.Schema):
    """One period: how many of what a reader looks at first are no longer the same.

    A score, place, grade or quartile that came or went counts as changed; the share is the province's, of
    all branches standing. ledger_changed counts entries of the ledger whose state differs, came or went,
    branches_moved the branches standing on both sides under another unit or in another league, units_moved
    the units in another league.
    """

    period = c.period("考核期", primary_key=True)
    scores_changed = c.count("评分变化")
    places_changed = c.count("名次变化")
    grades_changed = c.count("等次变化")
    quartiles_changed = c.count("四分位变化")
    reviewed_before = c.count("原已审核单位")
    reviewed_after = c.count("现已审核单位")
    five_star_before = c.count("原五星支部")
    five_star_after = c.count("现五星支部")
    share_before = c.share("原五星占比", limits=_TARGET, nullable=True)
    share_after = c.share("现五星占比", limits=_TARGET, nullable=True)
    ledger_changed = c.count("后进支部状态变化")
    open_before = c.count("原未销号")
    open_after = c.count("现未销号")
    branches_moved = c.count("归属变化支部")
    units_moved = c.count("分组变化单位")
    attention_new = c.count("新增关注原因")
    attention_gone = c.count("消除关注原因")


class UnitEffect(dy.Schema):
    """Period × unit with anything changed: old and new score, place, grade, quartile and five-star share.

    A positive place_change is an improvement.
    """

    period = c.period("考核期", primary_key=True)
    org_id = c.text("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    score_before = c.score("原得分", nullable=True)
    score_after = c.score("现得分", nullable=True)
    score_change = c.score("得分变化", signed=True, nullable=True)
    place_before = c.count("原名次", nullable=True)
    place_after = c.count("现名次", nullable=True)
    place_change = c.count("名次变化", signed=True, nullable=True)
    grade_before = c.text("原等次", nullable=True)
    grade_after = c.text("现等次", nullable=True)
    quartile_before = c.count("原四分位", nullable=True)
    quartile_after = c.count("现四分位", nullable=True)
    share_before = c.share("原五星占比", limits=_TARGET, nullable=True)
    share_after = c.share("现五星占比", limits=_TARGET, nullable=True)


class LedgerEffect(dy.Schema):
    """Period × entry of the ledger whose state differs; null where the entry was not, or is no longer."""

    period = c.period("考核期", primary_key=True)
    org_id = c.text("支部代码", primary_key=True)
    found_on = c.day("认定日期", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
    state_before = c.text("原状态", nullable=True)
    state_after = c.text("现状态", nullable=True)


class AttentionEffect(dy.Schema):
    """Period × unit × reason for attention that came or went."""

    period = c.period("考核期", primary_key=True)
    org_id = c.text("单位代码", primary_key=True)
    reason = c.text("关注原因", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    turn = c.text("变化")


_OF_UNITS = ("score", "place", "grade", "quartile", "share")


def unit_effects(period: str, before: Results, after: Results) -> dy.DataFrame[UnitEffect]:
    """The units of either side whose standing differs, in official order."""
    joined = _beside(*(_standings(results) for results in (before, after)), key=["org_id"])
    differs = pl.any_horizontal(_differs(name) for name in _OF_UNITS)
    return (
        joined.filter(differs)
        .with_columns(
            period=pl.lit(period),
            score_change=pl.col("score_after") - pl.col("score_before"),
            place_change=pl.col("place_before") - pl.col("place_after"),
            **{name: _either(name) for name in ("name", "league", "official_order")},
        )
        .sort(*OFFICIAL_ORDER)
        .select(*UnitEffect.column_names())
        .pipe(UnitEffect.validate)
    )


def ledger_effects(period: str, before: Results, after: Results) -> dy.DataFrame[LedgerEffect]:
    """The entries of the ledger that came, went or stand otherwise."""
    columns = ["org_id", "found_on", "name", "unit_id", "state"]
    sides = (results["ledger"].select(columns) for results in (before, after))
    return (
        _beside(*sides, key=["org_id", "found_on"])
        .filter(_differs("state"))
        .with_columns(period=pl.lit(period), **{name: _either(name) for name in ("name", "unit_id")})
        .sort("unit_id", "org_id", "found_on")
        .select(*LedgerEffect.column_names())
        .pipe(LedgerEffect.validate)
    )


def attention_effects(period: str, before: Results, after: Results) -> dy.DataFrame[AttentionEffect]:
    """The reasons for attention that came or went."""
    then, now = before["attention"], after["attention"]
    turns = [(Turn.NEW, now, then), (Turn.GONE, then, now)]
    found = [
        own.join(other, on=["org_id", "reason"], how="anti").with_columns(turn=pl.lit(turn.value))
        for turn, own, other in turns
    ]
    return (
        pl.concat(found)
        .with_columns(period=pl.lit(period))
        .sort(*OFFICIAL_ORDER, "reason")
        .select(*AttentionEffect.column_names())
        .pipe(AttentionEffect.validate)
    )


def period_effect(
    period: str,
    before: Results,
    after: Results,
    units: dy.DataFrame[UnitEffect],
    ledger: dy.DataFrame[LedgerEffect],
    attention: dy.DataFrame[AttentionEffect],
) -> dy.DataFrame[PeriodEffect]:
    """Count what the three tables of the period list, and say how the province stands on either side."""
    changed = units.select(_differs(name).sum().cast(pl.Int64).alias(name) for name in _OF_UNITS)
    row = {
        "period": period,
        **{f"{name}s_changed": changed[name].item() for name in ("score", "place", "grade", "quartile")},
        "ledger_changed": ledger.height,
        "branches_moved": _count_moved(before, after, "branch_scores", "unit_id", "league"),
        "units_moved": _count_moved(before, after, "rankings", "league"),
        "attention_new": attention.filter(pl.col("turn") == Turn.NEW).height,
        "attention_gone": attention.filter(pl.col("turn") == Turn.GONE).height,
        **_province(before, "before"),
        **_province(after, "after"),
    }
    schema = PeriodEffect.create_empty().schema
    return PeriodEffect.validate(pl.DataFrame([row], schema=schema))


def _count_moved(before: Results, after: Results, table: str, *columns: str) -> int:
    """How many organisations of both sides have another value in any of the columns."""
    sides = (results[table].select("org_id", *columns) for results in (before, after))
    moved = pl.any_horizontal(_differs(name) & pl.col(f"{name}_before").is_not_null() for name in columns)
    known = pl.col(f"{columns[0]}_after").is_not_null()
    return _beside(*sides, key=["org_id"]).filter(moved & known).height


def _standings(results: Results) -> pl.DataFrame:
    shares = results["stars_by_unit"].select("org_id", "share")
    columns = ["org_id", "name", "league", "official_order", *_OF_UNITS[:-1]]
    return results["rankings"].select(columns).join(shares, on="org_id", how="left")


def _province(results: Results, side: str) -> dict[str, int | float | None]:
    pooled = results["stars_pooled"].filter(pl.col("scope") == PROVINCE).sort("period").tail(1)
    counted = results["ledger_pooled"].filter(pl.col("scope") == PROVINCE)
    done = results["coverage"].filter(pl.col("review_state") == ReviewState.DONE)
    return {
        f"reviewed_{side}": done.height,
        f"five_star_{side}": int(pooled["five_star"].sum()),
        f"share_{side}": pooled["share"].item() if pooled.height else None,
        f"open_{side}": int(counted["open"].sum()),
    }


def _beside(before: pl.DataFrame, after: pl.DataFrame, *, key: list[str]) -> pl.DataFrame:
    """Both sides in one row a key, each column once as …_before and once as …_after."""
    sides = [
        side.rename({name: f"{name}_{word}" for name in side.columns if name not in key})
        for side, word in ((before, "before"), (after, "after"))
    ]
    return sides[0].join(sides[1], on=key, how="full", coalesce=True)


def _differs(name: str) -> pl.Expr:
    return pl.col(f"{name}_before").ne_missing(pl.col(f"{name}_after"))


def _either(name: str) -> pl.Expr:
    return pl.coalesce(f"{name}_after", f"{name}_before")
