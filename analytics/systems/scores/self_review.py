"""Self check against review: by item, and how far each unit overrates itself."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.statistics.robust import robust_z
from analytics.systems.scores.items import ItemScore, unpivot_cards

# methods: flagged when both hold, so that neither a tight league nor a small gap raises an alarm alone
_FAR_FROM_LEAGUE = 3.0
_GAP_PERCENT = 5


class SelfItem(dy.Schema):
    """Unit × item: the unit's last self check of the half-year beside the review. Watched, never ranked."""

    org_id = c.unit_code("单位代码", primary_key=True)
    item_no = c.count("要素序号", primary_key=True)
    dimension = c.text("维度")
    label = c.text("考评要素")
    max_points = c.points("分值")
    self_points = c.points("自评分", nullable=True)
    reviewed = c.points("审核得分", nullable=True)
    gap = c.points("自评高出", signed=True, nullable=True)
    evidence = c.count("支撑材料数", nullable=True)
    state = c.text("审核状态")


class SelfReview(dy.Schema):
    """Unit: sums over the items that have both a self score and a review; their number is compared_items."""

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    compared_items = c.count("可比要素")
    self_points = c.points("自评合计", nullable=True)
    reviewed = c.points("审核合计", nullable=True)
    gap = c.points("自评高出", signed=True, nullable=True)
    gap_share = c.share("高出占满分", signed=True, limits=(_GAP_PERCENT / 100,), nullable=True)
    worth_a_look = c.flag("建议复核")


RESULTS = (
    Result("self_items", "自评与审核（分要素）", SelfItem, Reach.UNIT, RollUp.CONCAT),
    Result("self_reviews", "自评与审核（分单位）", SelfReview, Reach.UNIT, RollUp.CONCAT),
)


def last_self_checks(self_checks: pl.LazyFrame, months: list[Period]) -> pl.LazyFrame:
    """Of every unit the self check of the last of these months it reported."""
    return self_checks.filter(pl.col("period").is_in([month.code for month in months])).filter(
        pl.col("period") == pl.col("period").max().over("org_id")
    )


def self_items(
    items: dy.DataFrame[ItemScore], self_checks: pl.LazyFrame, half: Period
) -> dy.DataFrame[SelfItem]:
    """Put the last month's self check of the half-year beside its review, item by item."""
    last = last_self_checks(self_checks, half.months)
    key = ["org_id", "rubric_version", "item_no"]
    given = unpivot_cards(last, "self", "self_points").drop("period")
    shown = unpivot_cards(last, "evidence", "evidence").drop("period")
    return (
        items.lazy()
        .filter(pl.col("period") == half.code)
        .join(given, on=key, how="left")
        .join(shown, on=key, how="left")
        .with_columns(gap=pl.col("self_points") - pl.col("reviewed"))
        .select(*SelfItem.column_names())
        .sort("org_id", "item_no")
        .collect()
        .pipe(SelfItem.validate)
    )


def self_reviews(units: dy.DataFrame[Unit], self_items: dy.DataFrame[SelfItem]) -> dy.DataFrame[SelfReview]:
    """Sum the gaps of each unit and mark those far from their league."""
    sums = (
        self_items.filter(pl.col("gap").is_not_null())
        .group_by("org_id")
        .agg(
            compared_items=pl.len().cast(pl.Int64),
            self_points=pl.col("self_points").sum(),
            reviewed=pl.col("reviewed").sum(),
            gap=pl.col("gap").sum(),
            full=pl.col("max_points").sum(),
        )
    )
    far = (robust_z(pl.col("gap_share"), "league") > _FAR_FROM_LEAGUE) & (
        pl.col("gap") * 100 > pl.col("full") * _GAP_PERCENT
    )
    return (
        units.join(sums, on="org_id", how="left")
        .with_columns(pl.col("compared_items").fill_null(0), gap_share=pl.col("gap") / pl.col("full"))
        .with_columns(worth_a_look=far.fill_null(False))
        .select(*SelfReview.column_names())
        .sort(*OFFICIAL_ORDER)
        .pipe(SelfReview.validate)
    )
