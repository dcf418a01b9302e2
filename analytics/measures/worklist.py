"""后进支部工作清单: the open entries of the ledger in the order in which they should be worked."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.measures import columns as c
from analytics.measures.stars import BranchStars
from analytics.measures.units import OFFICIAL_ORDER, Unit
from analytics.measures.weak_branches import LedgerEntry
from analytics.periods import Period


class Step(StrEnum):
    """Why an entry stands where it does: the first that fits, worked in this order."""

    OVERDUE = "超期未销号"
    DUE_SOON = "临近时限"
    FOUND_AGAIN = "再次认定"
    LATER = "按时限推进"


class Work(dy.Schema):
    """Entry open at the end of the period, in the order of work.

    Order: overdue, the longest overdue first; then due within rules.DUE_SOON_DAYS days; then found again;
    then the rest; within each by due day, then found more often, then official order. days_left counts
    from the period's end, 0 = due on that day; exactly one of days_overdue and days_left is given.
    """

    place = c.count("次序")
    org_id = c.branch_code("支部代码", primary_key=True)
    found_on = c.day("认定日期", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    kind = c.text("后进类型")
    measure = c.text("整改措施", nullable=True)
    due_on = c.day("整改时限")
    days_overdue = c.count("已超期天数", good=Good.NONE, nullable=True)
    days_left = c.count("距时限天数", nullable=True)
    days_open = c.count("在账天数")
    times_found = c.count("第几次认定")
    stars = c.count("星级", nullable=True)
    step = c.text("办理顺序")


RESULT = Result("worklist", "后进支部工作清单", Work, Reach.UNIT_OF_BRANCH, RollUp.CONCAT)


def worklist(
    entries: dy.DataFrame[LedgerEntry],
    branches: dy.DataFrame[BranchStars],
    units: dy.DataFrame[Unit],
    period: Period,
) -> dy.DataFrame[Work]:
    """Put the open entries in order; branches give the stars, units the names and the official order."""
    left = (pl.col("due_on") - pl.lit(period.end)).dt.total_days()
    order = {step.value: place for place, step in enumerate(Step)}
    return (
        entries.filter("is_open")
        .join(branches.select("org_id", "stars"), on="org_id", how="left")
        .join(units.select("official_order", unit_id="org_id", unit="name"), on="unit_id", how="left")
        .with_columns(
            unit=pl.coalesce("unit", "unit_id"),  # an entry is never lost with the name of its unit
            step=_step(left),
            days_overdue=pl.when("is_overdue").then(-left),
            days_left=pl.when(~pl.col("is_overdue")).then(left),
        )
        .sort(
            pl.col("step").replace_strict(order, return_dtype=pl.Int64),
            "due_on",
            -pl.col("times_found"),
            *OFFICIAL_ORDER,
            "found_on",
        )
        .with_columns(place=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
        .select(*Work.column_names())
        .pipe(Work.validate)
    )


def _step(left: pl.Expr) -> pl.Expr:
    return (
        pl.when("is_overdue")
        .then(pl.lit(Step.OVERDUE.value))
        .when(left <= rules.DUE_SOON_DAYS)
        .then(pl.lit(Step.DUE_SOON.value))
        .when("found_again")
        .then(pl.lit(Step.FOUND_AGAIN.value))
        .otherwise(pl.lit(Step.LATER.value))
    )
