"""The table of places, whole or of the chosen units, and the nearest of one kind beside a unit."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.peers import Peer
from analytics.systems.scores.rankings import COMMON_CHANGES, FIELD_EFFECTS
from dashboard.base.common_words import Units
from dashboard.kit.finding import Alone, Finding, LeadsTo, Where
from dashboard.kit.statement import Statement
from dashboard.systems.scores import peer_sentences, ranking_lines, ranking_sentences, ranking_units
from dashboard.systems.scores.ranking_words import QUARTERS, Ranking

FULL = 16  # so many rows fill a table on the page
_WIDTHS = {
    "place": 48,
    "kind_place": 76,
    "name": 124,
    "score": 120,
    "quarter": 88,
    "grade": 76,
    "branches": 64,
    **dict.fromkeys(COMMON_CHANGES.values(), 76),
    "previous_score_change": 76,
    "last_year_score_change": 76,
    "kind": 130,
    "lacking": 250,
}  # pixels: as the headings have it; on a phone the score stands beside the name
_APART = 5  # places between the least and the greatest effect of the field, from which it is a column
_KEPT = ("place", "name", "score")


def _places_statement(results: Results, league: str, kind: str, search: str) -> Statement:
    """How the league stands; or that the filters leave nobody."""
    rows = ranking_units.ranking_rows(results, league, kind, search)
    if rows.height or results.tables["rankings"].is_empty():
        return Statement(
            ranking_sentences.places(results, league, kind, search),
            ranking_sentences.instead(results, league),
        )
    return Statement("筛选条件下没有单位。请改选单位性质，或清空查找内容。")


def lines(results: Results, *filters: str) -> pl.DataFrame:
    """The chosen rows of the ranking as they are listed."""
    return ranking_lines.lines(results, ranking_units.ranking_rows(results, *filters))


def _page_lines(results: Results, *filters: str) -> pl.DataFrame:
    """The rows of the workbook beside the table: without what is the same in all of them, or empty."""
    every = lines(results, *filters)
    left = {"league", *ranking_lines.alike_columns(results, every)}  # the league is its scope
    return every.select(name for name in every.columns if name not in left and _is_told(every, name))


def _is_told(lines: pl.DataFrame, name: str) -> bool:
    return name in _KEPT or lines[name].count() > 0


def _page_note(results: Results, *filters: str) -> str:
    """What the changes of place count, and what is the same in every row."""
    alike = ranking_lines.alike(results, lines(results, *filters))
    is_marked = "quarter" in _page_columns(results, *filters)
    mark = Ranking.QUARTER_MARK.format(best=QUARTERS[1], last=QUARTERS[4]) if is_marked else ""
    return Ranking.NOTES_GAP.join(filter(None, (common_note(results, filters[0]), mark, alike)))


def common_note(results: Results, league: str) -> str:
    """What the changes of place count, where there are any."""
    placed = ranking_units.ranking_rows(results, league)["place"].count()
    return Ranking.COMMON if placed and ranking_sentences.comparisons_shown(results) else ""


def columns(results: Results, *filters: str) -> list[str]:
    """Their columns that say something."""
    return ranking_lines.columns(results, lines(results, *filters))


def _page_columns(results: Results, *filters: str) -> list[str]:
    """Of these what a glance needs: nothing that is the same in (nearly) every row, the quarter as a mark.

    Equal places tell who shares one, what is lacking who takes no part; what comings and goings did to nearly
    all alike is said in a sentence beside the changes of place.
    """
    every = lines(results, *filters)
    told = ranking_lines.columns(results, every)
    needless = {"sharing", *(["standing"] if "lacking" in told else [])}
    small = {name for name in FIELD_EFFECTS.values() if name in told and _span(every[name]) < _APART}
    left = needless.union(ranking_lines.alike_columns(results, every), small)
    shown = [name for name in told if name not in left and _is_told(every, name)]
    return ["quarter" if name == "quartile" else name for name in shown]


def _span(values: pl.Series) -> int:
    known = sorted(values.drop_nulls())
    return known[-1] - known[0] if known else 0


PLACES = Finding(
    "places",
    "rankings",
    _places_statement,
    Where.PAGE,
    title=lambda _results, league, *_: f"{league}单位得分与名次",
    unit=Units.POINTS,
    columns=_page_columns,
    rows=_page_lines,
    schema=ranking_lines.RankingLine,
    alone=Alone.SENTENCE,
    note=_page_note,
    pinned=2,
    most_rows=FULL,
    bars=("score",),
    widths=_WIDTHS,
    leads_to=LeadsTo.UNIT,
)
PEERS = Finding(
    "peers",
    "rankings",
    peer_sentences.peers,
    Where.PAGE,
    title=peer_sentences.title,
    unit=Units.POINTS,
    columns=peer_sentences.columns,
    rows=peer_sentences.rows,
    schema=Peer,
    alone=Alone.SENTENCE,
    pinned=2,
    bars=("score",),
    widths=_WIDTHS,
    leads_to=LeadsTo.UNIT,
)
