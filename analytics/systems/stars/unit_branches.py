"""The branches of each unit in one line each, and the stars each was given through time."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period, halves_until
from analytics.base.result import Reach, Result, RollUp
from analytics.systems.stars.branches import BranchScore
from analytics.systems.stars.stars import BranchStars


class LedgerState(StrEnum):
    """How a branch stands on the ledger; a branch that was never on it has none."""

    OVERDUE = "超期未销号"
    OPEN = "未销号"
    CLEARED = "已销号"


class UnitBranch(dy.Schema):
    """Branch that stands at the end of the period: stars, card of the half-year, state on the ledger.

    Denominator of the rate: the full marks of its card; null while an item of the card is 未报.
    """

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    stars = c.count("星级", nullable=True)
    points = c.points("支部评分", nullable=True)
    max_points = c.points("满分", nullable=True)
    rate = c.share("得分率", nullable=True)
    missing_items = c.count("未报要素", good=Good.NONE, nullable=True)
    ledger = c.text("后进台账", nullable=True)
    found_on = c.day("最近认定日期", nullable=True)


class BranchStarsThen(dy.Schema):
    """Branch that stands at the end of the period × half-year in which it was rated, until the period."""

    org_id = c.branch_code("支部代码", primary_key=True)
    period = c.period("评定期", primary_key=True)
    stars = c.count("星级")


RESULTS = (
    Result("unit_branches", "支部一览", UnitBranch, Reach.UNIT_OF_BRANCH, RollUp.CONCAT),
    Result("branch_stars", "支部历次星级", BranchStarsThen, Reach.BRANCH, RollUp.CONCAT),
)


def unit_branches(branch_scores: dy.DataFrame[BranchScore], ledger: pl.DataFrame) -> dy.DataFrame[UnitBranch]:
    """Put the latest entry of the ledger beside each branch; within a unit in the order of the codes."""
    state = (
        pl.when("is_overdue")
        .then(pl.lit(LedgerState.OVERDUE))
        .when("is_open")
        .then(pl.lit(LedgerState.OPEN))
        .otherwise(pl.lit(LedgerState.CLEARED))
    )
    latest = ledger.sort("org_id", "found_on").unique("org_id", keep="last", maintain_order=True)
    complete = (pl.col("missing_items") == 0) & (pl.col("max_points") > 0)
    return (
        branch_scores.join(latest.select("org_id", "found_on", ledger=state), on="org_id", how="left")
        .with_columns(rate=pl.when(complete).then(pl.col("points") / pl.col("max_points")))
        .sort("unit_id", "org_id")
        .select(*UnitBranch.column_names())
        .pipe(UnitBranch.validate)
    )


def branch_stars_then(
    standing_stars: dy.DataFrame[BranchStars], star_ratings: pl.LazyFrame, period: Period
) -> dy.DataFrame[BranchStarsThen]:
    """The ratings given until the period to the standing_stars that stand at its end."""
    codes = star_ratings.select(pl.col("period").unique()).collect()["period"].to_list()
    until = [half.code for half in halves_until(codes, period)]
    return (
        star_ratings.filter(pl.col("period").is_in(until))
        .join(standing_stars.lazy().select("org_id"), on="org_id", how="semi")
        .select(*BranchStarsThen.column_names())
        .sort("org_id", "period")
        .collect()
        # One rating a branch and half-year is stored: looking for doubles would take most of the time.
        .pipe(BranchStarsThen.cast)
    )
