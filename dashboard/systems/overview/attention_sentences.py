"""需重点关注 in words: a line a unit, with all its reasons."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.attention import Attention, Reason, courses, missing_reports
from analytics.systems.reporting.coverage import ReviewState
from dashboard import systems
from dashboard.kit.system import Pressed
from dashboard.systems.overview.words import DEGREES, REASONS

_STEPS = 3  # half-years that make two falls


class AttentionLine(dy.Schema):
    """Unit: its reasons in one sentence; those with most reasons first."""

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
    said = [
        _words(reason).format(degree=degree)
        for reason, degree in found.select("reason", "degree").iter_rows()
    ]
    return (
        found.with_columns(said=pl.Series(said, dtype=pl.String))
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first(), pl.col("place").first(), pl.col("said").str.join("；"))
        .select("org_id", "name", "place", pl.col("said").alias("reasons"))
    )


def _degree(reason: str) -> str:
    return next((one.degree for one in _of_systems() if one.reason == reason), "") or DEGREES[Reason(reason)]


def _words(reason: str) -> str:
    return next((one.words for one in _of_systems() if one.reason == reason), "") or REASONS[Reason(reason)]


def _of_systems() -> list[Pressed]:
    return [one for system in systems.ALL for one in system.pressing]


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
    """Which reports a unit owes and how many of each, by its code and how many there are in all.

    An older edition may have counted the reports by another rule than its calendar, or have no calendar.
    """
    counts = (
        missing_reports(results.tables["reporting_calendar"])
        .group_by("org_id", "report", maintain_order=True)
        .len()
    )
    return {
        (str(org_id), int(rows["len"].sum())): "、".join(
            f"{report}{count}份" for report, count in rows.select("report", "len").iter_rows()
        )
        for (org_id,), rows in counts.group_by("org_id", maintain_order=True)
    }


def _has_course(results: Results) -> bool:
    """Whether any unit has the three places that can make two falls, the last of them of this period."""
    places = results.tables["place_history"].filter(pl.col("place").is_not_null())
    last = places["period"].unique().sort().tail(_STEPS).to_list()
    return last[-1:] == [results.period.last_half.code] and not courses(places, last).is_empty()
