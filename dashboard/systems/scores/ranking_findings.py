"""单位排名 as findings."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from analytics import reference
from analytics.base.rules import League
from analytics.results import Results
from analytics.systems.scores.rankings import Ranking as Places
from dashboard.base.common_words import STOP
from dashboard.kit.finding import Finding, System, Where, always
from dashboard.systems.chapters import Chapter
from dashboard.systems.scores import ranking_figures as figures
from dashboard.systems.scores import ranking_lines, ranking_sentences, ranking_units
from dashboard.systems.scores.ranking_words import Ranking

_LEAGUE = League.PROVINCIAL.value
_FEW = 10
_LEFT_OUT = ("kind", "quartile", "sharing", "standing")  # in the annex
_PLACES, _LACKING = "places", "lacking"


def _ranked(results: Results, league: str) -> pl.DataFrame:
    rows = ranking_units.chosen(results, league)
    return ranking_lines.lines(results, rows.filter(pl.col("place").is_not_null()))


def _few_columns(results: Results, league: str) -> list[str]:
    columns = ranking_lines.columns(results, _ranked(results, league))
    return [name for name in columns if name not in _LEFT_OUT]


def _leaders(results: Results, league: str) -> str:
    """Who leads and who moved, or why nobody is compared."""
    moves = [
        ranking_sentences.place_changes(results, kind, league)
        for kind in ranking_sentences.comparisons_shown(results)[:1]
    ]
    why = ranking_sentences.has_places(results) and not moves  # else it is one of the notes
    told = (
        ranking_sentences.leaders(results, league),
        *moves,
        ranking_sentences.obstacles(results) if why else "",
    )
    return STOP.join(words.rstrip(STOP) for words in told if words)


def _ranked_leagues(_results: Results) -> Sequence[tuple[Any, ...]]:
    return [(league,) for league in reference.ranked_leagues()]


def _parts(results: Results) -> Sequence[tuple[Any, ...]]:
    """League and part of the annex: the places, then what those without are lacking, where anybody is."""
    every = [(league.value, part) for league in League for part in (_PLACES, _LACKING)]
    return [of for of in every if of[1] == _PLACES or _annexed(results, *of).height]


def _annexed(results: Results, league: str, part: str) -> pl.DataFrame:
    lines = ranking_lines.lines(results, ranking_units.chosen(results, league))
    return lines if part == _PLACES else lines.filter(pl.col(_LACKING).is_not_null())


def _annexed_columns(results: Results, league: str, part: str) -> list[str]:
    """What is lacking stands apart: beside so many columns it would have no room."""
    if part == _LACKING:
        return ["name", _LACKING]
    rows = ranking_units.chosen(results, league)
    return [name for name in ranking_lines.columns(results, rows) if name != _LACKING]


def _drawn(results: Results, league: str) -> pl.DataFrame:
    changes = (f"{prefix}_place_change" for prefix in ranking_units.PREFIXES.values())
    return figures.placed(results, league).select("place", "name", "score", *changes, "standing")


PLACES = Finding(
    "places",
    "rankings",
    ranking_sentences.places,
    Where.TEMPLATE,
    title=f"{_LEAGUE}单位得分和名次",
    columns=("place", "name", "score", "grade", "standing", "lacking"),
    rows=lambda results, league: ranking_lines.lines(results, ranking_units.chosen(results, league)),
    schema=ranking_lines.RankingLine,
    in_files=always(_LEAGUE),
    field_name="places",
    list_name="units",
)
FIRST = Finding(
    "first",
    "rankings",
    _leaders,
    Where.REPORT,
    title=lambda results, league: f"{league}单位名次靠前的{min(_FEW, _ranked(results, league).height)}个单位",
    columns=_few_columns,
    rows=_ranked,
    schema=ranking_lines.RankingLine,
    in_files=_ranked_leagues,
    heading="单位名次",
)
NOTES = Finding(
    "notes",
    "rankings",
    lambda results, league: "".join(note.words for note in ranking_sentences.notes(results, league)),
    Where.SAID | Where.TEMPLATE,
    in_files=_ranked_leagues,
    is_apart=True,
    field_name="places_notes",
)
LAST = Finding(
    "last",
    "rankings",
    lambda _results, _league: "",
    Where.REPORT,
    title=lambda results, league: f"{league}单位名次靠后的{min(_FEW, _ranked(results, league).height)}个单位",
    columns=_few_columns,
    rows=lambda results, league: _ranked(results, league).tail(_FEW),
    schema=ranking_lines.RankingLine,
    in_files=_ranked_leagues,
)
ANNEXED = Finding(
    "annexed",
    "rankings",
    ranking_sentences.places,
    Where.ANNEX,
    title=lambda _results, league, part: (
        "{league}单位得分和名次" if part == _PLACES else "{league}暂不参与排名的单位缺少的内容"
    ).format(league=league),
    columns=_annexed_columns,
    rows=_annexed,
    schema=ranking_lines.RankingLine,
    in_files=_parts,
)
DRAWN = Finding(
    "drawn",
    "rankings",
    ranking_sentences.places,
    Where.SHEET,
    title=lambda _results, league: f"{league}单位得分（按名次）",
    chart=figures.scores,
    columns=lambda results, league: _drawn(results, league).columns,
    rows=_drawn,
    schema=Places,
    in_files=always(_LEAGUE),
    sheet="图：得分和名次",
)
SYSTEM = System("ranking", Ranking.TITLE, (PLACES, FIRST, LAST, NOTES, ANNEXED, DRAWN), Chapter.OVERALL)
