"""The sheets with native charts: a small table each, and beside it the chart that its page has."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from analytics.systems.burden import BURDEN
from analytics.systems.scores.item_losses import ItemLoss
from analytics.systems.scores.rankings import Ranking
from analytics.systems.stars.stars import StarsByUnit, StarsPooled
from analytics.systems.weak_branches import LEDGER
from dashboard.base import display
from dashboard.base.caption import Caption
from dashboard.base.common_words import Filters
from dashboard.base.source import Source
from dashboard.files.workbook.named import Frame, Schema
from dashboard.files.workbook_words import Everything
from dashboard.kit.chart import Chart
from dashboard.media.cells import Book, Sheet
from dashboard.media.excel import sheets
from dashboard.media.excel.columns import fields
from dashboard.systems.burden import figures
from dashboard.systems.burden.words import Formalism
from dashboard.systems.scores import item_pareto, ranking_figures, ranking_units
from dashboard.systems.scores.item_words import Items
from dashboard.systems.stars import figures as stars
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.sentences import units_title
from dashboard.systems.stars.words import Stars
from dashboard.systems.weak_branches import figures as weak_branches
from dashboard.systems.weak_branches.words import Weak

_LEAGUE = League.PROVINCIAL.value


@dataclass(frozen=True)
class ChartSheet:
    """One sheet: the rows of a result table that stand beside the chart of its page."""

    name: str
    title: str
    table: str
    frame: Frame
    schema: Schema
    chart: Chart


class StarsDrawn(StarsByUnit):
    """A unit's share beside the yardstick."""

    target = c.share(Everything.TARGET)


class TrendDrawn(StarsPooled):
    """A half-year's share beside the yardstick."""

    target = c.share(Everything.TARGET)


def all_of(source: Source) -> list[ChartSheet]:
    """The sheets in the order of the pages."""
    results = source.results
    makers: tuple[Callable[[Results], ChartSheet], ...] = (_stars, _trend, _scores, _ledger, _losses, _burden)
    return [make(results) for make in makers]


def insert(book: Book, sheet: Sheet, one: ChartSheet, caption: Caption, top: int) -> None:
    """Put the chart beside its table, whose headings stand in the row top."""
    left = len(display.shown_columns(one.frame, one.schema)) + 1
    sheets.beside(book, sheet, top, left, fields(one.chart), caption)


def _stars(results: Results) -> ChartSheet:
    of = (_LEAGUE, Filters.EVERY_KIND, unit_figures.ALL)
    rows = unit_figures.chosen(results, *of).reverse()
    chosen = ("name", "branches", "five_star", "share", "target", "shortfall", "reached")
    return ChartSheet(
        Everything.CHART_STARS,
        units_title(_LEAGUE, unit_figures.ALL),
        "stars_by_unit",
        rows.with_columns(target=_target()).select(chosen),
        StarsDrawn,
        unit_figures.shares(results, *of),
    )


def _trend(results: Results) -> ChartSheet:
    rows = results.tables["stars_pooled"].filter(pl.col("scope") == PROVINCE)
    chosen = ("period", "branches", "five_star", "share", "target", "shortfall", "reached")
    return ChartSheet(
        Everything.CHART_TREND,
        Stars.TREND,
        "stars_pooled",
        rows.with_columns(target=_target()).select(chosen),
        TrendDrawn,
        stars.trend(results),
    )


def _scores(results: Results) -> ChartSheet:
    changes = (f"{prefix}_place_change" for prefix in ranking_units.PREFIXES.values())
    return ChartSheet(
        Everything.CHART_SCORES,
        Everything.SCORES.format(league=_LEAGUE),
        "rankings",
        ranking_figures.placed(results, _LEAGUE).select("place", "name", "score", *changes, "standing"),
        Ranking,
        ranking_figures.scores(results, _LEAGUE),
    )


def _ledger(results: Results) -> ChartSheet:
    rows = weak_branches.month_rows(results, PROVINCE)
    return ChartSheet(
        Everything.CHART_LEDGER,
        Weak.MONTHS,
        "ledger_by_month",
        rows.select("month", "found", "cleared", "open", "overdue"),
        LEDGER.by_month,
        weak_branches.months(results, PROVINCE),
    )


def _losses(results: Results) -> ChartSheet:
    chosen = ("label", "item_no", "dimension", "lost", "share", "cumulative_share", "losing_units")
    return ChartSheet(
        Everything.CHART_LOSSES,
        Items.PARETO.format(league=_LEAGUE),
        "item_losses",
        item_pareto.losing(results, _LEAGUE).select(chosen),
        ItemLoss,
        item_pareto.pareto(results, _LEAGUE),
    )


def _burden(results: Results) -> ChartSheet:
    chosen = ("kind", "now", "base", "change", "ratio", "within")
    return ChartSheet(
        Everything.CHART_BURDEN,
        Formalism.KINDS,
        "burden_pooled",
        figures.pooled(results, PROVINCE).select(chosen),
        BURDEN.pooled,
        figures.burden_kinds(results, PROVINCE),
    )


def _target() -> pl.Expr:
    return pl.lit(reference.five_star_target() / 100)
