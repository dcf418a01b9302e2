"""The brief of a unit: two pages from the sentences of its file, with a native chart."""

import polars as pl

from analytics.measures.items import ItemScore
from analytics.measures.spine import SpineRow
from analytics.results import Results
from dashboard import display, theme
from dashboard.display import period_name
from dashboard.exports import provenance
from dashboard.exports.blocks import Bars, Block, Grid, Heading, Remark, Title
from dashboard.exports.caption import Caption
from dashboard.exports.illustrated import said
from dashboard.exports.source import Source
from dashboard.exports.word import docx
from dashboard.figures import unit_scores as figures
from dashboard.figures import unit_spine
from dashboard.headlines import (
    items_reports,
    ranking,
    unit_branches,
    unit_changes,
    unit_conduct,
    unit_gains,
    unit_head,
    unit_scores,
    unit_standing,
)
from dashboard.headlines import unit_spine as spine_words
from dashboard.headlines.indicator import Indicator
from dashboard.text.brief import Brief

_ITEMS = 6  # bars; with more a brief would not fit its two pages
_REMINDERS = 4
_BESIDE = ("label", "max_points", "own", "lowest", "median", "highest")


def brief(source: Source, org_id: str) -> bytes:
    """The brief as .docx; the same results give the same bytes."""
    return docx(blocks(source, org_id), about(source, org_id))


def about(source: Source, org_id: str) -> Caption:
    """What the brief says of itself, inside and in its name."""
    return source.whole(Brief.NAME, scope=unit_scores.name(source.results, org_id))


def blocks(source: Source, org_id: str) -> list[Block]:
    """The whole brief."""
    results = source.results
    whole = source.whole("")
    return [
        *provenance.head(source),
        Title((unit_scores.name(results, org_id), Brief.SUBTITLE.format(period=source.period))),
        Heading(1, Brief.PLACE),
        *_place(results, org_id),
        Heading(1, Brief.BESIDE),
        *_beside(results, org_id),
        Heading(1, Brief.LOST),
        *_lost(results, org_id),
        Heading(1, Brief.BRANCHES),
        *said(*_branches(results, org_id)),
        Heading(1, Brief.CONDUCT),
        *said(unit_conduct.burden(results, org_id), *_conduct(results, org_id)),
        *said(*_reminders(results, org_id)),
        Remark(Brief.ORIGIN.format(origin=whole.origin, making=whole.making)),
    ]


def _place(results: Results, org_id: str) -> list[Block]:
    told = Brief.GAP.join(_worded(one) for one in unit_head.indicators(results, org_id))
    moved = [
        words
        for kind in ranking.comparisons_shown(results)
        for words in (
            unit_changes.score(results, org_id, kind),
            unit_changes.places(results, org_id, kind),
        )
    ]
    return said(told, *moved, *unit_head.notes(results, org_id))


def _worded(one: Indicator) -> str:
    words = Brief.INDICATOR.format(label=one.label, value=one.value)
    beside = "，".join(part for part in (one.about, one.change) if part)
    return words + (Brief.ABOUT.format(about=beside) if beside else "")


def _beside(results: Results, org_id: str) -> list[Block]:
    rows = unit_spine.rows_of(results, org_id)
    parts = said(spine_words.spine(results, org_id, unit_spine.EVERYTHING), see=("beside",))
    if rows.is_empty():
        return parts
    return [*parts, Grid("beside", Brief.BESIDE_TABLE, rows, SpineRow, _BESIDE, (4, 1.4, 1.4, 1.4, 1.4, 1.4))]


def _lost(results: Results, org_id: str) -> list[Block]:
    lost = figures.lost_items(results, org_id).head(_ITEMS)
    parts = said(unit_scores.items(results, org_id), unit_gains.gains(results, org_id), see=("lost",))
    if lost.is_empty():
        return parts
    shown = display.displayed(lost.select("lost"), ItemScore).to_series().to_list()
    title = Brief.LOST_CHART.format(count=lost.height)
    chart = Bars(
        "lost",
        title,
        Brief.LOST_SERIES,
        tuple(lost["label"]),
        tuple(shown),
        Brief.LOST_FORMAT,
        colours=(theme.LIGHT.missed,) * lost.height,
        told=title,
    )
    return [*parts, chart]


def _branches(results: Results, org_id: str) -> list[str]:
    without = unit_branches.without(results, org_id)
    if results.tables["unit_branches"].filter(pl.col("unit_id") == org_id).is_empty():
        return [without]
    standing = [words for part, words in unit_standing.lines(results, org_id) if part == "branches"]
    return [unit_branches.branches(results, org_id), *standing, unit_branches.ledger(results, org_id)]


def _conduct(results: Results, org_id: str) -> list[str]:
    return [words for part, words in unit_standing.lines(results, org_id) if part == "conduct"]


def _reminders(results: Results, org_id: str) -> list[str]:
    league = results.tables["rankings"].row(by_predicate=pl.col("org_id") == org_id, named=True)["league"]
    lines = items_reports.lines(results, league).filter(pl.col("org_id") == org_id)
    if lines.is_empty():
        return [Brief.REMINDER_NONE]
    told = [
        Brief.REMINDER.format(what=row["what"], period=period_name(row["period"]), due=row["due"])
        for row in lines.head(_REMINDERS).iter_rows(named=True)
    ]
    more = lines.height - len(told)
    words = Brief.GAP.join([*told, Brief.REMINDER_MORE.format(count=more)] if more else told)
    return [f"{Brief.REMINDERS}：{words}"]
