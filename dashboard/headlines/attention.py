"""需重点关注 in words: a line a unit, with all its reasons."""

import dataframely as dy
import polars as pl

from analytics.measures import columns as c
from analytics.measures.attention import Reason, courses
from analytics.measures.calendar import ComparisonKind
from analytics.measures.coverage import ReviewState
from analytics.results import Results
from dashboard.text.overview import REASONS, AttentionWords

_STEPS = 3  # half-years that make two falls


class AttentionLine(dy.Schema):
    """Unit: its reasons in one sentence; those with most reasons first."""

    name = c.text(AttentionWords.UNIT)
    place = c.count(AttentionWords.PLACE, nullable=True)
    reasons = c.text(AttentionWords.REASONS)


def lines(results: Results) -> pl.DataFrame:
    """The units that need attention, in the order of the result table, with their codes."""
    found = results.tables["attention"]
    said = [
        REASONS[Reason(reason)].format(size=size)
        for reason, size in found.select("reason", "size").iter_rows()
    ]
    return (
        found.with_columns(said=pl.Series(said, dtype=pl.String))
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first(), pl.col("place").first(), pl.col("said").str.join(AttentionWords.GAP))
        .select("org_id", "name", "place", pl.col("said").alias("reasons"))
    )


def named(line: dict) -> str:
    """A unit with its place where it has one."""
    if line["place"] is None:
        return line["name"]
    return AttentionWords.PLACED.format(name=line["name"], place=line["place"])


def unjudged(results: Results) -> list[str]:
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


def _has_course(results: Results) -> bool:
    """Whether any unit has the three places that can make two falls."""
    places = results.tables["place_history"].filter(pl.col("place").is_not_null())
    last = places["period"].unique().sort().tail(_STEPS).to_list()
    return not courses(places, last).is_empty()
