"""单位排名 as findings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from analytics.base.periods import Grain
from analytics.base.rules import COUNTED_LEAGUES, League
from analytics.results import Results
from analytics.systems.scores.rankings import COMMON_CHANGES, FIELD_EFFECTS
from dashboard.base.common_words import STOP, Units
from dashboard.kit.finding import Alone, Body, Finding, LeadsTo, Where, always, each_ranked_league
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.scores import ranking_figures as figures
from dashboard.systems.scores import (
    ranking_lines,
    ranking_moves,
    ranking_sentences,
    ranking_units,
    self_review_figures,
)
from dashboard.systems.scores.ranking_places import FULL, PEERS, PLACES, columns, common_note, lines
from dashboard.systems.scores.ranking_words import Ranking

_LEAGUE = League.PROVINCIAL.value
_FEW = 10
_LEFT_OUT = ("kind", "quartile", "sharing", "standing", *FIELD_EFFECTS.values())  # in the annex
_PLACES, _LACKING = "places", "lacking"


def _moved_units(results: Results, against: str, *filters: str) -> pl.DataFrame:
    """The units whose places are compared, where any has changed."""
    rows = ranking_units.ranking_rows(results, *filters)
    if not against:
        return rows.clear()
    change = pl.col(ranking_units.change_column(against))
    return rows.filter(change.is_not_null() & (change != 0).any())


def _beside(results: Results, table: str, units: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table about the units, in their order."""
    return units.select("org_id").join(results.tables[table], on="org_id", maintain_order="left_right")


def _parts_of_year(results: Results, *filters: str) -> pl.DataFrame:
    scores = _beside(results, "scores", ranking_units.ranking_rows(results, *filters))
    return scores if results.period.grain == Grain.YEAR else scores.clear()


def _ranked_lines(results: Results, league: str) -> pl.DataFrame:
    rows = ranking_units.ranking_rows(results, league)
    return ranking_lines.lines(results, rows.filter(pl.col("place").is_not_null()))


def _first_and_last(results: Results, league: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    return ranking_units.first_and_last(_ranked_lines(results, league), _FEW)


def _few_columns(results: Results, league: str) -> list[str]:
    columns = ranking_lines.columns(results, _ranked_lines(results, league))
    return [name for name in columns if name not in _LEFT_OUT]


def _leaders(results: Results, league: str) -> str:
    """Who leads and who moved, or why nobody is compared."""
    against = ranking_sentences.comparisons_shown(results)[:1]
    alone = ranking_units.ranking_rows(results, league)["place"].count() == 1  # and said to be
    moves = [] if alone else [ranking_moves.place_changes(results, kind, league) for kind in against]
    why = ranking_sentences.has_places(results) and not against  # else it is one of the notes
    last = ranking_sentences.obstacles(results) if why else ""
    told = (ranking_sentences.leaders(results, league), *moves, last)
    return STOP.join(words.rstrip(STOP) for words in told if words)


def _parts(results: Results) -> Sequence[tuple[Any, ...]]:
    """League and part of the annex: the places, then what those without are lacking, where anybody is."""
    every = [(league.value, part) for league in COUNTED_LEAGUES for part in (_PLACES, _LACKING)]
    return [of for of in every if of[1] == _PLACES or _annexed_lines(results, *of).height]


def _annexed_lines(results: Results, league: str, part: str) -> pl.DataFrame:
    found = lines(results, league)
    return found if part == _PLACES else found.filter(pl.col(_LACKING).is_not_null())


def _annexed_columns(results: Results, league: str, part: str) -> list[str]:
    """What is lacking stands apart: beside so many columns it would have no room."""
    if part == _LACKING:
        return ["name", _LACKING]
    return [name for name in columns(results, league) if name != _LACKING]


def _annexed_title(results: Results, league: str, part: str) -> str:
    """Promises places only where it has them."""
    if part == _LACKING:
        return f"{league}暂不参与排名的单位缺少的内容"
    placed = "place" in _annexed_columns(results, league, part)
    return f"{league}单位得分{'和名次' if placed else ''}"


def _drawn_rows(results: Results, league: str) -> pl.DataFrame:
    changes = COMMON_CHANGES.values()
    return figures.placed_units(results, league).select("place", "name", "score", *changes, "standing")


MOVES = Finding(
    "moves",
    "rankings",
    lambda results, against, *filters: (
        ranking_moves.place_changes(results, against, *filters)
        if against
        else ranking_sentences.obstacles(results)
    ),
    Where.PAGE,
    title=lambda results, against, *_: figures.moves_title(results, against),
    note=lambda results, _against, league, *_: common_note(results, league),
    unit=Ranking.PLACE_UNIT,
    chart=figures.place_changes,
    rows=_moved_units,
    alone=Alone.SENTENCE,
    leads_to=LeadsTo.UNIT,
)
PARTS = Finding(
    "parts",
    "scores",
    ranking_sentences.parts,
    Where.PAGE,
    title="三位一体的三个部分",
    unit=Units.POINTS,
    columns=("name", "score", "dynamic", "on_site", "debriefing"),
    rows=_parts_of_year,
    alone=Alone.NOTHING,
    most_rows=FULL,
)
LOSSES = Finding(
    "losses",
    "dimensions",
    ranking_sentences.dimensions_lost,
    Where.PAGE,
    title=lambda results, *filters: Ranking.LOST.format(
        which=ranking_sentences.losing_units(
            ranking_units.shown_for_losses(results, *filters), ranking_units.count_placed(results, *filters)
        )
    ),
    unit=Units.PERCENT,
    note="颜色越醒目失分率越高",
    chart=figures.dimensions_lost,
    rows=lambda results, *filters: _beside(
        results, "dimensions", ranking_units.shown_for_losses(results, *filters)
    ),
    alone=Alone.SENTENCE,
    leads_to=LeadsTo.UNIT,
)
SELF_REVIEWS = Finding(
    "self_reviews",
    "self_reviews",
    ranking_sentences.self_against_review,
    Where.PAGE,
    title="自评与审核对照（每点一个单位，虚线上自评与审核相等）",
    unit=Units.POINTS,
    chart=self_review_figures.self_against_review,
    rows=self_review_figures.compared_units,
    alone=Alone.SENTENCE,
    leads_to=LeadsTo.UNIT,
)
FIELD = replace(
    PLACES,
    sentence=ranking_sentences.places,
    where=Where.TEMPLATE,
    title=f"{_LEAGUE}单位得分和名次",
    rows=lines,
    note="",
    columns=("place", "name", "score", "grade", "standing", "lacking"),
    in_files=always(_LEAGUE),
    field_name="places",
    list_name="units",
)
FIRST = replace(
    PLACES,
    name="first",
    sentence=_leaders,
    where=Where.REPORT,
    title=lambda results, league: f"{league}单位名次靠前的{_first_and_last(results, league)[0].height}个单位",
    columns=_few_columns,
    rows=lambda results, league: _first_and_last(results, league)[0],
    few_rows=None,
    note=lambda results, league, *_: common_note(results, league),
    in_files=each_ranked_league,
    heading="名次靠前的单位",
    body=Body.RESULTS,
)
LAST = replace(
    FIRST,
    name="last",
    sentence=lambda _results, _league: "",
    title=lambda results, league: f"{league}单位名次靠后的{_first_and_last(results, league)[1].height}个单位",
    rows=lambda results, league: _first_and_last(results, league)[1],
    heading="名次靠后的单位",
    body=Body.PROBLEMS,
)
NOTES = Finding(
    "notes",
    "rankings",
    lambda results, league: "".join(note.words for note in ranking_sentences.notes(results, league)),
    Where.SAID | Where.TEMPLATE,
    in_files=each_ranked_league,
    is_apart=True,
    body=Body.RESULTS,
    field_name="places_notes",
)
ANNEXED = replace(
    PLACES,
    where=Where.ANNEX,
    title=_annexed_title,
    note=lambda results, league, *_: common_note(results, league),
    columns=_annexed_columns,
    rows=_annexed_lines,
    in_files=_parts,
)
DRAWN = replace(
    PLACES,
    where=Where.SHEET,
    title=lambda _results, league: f"{league}单位得分（按名次）",
    note="",
    chart=figures.scores,
    columns=lambda results, league: _drawn_rows(results, league).columns,
    rows=_drawn_rows,
    in_files=always(_LEAGUE),
    sheet="图：得分和名次",
)
SYSTEM = System(
    "ranking",
    Ranking.TITLE,
    (PLACES, PEERS, MOVES, PARTS, LOSSES, SELF_REVIEWS, FIELD, FIRST, LAST, NOTES, ANNEXED, DRAWN),
    Chapter.OVERALL,
)
