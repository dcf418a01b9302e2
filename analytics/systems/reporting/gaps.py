"""What is missing, late or waits for review: the calendar of reports, told as a list of each unit."""

from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.due_days import is_over
from analytics.kit.units import OFFICIAL_ORDER
from analytics.systems.reporting.coverage import Coverage
from analytics.systems.reporting.reporting import Report, Reporting, ReportState
from analytics.systems.scores.items import ItemScore, ItemState


class Gap(StrEnum):
    """What kind of thing is missing, in the order of the list; REVIEW and ITEM wait for the reviewers."""

    SELF_CHECK = "月自查未报"
    SELF_CHECK_LATE = "月自查迟报"
    HALF_YEAR = "半年报送未报"
    HALF_YEAR_LATE = "半年报送迟报"
    REVIEW = "审核评分待审核"
    ITEM = "要素未审核"
    BRANCH_CARDS = "支部评分未报"
    BURDEN = "减负统计未报"


class Missing(dy.Schema):
    """One thing that is missing, late or waits for review, of which period; about = the item, if it is one.

    States of months and half-years are those of the calendar: what is open or not due is not listed. A
    half-year that waits is one row where no item of it is reviewed, else one an unreviewed item.
    """

    org_id = c.unit_code("单位代码")
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    gap = c.text("缺报种类")
    period = c.period("所属期间")
    about = c.text("考评要素", nullable=True)
    count = c.count("数量")


RESULT = Result("missing", "缺报清单", Missing, Reach.UNIT, RollUp.CONCAT)
_UNIT = ("org_id", "name", "league", "official_order")
_OF_STATE = {
    Gap.SELF_CHECK: (Report.SELF_CHECK, ReportState.MISSING),
    Gap.SELF_CHECK_LATE: (Report.SELF_CHECK, ReportState.LATE),
    Gap.HALF_YEAR: (Report.HALF_YEAR, ReportState.MISSING),
    Gap.HALF_YEAR_LATE: (Report.HALF_YEAR, ReportState.LATE),
}
_SUBMITTED = (ReportState.DONE, ReportState.LATE, ReportState.WAITING)


def list_missing(
    reporting_calendar: dy.DataFrame[Reporting],
    coverage: dy.DataFrame[Coverage],
    half_year_items: dy.DataFrame[ItemScore],
    period: Period,
    as_of: date,
) -> dy.DataFrame[Missing]:
    """The list, unit by unit; half_year_items are those of the half-years of the calendar."""
    rows = [
        *(_missing_rows(_in_state(reporting_calendar, *key), gap) for gap, key in _OF_STATE.items()),
        *_waiting_rows(reporting_calendar, half_year_items),
        _missing_rows(
            cards_lacking(reporting_calendar, coverage, period).filter(
                is_over(pl.col("due_on"), pl.lit(as_of))
            ),
            Gap.BRANCH_CARDS,
        ),
        _missing_rows(burden_lacking(coverage, period), Gap.BURDEN),
    ]
    order = {gap.value: position for position, gap in enumerate(Gap)}
    in_order = pl.col("gap").replace_strict(order, return_dtype=pl.Int64)
    return pl.concat(rows).sort(*OFFICIAL_ORDER, in_order, "period", "about").pipe(Missing.validate)


def waiting_halves(missing: pl.DataFrame) -> pl.DataFrame:
    """org_id, period, left: half-years 待审核; left: their items unreviewed, null where none is reviewed."""
    rows = missing.filter(pl.col("gap").is_in([Gap.REVIEW.value, Gap.ITEM.value]))
    left = pl.when((pl.col("gap") == Gap.ITEM).all()).then(pl.len().cast(pl.Int64))
    return rows.group_by("org_id", "period", maintain_order=True).agg(left=left)


def cards_lacking(reports: pl.DataFrame, covered: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Unit, period, due_on, count: cards of branches that did not come though the half-year was submitted."""
    submitted = reports.filter(
        (pl.col("report") == Report.HALF_YEAR)
        & (pl.col("period") == period.last_half.code)
        & pl.col("state").is_in(_SUBMITTED)
    )
    return (
        covered.with_columns(count=pl.col("branches") - pl.col("branch_cards"))
        .filter(pl.col("count") > 0)
        .join(submitted.select("org_id", "period", "due_on"), on="org_id")
        .select(*_UNIT, "period", "due_on", "count")
    )


def burden_lacking(covered: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Unit, period, count: months of the period without any burden count."""
    return (
        covered.with_columns(count=pl.col("burden_due") - pl.col("burden_reported"))
        .filter(pl.col("count") > 0)
        .select(*_UNIT, "count", period=pl.lit(period.code))
    )


def _in_state(reports: pl.DataFrame, report: Report, state: ReportState) -> pl.DataFrame:
    return reports.filter((pl.col("report") == report) & (pl.col("state") == state))


def _waiting_rows(reports: pl.DataFrame, items: pl.DataFrame) -> list[pl.DataFrame]:
    """Of what waits for the reviewers: half-years without a reviewed item, and the items left of the rest."""
    waiting = _in_state(reports, Report.HALF_YEAR, ReportState.WAITING)
    keys = ["org_id", "period"]
    begun = items.filter(pl.col("state") == ItemState.REVIEWED).select(keys).unique()
    left = items.filter(pl.col("state") == ItemState.NOT_REVIEWED).select(*keys, about="label")
    partly = waiting.join(begun, on=keys, how="semi").join(left, on=keys)
    return [
        _missing_rows(waiting.join(begun, on=keys, how="anti"), Gap.REVIEW),
        _missing_rows(partly, Gap.ITEM),
    ]


def _missing_rows(frame: pl.DataFrame, gap: Gap) -> pl.DataFrame:
    """The rows as those of Missing: count is one and about null where the frame has none."""
    return frame.select(
        *_UNIT,
        gap=pl.lit(gap.value),
        period="period",
        about="about" if "about" in frame.columns else pl.lit(None, pl.String),
        count="count" if "count" in frame.columns else pl.lit(1, pl.Int64),
    )
