"""The first part of the report: level of scores, places, who needs attention."""

import polars as pl

from analytics import reference
from analytics.base.rules import PROVINCE
from dashboard.base.common_words import Units
from dashboard.base.source import Source
from dashboard.files.illustrated import picture, said, table
from dashboard.files.report_words import Report
from dashboard.media.blocks import Block, Heading
from dashboard.systems.burden import sentences as burden_words
from dashboard.systems.overview import attention_sentences, figures
from dashboard.systems.overview import sentences as headlines
from dashboard.systems.overview.words import Overview
from dashboard.systems.scores import ranking_lines, ranking_sentences, ranking_units
from dashboard.systems.weak_branches import sentences as weak_words

_FEW = 10
_LEFT_OUT = ("kind", "quartile", "sharing", "standing")  # in the annex


def section(source: Source) -> list[Block]:
    """How the province stands and who is where."""
    results = source.results
    return [
        Heading(1, Report.OVERALL),
        *said(
            headlines.stars(results),
            weak_words.standing(results, PROVINCE, PROVINCE),
            burden_words.kinds(results, PROVINCE),
        ),
        Heading(2, Report.LEVELS),
        *said(headlines.score_levels(results), see=("levels",)),
        *picture(
            source,
            figures.score_levels,
            key="levels",
            table="score_levels",
            title=Overview.LEVELS,
            unit=Units.POINTS,
        ),
        Heading(2, Report.PLACES),
        *(block for league in reference.ranked_leagues() for block in _places(source, league)),
        Heading(2, Report.ATTENTION),
        *said(headlines.attention(results), see=("attention",)),
        *_attention(source),
    ]


def _places(source: Source, league: str) -> list[Block]:
    results = source.results
    rows = ranking_units.chosen(results, league)
    ranked = rows.filter(pl.col("place").is_not_null())
    lines = ranking_lines.lines(results, ranked)
    columns = [name for name in ranking_lines.columns(results, ranked) if name not in _LEFT_OUT]
    moves = [
        ranking_sentences.place_changes(results, kind, league)
        for kind in ranking_sentences.comparisons_shown(results)[:1]
    ]
    why = ranking_sentences.has_places(results) and not moves  # else it is one of the notes
    parts: list[Block] = said(
        ranking_sentences.leaders(results, league),
        *moves,
        ranking_sentences.obstacles(results) if why else "",
        see=("first", "last"),
    )
    parts += said(*ranking_sentences.notes(results, league))
    if ranked.is_empty():
        return parts
    for key, title, some in (
        ("first", Report.FIRST, lines.head(_FEW)),
        ("last", Report.LAST, lines.tail(_FEW)),
    ):
        named = title.format(league=league, count=some.height)
        parts += table(key, named, some, ranking_lines.RankingLine, *columns)
    return parts


def _attention(source: Source) -> list[Block]:
    rows = attention_sentences.lines(source.results)
    if rows.is_empty():
        return []
    shown = ("name", "place", "reasons")
    return table(
        "attention", Report.ATTENTION, rows, attention_sentences.AttentionLine, *shown, widths=(3, 1.2, 8)
    )
