"""需重点关注 in words: a line a unit, with all its reasons."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Grain, parse
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.attention import Attention, Reason, courses, missing_reports
from analytics.systems.attention_chance import AttentionReason
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.reporting.reporting import Report
from dashboard import systems
from dashboard.base.display import period_name, word
from dashboard.systems.overview.words import DEGREES, Overview

_EXPECTED = AttentionReason.columns()["expected"]
_STEPS = 3  # half-years that make two falls


class AttentionLine(dy.Schema):
    """Unit: its reasons in one sentence; the gravest first."""

    name = c.text("单位")
    place = c.count("名次", nullable=True)
    reasons = c.text("关注原因")


class ReasonLine(Attention):
    """Unit × reason, the degree in words with its unit; the number alone means another thing each reason."""

    size = dy.Int64()
    degree = c.text("程度")


def reasons(results: Results) -> pl.DataFrame:
    """The rows of the result table, each with its degree in words."""
    found = results.tables["attention"]
    reported = _missing_by_unit(results)
    degrees = [
        _degree(reason).format(
            size=size,
            reports=reported.get((org_id, size), f"{size}份"),
        )
        for org_id, reason, size in found.select("org_id", "reason", "size").iter_rows()
    ]
    return found.with_columns(degree=pl.Series(degrees, dtype=pl.String))


def lines(results: Results) -> pl.DataFrame:
    """The units that need attention, in the order of the result table, with their codes."""
    found = reasons(results)
    said = [f"{reason}（{degree}）" for reason, degree in found.select("reason", "degree").iter_rows()]
    return (
        found.with_columns(said=pl.Series(said, dtype=pl.String))
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first(), pl.col("place").first(), pl.col("said").str.join("；"))
        .select("org_id", "name", "place", pl.col("said").alias("reasons"))
    )


def chance(results: Results) -> str:
    """How many units the reasons of place would name without any real change; empty where none is judged."""
    rows = results.tables["attention_reasons"].drop_nulls("expected")
    told = [
        Overview.CHANCE_ONE.format(
            reason=row["reason"], expected=word(row["expected"], _EXPECTED), units=row["units"]
        )
        for row in rows.iter_rows(named=True)
    ]
    return Overview.CHANCE.format(told=Overview.ATTENTION_GAP.join(told)) if told else ""


def against_several(_results: Results) -> str:
    """What puts a unit on this list and what on 同时有多种情况: two lists by two rules, read side by side."""
    reasons = [*Reason, *(one.reason for system in systems.ALL for one in system.pressing)]
    return Overview.TWO_RULES.format(reasons=Overview.ATTENTION_GAP.join(reasons))


def _degree(reason: str) -> str:
    declared = {one.reason: one.degree for system in systems.ALL for one in system.pressing}
    return declared.get(reason) or DEGREES[Reason(reason)]


def name_and_place(line: dict) -> str:
    """A unit with its place where it has one."""
    if line["place"] is None:
        return line["name"]
    return "{name} · 第{place}名".format(name=line["name"], place=line["place"])


def unjudged_reasons(results: Results) -> list[str]:
    """The clauses of the rule nobody could be judged by, because what they compare is not there."""
    tables = results.tables
    same_year = tables["comparisons"].filter(
        (pl.col("kind") == ComparisonKind.ON_LAST_YEAR) & pl.col("obstacle").is_null()
    )
    reported = tables["coverage"].filter(
        (pl.col("months_due") > 0) | (pl.col("review_state") != ReviewState.NONE)
    )
    judged = {
        Reason.FALLEN_TWICE: _has_course(results),
        Reason.LAST_QUARTER: not same_year.is_empty(),
        Reason.REPORTS_MISSING: not reported.is_empty(),
    }
    return [reason.value for reason, is_judged in judged.items() if not is_judged]


def _missing_by_unit(results: Results) -> dict[tuple[str, int], str]:
    """Which reports of which months a unit owes, by its code and how many there are in all.

    An older edition may have counted the reports by another rule than its calendar, or have no calendar.
    """
    owed = missing_reports(results.tables["reporting_calendar"]).sort("org_id", "period", maintain_order=True)
    return {
        (str(org_id), rows.height): "，".join(
            _owed_reports(Report(report), rows.filter(pl.col("report") == report)["period"].to_list())
            for report in rows["report"].unique(maintain_order=True)
        )
        for (org_id,), rows in owed.group_by("org_id", maintain_order=True)
    }


def _owed_reports(report: Report, periods: list[str]) -> str:
    """So many reports of one kind, with the months or halves; all lie in the period shown."""
    return "{report}{count}份：{periods}".format(
        report=report.value, count=len(periods), periods="、".join(map(_within_year, periods))
    )


def _within_year(code: str) -> str:
    period = parse(code)
    return f"{period.start.month}月" if period.grain == Grain.MONTH else period_name(code).partition("年")[2]


def _has_course(results: Results) -> bool:
    """Whether any unit has the three places that can make two falls, the last of them of this period."""
    places = results.tables["place_history"].filter(pl.col("place").is_not_null())
    last = places["period"].unique().sort().tail(_STEPS).to_list()
    return last[-1:] == [results.period.last_half.code] and not courses(places, last).is_empty()
