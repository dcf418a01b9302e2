"""What has been reported of what is due: self checks, reviews, branch cards, burden counts."""

from datetime import date, timedelta
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period, parse
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import League
from analytics.kit.due_days import is_over
from analytics.kit.units import OFFICIAL_ORDER, Unit, standing_branches
from analytics.systems.scores.items import ItemScore, ItemState


class ReviewState(StrEnum):
    """How far the review of a unit has come."""

    DONE = "已审核"
    PARTLY = "部分审核"
    NONE = "未审核"


class Coverage(dy.Schema):
    """Unit: reports due and come.

    Months count from the first month any unit reported to the last, while the unit stood at their end;
    a month still in its term counts once it has come. Burden counts have no term of their own: what did not
    come is asked for from the day on which the self check of its month is due (assumption).
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    months_due = c.count("应报自查月数")
    months_reported = c.count("已报自查月数")
    months_late = c.count("其中迟报", good=Good.NONE)
    burden_due = c.count("应报减负月数")
    burden_reported = c.count("已报减负月数")
    review_state = c.text("审核状态")
    missing_items = c.count("未审核要素", good=Good.NONE)
    branches = c.count("支部数")
    branch_cards = c.count("已报支部评分")


RESULT = Result(
    "coverage",
    "报送情况",
    Coverage,
    Reach.UNIT,
    RollUp.CONCAT,
    quoted=("months_reported", "months_late", "burden_reported", "review_state", "branch_cards"),
)
# Units by reference owe nothing: due is what came, and nothing of it is late.
_OWED = {
    "months_due": pl.col("months_reported"),
    "burden_due": pl.col("burden_reported"),
    "months_late": pl.lit(0, pl.Int64),
}
_UNIT = ("org_id", "name", "league", "official_order")


def months_due(period: Period, last_month: Period | None, *monthly: pl.LazyFrame) -> list[str]:
    """The months of the period between the first and the last month the monthly reports reach."""
    firsts = [report.select(pl.col("period").min()).collect().item() for report in monthly]
    first = min((parse(code) for code in firsts if code), default=None)
    if first is None or last_month is None:
        return []
    return [
        month.code for month in period.months if first.start <= month.start and month.end <= last_month.end
    ]


def self_check_reports(
    units: dy.DataFrame[Unit], self_checks: pl.LazyFrame, months: list[str], days: int, as_of: date
) -> pl.DataFrame:
    """One row a unit and month: unit, period, reported, late, due, submitted_on, due_on, ends_on.

    Due is what came and what did not come although its day is over on as_of.
    """
    come = self_checks.filter(pl.col("period").is_in(months)).select(
        "org_id", "period", "submitted_on", reported=pl.lit(True)
    )
    return (
        unit_periods(units, months)
        .join(come.collect(), on=["org_id", "period"], how="left")
        .with_columns(
            reported=pl.col("reported").fill_null(False), due_on=pl.col("ends_on") + timedelta(days=days)
        )
        .with_columns(
            late=is_over(pl.col("due_on"), pl.col("submitted_on")).fill_null(False),
            due=pl.col("reported") | is_over(pl.col("due_on"), pl.lit(as_of)),
        )
        .select(*_UNIT, "period", "reported", "late", "due", "submitted_on", "due_on", "ends_on")
    )


def branch_card_reports(
    organisations: pl.LazyFrame, branch_cards: pl.LazyFrame, half: Period
) -> pl.DataFrame:
    """unit_id, branches, branch_cards: branches standing at the end of the half-year and cards come."""
    come = branch_cards.filter(pl.col("period") == half.code).select("org_id", come=pl.lit(True))
    return (
        standing_branches(organisations, half.end)
        .join(come, on="org_id", how="left")
        .group_by("unit_id")
        .agg(branches=pl.len().cast(pl.Int64), branch_cards=pl.col("come").count().cast(pl.Int64))
        .collect()
    )


def burden_reports(
    burden_counts: pl.LazyFrame, units: dy.DataFrame[Unit], months: list[str], days: int, as_of: date
) -> pl.DataFrame:
    """org_id, burden_due, burden_reported: months due, and months with at least one count.

    days: after a month, until it is asked for of those of whom it did not come by as_of.
    """
    counted = pl.any_horizontal(pl.col("meetings", "documents", "inspections", "assessments").is_not_null())
    come = burden_counts.filter(pl.col("period").is_in(months) & counted).select(
        "org_id", "period", come=pl.lit(True)
    )
    return (
        unit_periods(units, months)
        .join(come.collect(), on=["org_id", "period"], how="left")
        .with_columns(due_on=pl.col("ends_on") + timedelta(days=days))
        .with_columns(due=pl.col("come").is_not_null() | is_over(pl.col("due_on"), pl.lit(as_of)))
        .group_by("org_id")
        .agg(
            burden_due=pl.col("due").sum().cast(pl.Int64),
            burden_reported=pl.col("come").count().cast(pl.Int64),
        )
    )


def coverage(
    units: dy.DataFrame[Unit],
    items: dy.DataFrame[ItemScore],
    self_checks: pl.DataFrame,
    cards: pl.DataFrame,
    burden: pl.DataFrame,
) -> dy.DataFrame[Coverage]:
    """Count what has come of each unit; items are those of the half-year, the frames those built above."""
    checks = self_checks.group_by("org_id").agg(
        months_due=pl.col("due").sum().cast(pl.Int64),
        months_reported=pl.col("reported").sum().cast(pl.Int64),
        months_late=pl.col("late").sum().cast(pl.Int64),
    )
    reviews = items.group_by("org_id").agg(
        reviewed_items=(pl.col("state") == ItemState.REVIEWED).sum().cast(pl.Int64),
        missing_items=(pl.col("state") == ItemState.NOT_REVIEWED).sum().cast(pl.Int64),
    )
    counts = [name for name, column in Coverage.columns().items() if column.dtype == pl.Int64]
    return (
        units.join(checks, on="org_id", how="left")
        .join(reviews, on="org_id", how="left")
        .join(cards, left_on="org_id", right_on="unit_id", how="left")
        .join(burden, on="org_id", how="left")
        .with_columns(review_state=_review_state())
        .with_columns(pl.col(counts).fill_null(0))
        .with_columns(
            pl.when(pl.col("league") == League.REFERENCE).then(came).otherwise(due).alias(due)
            for due, came in _OWED.items()
        )
        .select(*Coverage.column_names())
        .sort(*OFFICIAL_ORDER)
        .pipe(Coverage.validate)
    )


def unit_periods(units: dy.DataFrame[Unit], codes: list[str]) -> pl.DataFrame:
    """Each unit with the periods at whose end it stood already: nothing is due from before it was founded."""
    ends = pl.DataFrame(
        {"period": codes, "ends_on": [parse(code).end for code in codes]},
        schema={"period": pl.String, "ends_on": pl.Date},
    )
    return units.join(ends, how="cross").filter(pl.col("valid_from") <= pl.col("ends_on"))


def _review_state() -> pl.Expr:
    """Where no item applies there is nothing left to review."""
    nothing = (pl.col("reviewed_items") == 0) & (pl.col("missing_items") > 0)
    return (
        pl.when(pl.col("missing_items").is_null() | nothing)
        .then(pl.lit(ReviewState.NONE))
        .when(pl.col("missing_items") > 0)
        .then(pl.lit(ReviewState.PARTLY))
        .otherwise(pl.lit(ReviewState.DONE))
    )
