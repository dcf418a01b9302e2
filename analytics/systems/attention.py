"""需重点关注: the one rule that names units that need attention, the gravest first, with each reason."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import pairwise

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.periods import parse
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import OFFICIAL_ORDER
from analytics.systems.reporting.reporting import Report, Reporting, ReportState
from analytics.systems.scores.common_places import with_common
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
    """Units with at least one reason, the gravest first; closed: half-years, oldest first.

    Units stand by their gravest reason (reference/attention_reasons.csv: facts before places), then by its
    size, then by how many reasons they have. pressing: org_id, reason, size of what systems declare.
    """
    frames = [
        falls(history, closed[-3:]).with_columns(reason=pl.lit(Reason.FALLEN_TWICE)),
        _last_quarter(rankings),
        ledger.filter(pl.col("overdue") > 0).select("org_id", size="overdue", reason=pl.lit(Reason.OVERDUE)),
        _reports_missing(reports),
        pressing,
    ]
    found = pl.concat([frame.select("org_id", "reason", pl.col("size").cast(pl.Int64)) for frame in frames])
    units = rankings.select("org_id", "name", "league", "official_order", "place")
    gravity = _gravity()
    weight = pl.col("size") * pl.when(graver="大").then(-1).otherwise(1)
    gravest = pl.col("gravity", "weight").sort_by("gravity").first().over("org_id").name.prefix("first_")
    return (
        found.join(units, on="org_id")
        .join(gravity, on="reason", how="left")
        .with_columns(
            pl.col("gravity").fill_null(gravity.height),
            reasons=pl.len().over("org_id").cast(pl.Int64),
            weight=weight,
        )
        .with_columns(gravest)
        .sort("first_gravity", "first_weight", -pl.col("reasons"), *OFFICIAL_ORDER, "gravity")
        .select(*Attention.column_names())
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
    """org_id and the places of units that have one in three half-years in a row, of one rubric and league.

    Other halves than three in a row give nobody: then no unit can be said to have fallen or not.
    """
    if len(halves) < 3 or parse(halves[0]).shift_by(2).code != halves[-1]:
        halves = []
    places = history.filter(pl.col("period").is_in(halves)).sort("org_id", "period")
    by_unit = places.group_by("org_id", maintain_order=True).agg(
        pl.col("place"),
        halves=pl.col("place").count(),
        versions=pl.struct("rubric_version", "league").n_unique(),
    )
    return by_unit.filter((pl.col("halves") == 3) & (pl.col("versions") == 1))


def falls(history: pl.DataFrame, halves: list[str]) -> pl.DataFrame:
    """org_id and places lost in all (size) of units that fell in both steps, by the least fall that matters.

    Each step is counted among the units ranked in both of its half-years: who falls only behind newcomers
    has not fallen. halves: in the order in which they are gone through.
    """
    comparable = courses(history, sorted(halves)).select("org_id")
    if comparable.is_empty():
        return pl.DataFrame(schema={"org_id": pl.String, "size": pl.Int64})
    first, second = (_fall(history, *pair) for pair in pairwise(halves))
    size = pl.col("fall") + pl.col("fall_then")
    return (
        comparable.join(first, on="org_id")
        .join(second, on="org_id", suffix="_then")
        .filter((pl.col("fall") > 0) & (pl.col("fall_then") > 0))
        .filter(size >= reference.least_of_reason(Reason.FALLEN_TWICE))
        .select("org_id", size=size)
    )


def _fall(history: pl.DataFrame, then: str, now: str) -> pl.DataFrame:
    """org_id and places lost among the units ranked in both half-years, in one league under one rubric."""
    ranked = history.filter(pl.col("place").is_not_null())
    alike = ["org_id", "league", "rubric_version"]
    before, after = (ranked.filter(pl.col("period") == half).select(*alike, "place") for half in (then, now))
    both = after.join(before.rename({"place": "previous_place"}), on=alike, maintain_order="left")
    steps = both.with_columns(previous_place_change=pl.col("previous_place") - pl.col("place"))
    found = with_common(steps, "previous", "league")
    return found.select("org_id", fall=-pl.col("previous_common_change"))


def by_gravity(reasons: Iterable[str]) -> list[str]:
    """The reasons, the gravest first; one not declared comes last."""
    order = reference.table("attention_reasons")["reason"].to_list()
    return sorted(reasons, key=lambda one: order.index(one) if one in order else len(order))


def _gravity() -> pl.DataFrame:
    """reason, graver and gravity: its place, the gravest first."""
    rows = reference.table("attention_reasons").select("reason", "graver")
    return rows.with_row_index("gravity").with_columns(pl.col("gravity").cast(pl.Int64))


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
