"""The rows of the ranking table, with what a unit that waits is lacking in words."""

import polars as pl

from analytics.base import columns as c
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.rankings import Ranking as Places
from analytics.systems.scores.scores import Standing
from dashboard.systems.scores.ranking_sentences import comparisons_shown
from dashboard.systems.scores.ranking_units import PREFIXES, without_items
from dashboard.systems.scores.ranking_words import Ranking

_MOST_LABELS = 3


class RankingLine(Places):
    """A row of the ranking and, for a unit that takes no part yet, what is missing."""

    lacking = c.text(Ranking.LACKING, nullable=True)


def lines(results: Results, rows: pl.DataFrame) -> pl.DataFrame:
    """These rows of the ranking with what each is lacking; null for a unit that takes part."""
    left = results.tables["items"].filter(pl.col("state") == ItemState.NOT_REVIEWED)
    labels = left.group_by("org_id", maintain_order=True).agg("label")
    undone = results.tables["coverage"].filter(pl.col("review_state") != ReviewState.DONE)
    words = [
        {"org_id": org_id, "lacking": _lacking_scores(state, items or [])}
        for org_id, state, items in undone.join(labels, on="org_id", how="left")
        .select("org_id", "review_state", "label")
        .iter_rows()
    ]
    said = pl.DataFrame(words, schema={"org_id": pl.String, "lacking": pl.String})
    waiting = (pl.col("standing") == Standing.WAITING) & pl.col("lacking").is_null()
    nothing = waiting & pl.col("org_id").is_in(without_items(results))
    joined = rows.join(said, on="org_id", how="left", maintain_order="left")
    return joined.with_columns(
        lacking=pl.when(nothing)
        .then(pl.lit("适用的考评要素（全部登记为不适用）"))
        .when(waiting)
        .then(pl.lit("与多数单位同版的审核评分"))
        .otherwise("lacking")
    )


def columns(results: Results, rows: pl.DataFrame) -> list[str]:
    """The columns that say something for these rows: no places for cities, no change without a base."""
    placed = rows["place"].count() > 0
    shared = placed and rows["sharing"].max() != 1
    changes = [
        f"{PREFIXES[ComparisonKind(kind)]}_{what}_change"
        for kind in comparisons_shown(results)
        for what in (("place", "score") if placed else ("score",))
    ]
    return [
        *(["place"] if placed else []),
        "name",
        "score",
        "grade",
        *changes,
        *(["sharing"] if shared else []),
        *(["quartile"] if placed else []),
        "kind",
        "standing",
        *(["lacking"] if (rows["standing"] == Standing.WAITING).any() else []),
    ]


def _lacking_scores(state: str, labels: list[str]) -> str:
    if state == ReviewState.NONE:
        return "本期审核评分"
    joined = Ranking.GAP.join(labels[:_MOST_LABELS])
    more = f"{joined}等" if len(labels) > _MOST_LABELS else joined
    return f"{len(labels)}个要素的审核评分：{more}"
