"""The slides on how the province stands: title, key figures, places, what to do next."""

import polars as pl

from analytics.base.rules import League
from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.base.source import Source, stage
from dashboard.files.systems import report as of_systems
from dashboard.kit.statement import WHOLE, KeyFigure
from dashboard.media.slides import bars_and_tables
from dashboard.media.slides.presentation import BODY, Box, Deck, Slide, card, sentences, write
from dashboard.media.slides.words import Slides
from dashboard.systems.overview import attention_sentences, changes
from dashboard.systems.overview import sentences as overview
from dashboard.systems.reporting import sentences as items_reports
from dashboard.systems.scores import ranking_sentences, ranking_units
from dashboard.systems.scores.ranking_lines import RankingLine
from dashboard.systems.weak_branches.findings import WORK

_LEAGUE = League.PROVINCIAL.value
_FEW = 8
_CARD = Box(BODY.left, BODY.top, 2.85, 1.75)
_STEP = 3.093  # from card to card
_TEXT_SIZES = (18, 16, 14, 12)
_KEY_FIGURES = (
    "figure_changes",
    "score_levels",
    "stars_pooled",
    "ledger_pooled",
    "burden_pooled",
    "attention",
)
_TO_DO = ("attention", "worklist", "reminders")


def opening_slide(deck: Deck, source: Source) -> None:
    """Title, version, whether it may still change."""
    about = source.whole(Slides.NAME)
    slide = deck.slide(Slides.NAME, f"{source.period}机关党建考核情况汇报", about)
    lines = [
        source.version if source.edition else f"{source.version}，尚未定稿，数据可能变动",
        stage(source.results),
        about.scope,
        about.mark,
    ]
    sentences(slide, Box(BODY.left, 3.4, BODY.width, 3), lines, _TEXT_SIZES)


def overall(deck: Deck, source: Source) -> None:
    """What changed most, the four key figures, and what the report says first."""
    results, scores = source.results, overview.score_levels(source.results)
    changed = changes.headline(results)
    slide = deck.slide("总体情况", changed or scores, _caption(source, *_KEY_FIGURES))
    for place, one in enumerate(overview.indicators(results)):
        _card(slide, Box(_CARD.left + place * _STEP, _CARD.top, _CARD.width, _CARD.height), one)
    below = Box(BODY.left, BODY.top + 2.0, BODY.width, BODY.height - 2.1)
    said = of_systems.summary(source)  # of a small lake nothing may be said
    told = (*said[:1], *([scores] if changed else []), *said[1:])
    sentences(slide, below, told, _TEXT_SIZES)


def places(deck: Deck, source: Source) -> None:
    """The first and the last units that take part."""
    results = source.results
    slide = deck.slide("单位名次", ranking_sentences.places(results, _LEAGUE), _caption(source, "rankings"))
    ranked = ranking_units.ranking_rows(results, _LEAGUE).filter(pl.col("place").is_not_null())
    if ranked.is_empty():
        _write_empty_note(slide)
        return
    changes = [ranking_units.change_column(kind) for kind in ranking_sentences.comparisons_shown(results)[:1]]
    shown = ("place", "name", "score", *changes)
    half = BODY.width / 2 - 0.15
    first, last = ranking_units.first_and_last(ranked, _FEW)
    sides = (("名次靠前的{count}个单位", first, 0.0), (Slides.LAST, last, half + 0.3))
    for title, rows, shift in sides[: 2 if last.height else 1]:
        head = Box(BODY.left + shift, BODY.top, half, 0.4)
        write(slide, head, title.format(count=rows.height), (16,), bold=True)
        box = Box(head.left, BODY.top + 0.5, half, BODY.height - 0.5)
        bars_and_tables.table(slide, box, rows, RankingLine, shown, (1.0, 3.6, 1.4, 1.4)[: len(shown)])


def next_steps(deck: Deck, source: Source) -> None:
    """The units that need attention, and what is due."""
    results = source.results
    slide = deck.slide("下一步工作", overview.attention(results), _caption(source, *_TO_DO))
    told = (WORK.statement_of(results, WHOLE).words, items_reports.reminders(results, _LEAGUE))
    sentences(slide, Box(BODY.left, BODY.top, BODY.width, 1.4), told, _TEXT_SIZES)
    rows = attention_sentences.lines(results)
    if rows.height:
        box = Box(BODY.left, BODY.top + 1.6, BODY.width, BODY.height - 1.6)
        shown, widths = ("name", "place", "reasons"), (3.0, 1.0, 9.0)
        bars_and_tables.table(slide, box, rows, attention_sentences.AttentionLine, shown, widths)


def _card(slide: Slide, box: Box, one: KeyFigure) -> None:
    card(slide, box)
    inside = box.left + 0.2, box.width - 0.3
    write(slide, Box(inside[0], box.top + 0.12, inside[1], 0.35), one.label, (14, 12, 10))
    value = Box(inside[0], box.top + 0.5, inside[1], 0.65)
    write(slide, value, one.value, (32, 28, 24, 20, 16), bold=True)
    beside = " · ".join(part for part in (one.change, one.about) if part)
    colours = {True: theme.LIGHT.met, False: "#8A4B10", None: theme.LIGHT.muted}
    below = Box(inside[0], box.top + 1.22, inside[1], 0.4)
    write(slide, below, beside, (13, 12, 11, 10), colour=colours[one.good])


def _write_empty_note(slide: Slide) -> None:
    write(slide, Box(BODY.left, BODY.top, BODY.width, 0.6), Slides.NONE, _TEXT_SIZES)


def _caption(source: Source, *tables: str) -> Caption:
    return source.whole(Slides.NAME, tables=tables)
