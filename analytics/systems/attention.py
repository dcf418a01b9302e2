"""需重点关注: the one rule that names units that need attention, with each reason."""

from collections.abc import Mapping
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import parse
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import OFFICIAL_ORDER
from analytics.systems.reporting.reporting import Report, Reporting, ReportState
from analytics.systems.scores.rankings import PlaceHistory, Ranking


class Reason(StrEnum):
    """Why a unit needs attention; any one is enough."""

    FALLEN_TWICE = "连续两期名次下降"
    LAST_QUARTER = "位列后四分之一且低于上年同期"
    OVERDUE = "后进支部超期未销号"
    REPORTS_MISSING = "报告缺报"


class Attention(dy.Schema):
    """Unit × reason. size = places fallen in all, places from the end, branches overdue, reports missing."""

    org_id = c.unit_code("单位代码", primary_key=True)
    reason = c.text("关注原因", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    place = c.count("名次", nullable=True)
    size = c.count("程度")
    reasons = c.count("原因数")


RESULT = Result("attention", "需重点关注", Attention, Reach.UNIT, RollUp.CONCAT, quoted=())


def attention(
    rankings: dy.DataFrame[Ranking],
    history: dy.DataFrame[PlaceHistory],
    closed: list[str],
    ledger: pl.DataFrame,
    reports: dy.DataFrame[Reporting],
    pressing: pl.DataFrame,
) -> dy.DataFrame[Attention]:
    """Units with at least one reason, those with most reasons first; closed: half-years, oldest first.

    pressing: org_id, reason, size of the facts that systems declare; their reasons come last, in its order.
    """
    frames = [
        _fallen_twice(history, closed[-3:]),
        _last_quarter(rankings),
        ledger.filter(pl.col("overdue") > 0).select("org_id", size="overdue", reason=pl.lit(Reason.OVERDUE)),
        _reports_missing(reports),
        pressing,
    ]
    found = pl.concat([frame.select("org_id", "reason", pl.col("size").cast(pl.Int64)) for frame in frames])
    units = rankings.select("org_id", "name", "league", "official_order", "place")
    reasons = dict.fromkeys([*(reason.value for reason in Reason), *pressing["reason"]])
    order = {reason: position for position, reason in enumerate(reasons)}
    return (
        found.join(units, on="org_id")
        .with_columns(reasons=pl.len().over("org_id").cast(pl.Int64))
        .select(*Attention.column_names())
        .sort(
            -pl.col("reasons"), *OFFICIAL_ORDER, pl.col("reason").replace_strict(order, return_dtype=pl.Int64)
        )
        .pipe(Attention.validate)
    )


def pressing_rows(facts: Mapping[Pressing, pl.DataFrame]) -> pl.DataFrame:
    """org_id, reason, size of the units whose fact is above zero; facts: each with its table."""
    found = [
        rows.filter(pl.col(fact.column) > 0).select("org_id", reason=pl.lit(fact.reason), size=fact.column)
        for fact, rows in facts.items()
    ]
    types = {"org_id": pl.String, "reason": pl.String, "size": pl.Int64}
    return pl.concat([pl.DataFrame(schema=types), *found])


def missing_reports(reports: pl.DataFrame) -> pl.DataFrame:
    """The self checks and half-years that are missing; a quarter is no report of its own."""
    missing = (pl.col("state") == ReportState.MISSING) & (pl.col("report") != Report.QUARTER)
    return reports.filter(missing)


def courses(history: pl.DataFrame, halves: list[str]) -> pl.DataFrame:
    """org_id and the steps of units that have a place in three half-years in a row, of one rubric and league.

    steps: the two changes of place among the units ranked in both half-years, the older first.

    Other halves than three in a row give nobody: then no unit can be said to have fallen or not.
    """
    if len(halves) < 3 or parse(halves[0]).shift_by(2).code != halves[-1]:
        halves = []
    places = history.filter(pl.col("period").is_in(halves)).sort("org_id", "period")
    by_unit = places.group_by("org_id", maintain_order=True).agg(
        steps=pl.col("previous_common_change").tail(2),
        halves=pl.col("place").count(),
        versions=pl.struct("rubric_version", "league").n_unique(),
    )
    return by_unit.filter((pl.col("halves") == 3) & (pl.col("versions") == 1))


def _fallen_twice(history: pl.DataFrame, halves: list[str]) -> pl.DataFrame:
    """Place worse than a period before, twice running; fallen only behind newcomers is not fallen."""
    steps = pl.col("steps").list
    fell_twice = (steps.len() == 2) & (steps.max() < 0)
    return (
        courses(history, halves)
        .filter(fell_twice)
        .select("org_id", size=-steps.sum(), reason=pl.lit(Reason.FALLEN_TWICE))
    )


def _last_quarter(rankings: pl.DataFrame) -> pl.DataFrame:
    return rankings.filter((pl.col("quartile") == 4) & (pl.col("last_year_score_change") < 0)).select(
        "org_id", size=pl.col("field") - pl.col("place") + 1, reason=pl.lit(Reason.LAST_QUARTER)
    )


def _reports_missing(reports: pl.DataFrame) -> pl.DataFrame:
    return (
        missing_reports(reports)
        .group_by("org_id", maintain_order=True)
        .agg(size=pl.len())
        .with_columns(reason=pl.lit(Reason.REPORTS_MISSING))
    )
