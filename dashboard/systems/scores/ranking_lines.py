"""The rows of the ranking table, with what a unit that waits is lacking in words."""

import polars as pl

from analytics.base import columns as c
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.peers import kind_places
from analytics.systems.scores.rankings import COMMON_CHANGES, FIELD_EFFECTS
from analytics.systems.scores.rankings import Ranking as Places
from analytics.systems.scores.scores import Standing
from dashboard.base.display import word
from dashboard.systems.scores.ranking_sentences import comparisons_shown
from dashboard.systems.scores.ranking_units import PREFIXES, without_items
from dashboard.systems.scores.ranking_words import QUARTERS, Ranking

_MOST_LABELS = 3
_ALWAYS = ("place", "name", "score", "lacking")


class RankingLine(Places):
    """A row of the ranking, its quarter as a mark and, for a unit that takes no part yet, what is missing."""

    kind_place = c.count(Ranking.KIND_PLACE, nullable=True)
    quarter = c.text(Ranking.QUARTER, nullable=True)
    lacking = c.text(Ranking.LACKING, nullable=True)


def lines(results: Results, rows: pl.DataFrame) -> pl.DataFrame:
    """These rows of the ranking with place in the kind, mark of the quarter and what each is lacking."""
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
    rows = rows.join(kind_places(results.tables["rankings"]), on="org_id", how="left", maintain_order="left")
    joined = rows.join(said, on="org_id", how="left", maintain_order="left")
    return joined.with_columns(
        quarter=pl.col("quartile").replace_strict(QUARTERS, return_dtype=pl.String),
        lacking=pl.when(nothing)
        .then(pl.lit("适用的考评要素（全部登记为不适用）"))
        .when(waiting)
        .then(pl.lit("与多数单位同版的审核评分"))
        .otherwise("lacking"),
    )


def alike_columns(results: Results, rows: pl.DataFrame) -> list[str]:
    """Of the columns of these rows those that say the same in every one."""
    asked = (name for name in columns(results, rows) if name not in _ALWAYS)
    return [name for name in asked if rows.height > 1 and rows[name].n_unique() == 1]


def alike(results: Results, rows: pl.DataFrame) -> str:
    """What says the same in every row, in words; empty where nothing does."""
    declared = RankingLine.columns()
    said = [
        Ranking.ALL_OF.format(heading=declared[name].description, value=word(rows[name][0], declared[name]))
        for name in alike_columns(results, rows)
        if rows[name][0] is not None
    ]
    return Ranking.ALIKE.format(columns=Ranking.GAP.join(said)) if said else ""


def columns(results: Results, rows: pl.DataFrame) -> list[str]:
    """The columns that say something for these rows: no places for cities, no change without a base."""
    placed = rows["place"].count() > 0
    shared = placed and rows["sharing"].max() != 1
    effects = [FIELD_EFFECTS[kind] for kind in comparisons_shown(results) if placed]
    changes = [
        column
        for kind in comparisons_shown(results)
        for column in (
            *((COMMON_CHANGES[kind],) if placed else ()),
            f"{PREFIXES[ComparisonKind(kind)]}_score_change",
        )
    ]
    return [
        *(["place"] if placed else []),
        "name",
        "score",
        *(["kind_place"] if placed and _is_one_kind(results, rows) else []),
        *(["quartile"] if placed else []),
        "grade",
        *changes,
        "kind",
        *(["sharing"] if shared else []),
        *(name for name in effects if (rows[name] != 0).any()),
        "standing",
        *(["lacking"] if (rows["standing"] == Standing.WAITING).any() else []),
    ]


def _is_one_kind(results: Results, rows: pl.DataFrame) -> bool:
    """Whether the rows are of one kind while their league has others."""
    league = results.tables["rankings"].filter(pl.col("league") == rows["league"].first())
    return rows["kind"].n_unique() == 1 and league["kind"].n_unique() > 1


def _lacking_scores(state: str, labels: list[str]) -> str:
    if state == ReviewState.NONE:
        return "本期审核评分"
    joined = Ranking.GAP.join(labels[:_MOST_LABELS])
    more = f"{joined}等" if len(labels) > _MOST_LABELS else joined
    return f"{len(labels)}个要素的审核评分：{more}"
