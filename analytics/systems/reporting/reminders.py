"""Whom to remind of what: everything missing, late, waiting for review or without evidence, in one list."""

from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.due_days import is_over
from analytics.kit.matters import MatterState
from analytics.kit.units import OFFICIAL_ORDER
from analytics.systems.reporting.coverage import Coverage
from analytics.systems.reporting.gaps import burden_lacking, cards_lacking
from analytics.systems.reporting.reporting import Report, Reporting, ReportState
from analytics.systems.scores.evidence import EvidenceMissing


class ReminderKind(StrEnum):
    """What somebody is reminded of, in the order of the list; of WAITING the reviewers, not the unit."""

    SELF_CHECK = "月自查未报"
    HALF_YEAR = "半年报送未报"
    BRANCH_CARDS = "支部评分未报"
    BURDEN = "减负统计未报"
    WAITING = "待审核"
    LATE = "迟报"
    EVIDENCE = "缺支撑材料"


class Due(StrEnum):
    """Whether the day something was due is over, in the order of the list."""

    PAST = "已到期"
    TODAY = "当天到期"
    OPEN = "无期限"
    AHEAD = "未到期"


class Reminder(dy.Schema):
    """One thing to remind a unit of. count: months, cards or items concerned.

    since: the day it was due; of what waits for review the day it was submitted; null where no day is
    fixed. as_of: the day up to which the data show what came (closed_periods.known_until). due: 已到期 when
    the due day was over on as_of, and of what came late; 当天到期 when it is as_of; 无期限 of what waits for
    review and of what has no day. days: from since to as_of, null when since is not before it and of what
    came late, which has days_late instead.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    kind = c.text("提醒种类", primary_key=True)
    period = c.period("所属期间", primary_key=True)
    due = c.text("到期情况")
    count = c.count("数量", nullable=True)
    since = c.day("起算日期", nullable=True)
    days = c.count("已过天数", nullable=True)
    days_late = c.count("迟报天数", good=Good.NONE, nullable=True)
    as_of = c.day("算到")


RESULT = Result("reminders", "提醒清单", Reminder, Reach.UNIT, RollUp.CONCAT)
_UNIT = ("org_id", "name", "league", "official_order")
_NO_DAY = pl.lit(None, pl.Date)
_OF_STATE = {
    (Report.SELF_CHECK, ReportState.MISSING): ReminderKind.SELF_CHECK,
    (Report.SELF_CHECK, ReportState.OPEN): ReminderKind.SELF_CHECK,
    (Report.HALF_YEAR, ReportState.MISSING): ReminderKind.HALF_YEAR,
    (Report.HALF_YEAR, ReportState.OPEN): ReminderKind.HALF_YEAR,
    (Report.HALF_YEAR, ReportState.WAITING): ReminderKind.WAITING,
    (Report.SELF_CHECK, ReportState.LATE): ReminderKind.LATE,
    (Report.HALF_YEAR, ReportState.LATE): ReminderKind.LATE,
}


def reminders(
    reporting_calendar: dy.DataFrame[Reporting],
    coverage: dy.DataFrame[Coverage],
    evidence_missing: dy.DataFrame[EvidenceMissing],
    period: Period,
    as_of: date,
) -> dy.DataFrame[Reminder]:
    """The list: what is due first, then kind by kind in official order.

    A quarter is no line of its own: its months are.
    """
    rows = [
        *(_of_reports(reporting_calendar, *key, kind) for key, kind in _OF_STATE.items()),
        _of_cards(cards_lacking(reporting_calendar, coverage, period)),
        _reminder_rows(
            burden_lacking(coverage, period), ReminderKind.BURDEN, pl.col("period"), pl.col("count"), _NO_DAY
        ),
        _of_evidence(evidence_missing),
    ]
    passed = (pl.lit(as_of) - pl.col("since")).dt.total_days()
    return (
        pl.concat(rows)
        .with_columns(
            as_of=pl.lit(as_of),
            due=_due(as_of),
            days=pl.when(pl.col("days_late").is_null() & (passed > 0)).then(passed),
        )
        .select(*Reminder.column_names())
        .sort(_position("due", Due), _position("kind", ReminderKind), *OFFICIAL_ORDER, "period")
        .pipe(Reminder.validate)
    )


def matter_state() -> pl.Expr:
    """How it stands with each reminder, for the unit; editions of any age have the columns."""
    states = {
        MatterState.REVIEW: pl.col("kind") == ReminderKind.WAITING,
        MatterState.COME: pl.col("kind") == ReminderKind.LATE,
        MatterState.AHEAD: pl.col("due").is_in([Due.TODAY.value, Due.AHEAD.value]),
        MatterState.NO_DAY: pl.col("due") == Due.OPEN,
    }
    found = pl.lit(MatterState.OWED.value)
    for state, holds in reversed(states.items()):
        found = pl.when(holds).then(pl.lit(state.value)).otherwise(found)
    return found


def _due(as_of: date) -> pl.Expr:
    """What came late was due, also in a period that ends before the day it came."""
    no_day = pl.col("since").is_null() | (pl.col("kind") == ReminderKind.WAITING)
    past = pl.col("days_late").is_not_null() | is_over(pl.col("since"), pl.lit(as_of))
    return (
        pl.when(no_day)
        .then(pl.lit(Due.OPEN))
        .when(past)
        .then(pl.lit(Due.PAST))
        .when(pl.col("since") == as_of)
        .then(pl.lit(Due.TODAY))
        .otherwise(pl.lit(Due.AHEAD))
    )


def _position(column: str, values: type[StrEnum]) -> pl.Expr:
    order = {value.value: position for position, value in enumerate(values)}
    return pl.col(column).replace_strict(order, return_dtype=pl.Int64)


def _of_reports(
    reports: pl.DataFrame, report: Report, state: ReportState, kind: ReminderKind
) -> pl.DataFrame:
    found = reports.filter((pl.col("report") == report) & (pl.col("state") == state))
    waits = state == ReportState.WAITING
    return _reminder_rows(
        found,
        kind,
        pl.col("period"),
        pl.col("waiting_items") if waits else pl.lit(1, pl.Int64),
        pl.col("submitted_on" if waits else "due_on"),
        pl.col("days_late"),
    )


def _of_cards(lacking: pl.DataFrame) -> pl.DataFrame:
    kind = ReminderKind.BRANCH_CARDS
    return _reminder_rows(lacking, kind, pl.col("period"), pl.col("count"), pl.col("due_on"))


def _of_evidence(evidence: pl.DataFrame) -> pl.DataFrame:
    by_unit = evidence.group_by(*_UNIT, "period", maintain_order=True).agg(count=pl.len().cast(pl.Int64))
    return _reminder_rows(by_unit, ReminderKind.EVIDENCE, pl.col("period"), pl.col("count"), _NO_DAY)


def _reminder_rows(
    frame: pl.DataFrame,
    kind: ReminderKind,
    period: pl.Expr,
    count: pl.Expr,
    since: pl.Expr,
    days_late: pl.Expr | None = None,
) -> pl.DataFrame:
    return frame.select(
        *_UNIT,
        kind=pl.lit(kind.value),
        period=period,
        count=count,
        since=since,
        days_late=pl.lit(None, pl.Int64) if days_late is None else days_late,
    )
