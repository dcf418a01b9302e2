"""单位排名 as findings."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from analytics import reference
from analytics.measures.rankings import Ranking as Places
from analytics.results import Results
from analytics.rules import League
from dashboard.figures import ranking as figures
from dashboard.figures import ranking_units
from dashboard.headlines import ranking, ranking_lines
from dashboard.kit.finding import Finding, System, Where, always
from dashboard.text.everything import Everything
from dashboard.text.ranking import Ranking
from dashboard.text.report import Report

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
    moves = [ranking.place_changes(results, kind, league) for kind in ranking.comparisons_shown(results)[:1]]
    why = ranking.has_places(results) and not moves  # else it is one of the notes
    told = (ranking.leaders(results, league), *moves, ranking.obstacles(results) if why else "")
    return Report.STOP.join(words.rstrip(Report.STOP) for words in told if words)


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
    ranking.places,
    Where.TEMPLATE,
    title=Report.ANNEX_PLACES.format(league=_LEAGUE),
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
    title=lambda results, league: Report.FIRST.format(
        league=league, count=min(_FEW, _ranked(results, league).height)
    ),
    columns=_few_columns,
    rows=_ranked,
    schema=ranking_lines.RankingLine,
    in_files=_ranked_leagues,
    heading=Report.PLACES,
)
NOTES = Finding(
    "notes",
    "rankings",
    lambda results, league: "".join(ranking.notes(results, league)),
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
    title=lambda results, league: Report.LAST.format(
        league=league, count=min(_FEW, _ranked(results, league).height)
    ),
    columns=_few_columns,
    rows=lambda results, league: _ranked(results, league).tail(_FEW),
    schema=ranking_lines.RankingLine,
    in_files=_ranked_leagues,
)
ANNEXED = Finding(
    "annexed",
    "rankings",
    ranking.places,
    Where.ANNEX,
    title=lambda _results, league, part: (
        Report.ANNEX_PLACES if part == _PLACES else Report.ANNEX_LACKING
    ).format(league=league),
    columns=_annexed_columns,
    rows=_annexed,
    schema=ranking_lines.RankingLine,
    in_files=_parts,
)
DRAWN = Finding(
    "drawn",
    "rankings",
    ranking.places,
    Where.SHEET,
    title=lambda _results, league: Everything.SCORES.format(league=league),
    chart=figures.scores,
    columns=lambda results, league: _drawn(results, league).columns,
    rows=_drawn,
    schema=Places,
    in_files=always(_LEAGUE),
    sheet=Everything.CHART_SCORES,
)
SYSTEM = System("ranking", Ranking.TITLE, (PLACES, FIRST, LAST, NOTES, ANNEXED, DRAWN), Report.OVERALL)
