"""The reporting calendar: which report of which month, quarter and half-year came, came late or waits."""

from datetime import date, timedelta
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import PARTS, Grain, Period, parse
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import League
from analytics.kit.due_days import is_over
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.systems.reporting import coverage
from analytics.systems.scores.items import ItemScore, ItemState


class Report(StrEnum):
    """What is reported: each month, each quarter, each half-year."""

    SELF_CHECK = "月自查"
    QUARTER = "季研判"
    HALF_YEAR = "半年报送"


class ReportState(StrEnum):
    """How it stands with a report: missing once its day is over, open until then."""

    DONE = "已报"
    LATE = "迟报"
    MISSING = "未报"
    WAITING = "待审核"
    OPEN = "待报"
    NOT_DUE = "未到期"
    VOLUNTARY = "自愿"  # has not come, of a unit that takes part by reference


class Reporting(dy.Schema):
    """Unit × report × month, quarter or half-year that ends in the period shown.

    Listed from the first period any unit ever reported and while the unit stood. What the data do not reach
    is not due, nor a half-year of which nobody submitted anything; of the rest, what did not come is missing
    once its day is over (closed_periods.known_until), and open until then. A quarter is judged by its months
    (assumption). A half-year is submitted once a review card of the unit or a card of one of its branches has
    come, and waits until no applicable item is unreviewed; waiting_items are those, null where no review card
    has come.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    report = c.text("报送种类", primary_key=True)
    period = c.period("所属期间", primary_key=True)
    state = c.text("报送状态")
    due_on = c.day("应报日期")
    submitted_on = c.day("报送日期", nullable=True)
    days_late = c.count("迟报天数", good=Good.NONE, nullable=True)
    waiting_items = c.count("未审核要素", nullable=True)


RESULT = Result("reporting_calendar", "报送日历", Reporting, Reach.UNIT, RollUp.CONCAT)
_UNIT = ("org_id", "name", "league", "official_order")


def ending_in(period: Period, grain: Grain) -> list[Period]:
    """The periods of that length whose last month lies in the period."""
    size = 12 // PARTS[grain]
    return [
        Period(month.year, grain, month.number // size) for month in period.months if month.number % size == 0
    ]


def monthly(
    units: dy.DataFrame[Unit],
    self_checks: pl.LazyFrame,
    period: Period,
    last_month: Period | None,
    days: int,
    as_of: date,
) -> pl.DataFrame:
    """A row a unit and month of the period, and of the quarters that end in it; columns of Reporting."""
    quarters = [month for quarter in ending_in(period, Grain.QUARTER) for month in quarter.months]
    wanted = sorted({*period.months, *quarters})
    months = [
        code for month in wanted for code in coverage.months_due(month, month, self_checks) if last_month
    ]
    come = coverage.self_check_reports(units, self_checks, months, days, as_of)
    return come.with_columns(
        report=pl.lit(Report.SELF_CHECK.value),
        state=pl.when("late")
        .then(pl.lit(ReportState.LATE))
        .when("reported")
        .then(pl.lit(ReportState.DONE))
        .otherwise(_not_come(pl.col("ends_on") <= _reach(last_month), as_of)),
        waiting_items=pl.lit(None, pl.Int64),
    ).pipe(_with_days_late)


def quarterly(months: pl.DataFrame, period: Period) -> pl.DataFrame:
    """A row a unit and quarter that ends in the period: late or missing when one of its months is."""
    quarter_of = {
        month.code: quarter.code for quarter in ending_in(period, Grain.QUARTER) for month in quarter.months
    }
    worst = (ReportState.NOT_DUE, ReportState.MISSING, ReportState.OPEN, ReportState.LATE)
    state = pl.lit(ReportState.DONE.value)
    for one in reversed(worst):
        state = pl.when((pl.col("state") == one).any()).then(pl.lit(one.value)).otherwise(state)
    whole = pl.col("submitted_on").null_count() == 0
    return (
        months.filter(pl.col("period").is_in(list(quarter_of)))
        .with_columns(pl.col("period").replace_strict(quarter_of, return_dtype=pl.String))
        .group_by(*_UNIT, "period", maintain_order=True)
        .agg(
            state=state,
            due_on=pl.col("due_on").max(),
            submitted_on=pl.when(whole).then(pl.col("submitted_on").max()),
            days_late=pl.col("days_late").max(),
        )
        .with_columns(report=pl.lit(Report.QUARTER.value), waiting_items=pl.lit(None, pl.Int64))
    )


def half_yearly(
    units: dy.DataFrame[Unit],
    submissions: pl.DataFrame,
    items: dy.DataFrame[ItemScore],
    halves: list[Period],
    last_month: Period | None,
    days: int,
    as_of: date,
) -> pl.DataFrame:
    """A row a unit and half-year; submissions as built below, items those of the half-years."""
    state = pl.col("state")
    reviewed = items.group_by("org_id", "period").agg(
        waiting_items=(state == ItemState.NOT_REVIEWED).sum().cast(pl.Int64)
    )
    done = pl.col("waiting_items") == 0
    submitted = pl.col("submitted").fill_null(False)
    begun = (pl.col("ends_on") <= _reach(last_month)) & submitted.any().over("period")
    return (
        coverage.unit_periods(units, [half.code for half in halves])
        .join(submissions, on=["org_id", "period"], how="left")
        .join(reviewed, on=["org_id", "period"], how="left")
        .with_columns(report=pl.lit(Report.HALF_YEAR.value), due_on=pl.col("ends_on") + timedelta(days=days))
        .with_columns(
            state=pl.when(done & is_over(pl.col("due_on"), pl.col("submitted_on")))
            .then(pl.lit(ReportState.LATE))
            .when(done)
            .then(pl.lit(ReportState.DONE))
            .when(submitted)
            .then(pl.lit(ReportState.WAITING))
            .otherwise(_not_come(begun, as_of))
        )
        .pipe(_with_days_late)
    )


def submissions(reviews: pl.LazyFrame, branch_cards: pl.LazyFrame, halves: list[Period]) -> pl.DataFrame:
    """org_id, period, submitted_on, submitted: by the review card, else by the last card of a branch."""
    codes = pl.col("period").is_in([half.code for half in halves])
    of_units = reviews.filter(codes).select("org_id", "period", "submitted_on", first=pl.lit(0))
    of_branches = (
        branch_cards.filter(codes)
        .group_by(pl.col("unit_id").alias("org_id"), "period")
        .agg(pl.col("submitted_on").max(), first=pl.lit(1))
    )
    return (
        pl.concat([of_units, of_branches])
        .sort("org_id", "period", "first")
        .unique(["org_id", "period"], keep="first", maintain_order=True)
        .select("org_id", "period", "submitted_on", submitted=pl.lit(True))
        .collect()
    )


def submitted_halves(reviews: pl.LazyFrame, branch_cards: pl.LazyFrame, period: Period) -> list[Period]:
    """The half-years ending in the period, from the first of which any unit submitted something."""
    firsts = [table.select(pl.col("period").min()).collect().item() for table in (reviews, branch_cards)]
    first = min((parse(code) for code in firsts if code), default=None)
    return [half for half in ending_in(period, Grain.HALF) if first and half >= first]


def calendar(*reports: pl.DataFrame, period: Period) -> dy.DataFrame[Reporting]:
    """The reports in one table: unit by unit, months before quarters before half-years."""
    order = {report.value: position for position, report in enumerate(Report)}
    months = [month.code for month in period.months]
    columns = Reporting.column_names()
    return (
        pl.concat([rows.select(columns) for rows in reports])
        .filter((pl.col("report") != Report.SELF_CHECK) | pl.col("period").is_in(months))
        .with_columns(**_of_their_own_accord())
        .sort(*OFFICIAL_ORDER, pl.col("report").replace_strict(order, return_dtype=pl.Int64), "period")
        .pipe(Reporting.validate)
    )


def _of_their_own_accord() -> dict[str, pl.Expr]:
    """Units by reference owe nothing: what came came, whenever that was, and nothing else is missing."""
    by_reference, state = pl.col("league") == League.REFERENCE, pl.col("state")
    asked = state.is_in([ReportState.MISSING.value, ReportState.OPEN.value])
    late = by_reference & (state == ReportState.LATE)
    return {
        "state": pl.when(by_reference & asked)
        .then(pl.lit(ReportState.VOLUNTARY.value))
        .when(late)
        .then(pl.lit(ReportState.DONE.value))
        .otherwise(state),
        "days_late": pl.when(~by_reference).then("days_late"),
    }


def _reach(last_month: Period | None) -> pl.Expr:
    return pl.lit(last_month.end if last_month else date.min)


def _not_come(over: pl.Expr, as_of: date) -> pl.Expr:
    """The state of what did not come; over: whether the data reach its period."""
    return (
        pl.when(over & is_over(pl.col("due_on"), pl.lit(as_of)))
        .then(pl.lit(ReportState.MISSING))
        .when(over)
        .then(pl.lit(ReportState.OPEN))
        .otherwise(pl.lit(ReportState.NOT_DUE))
    )


def _with_days_late(rows: pl.DataFrame) -> pl.DataFrame:
    late = pl.col("state") == ReportState.LATE
    days = (pl.col("submitted_on") - pl.col("due_on")).dt.total_days()
    return rows.with_columns(days_late=pl.when(late).then(days))
