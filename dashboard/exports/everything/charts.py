"""The sheets with native charts: a small table each, and beside it the chart that its page has."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from analytics import reference
from analytics.measures import columns as c
from analytics.measures.burden import BurdenPooled
from analytics.measures.item_losses import ItemLoss
from analytics.measures.rankings import Ranking
from analytics.measures.stars import PROVINCE, StarsByUnit, StarsPooled
from analytics.results import Results
from analytics.rules import League
from analytics.systems.weak_branches import LEDGER
from dashboard import display
from dashboard.exports.everything.named import Frame, Schema
from dashboard.exports.source import Source
from dashboard.figures import (
    formalism,
    items_pareto,
    ranking,
    ranking_units,
    star_units,
    stars,
    weak_branches,
)
from dashboard.headlines.stars import units_title
from dashboard.kit.chart import Chart
from dashboard.media.caption import Caption
from dashboard.media.cells import Book, Sheet
from dashboard.media.excel import sheets
from dashboard.media.excel.columns import fields
from dashboard.text.common import Filters
from dashboard.text.everything import Everything
from dashboard.text.formalism import Formalism
from dashboard.text.items import Items
from dashboard.text.stars import Stars
from dashboard.text.weak_branches import Weak

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
    of = (_LEAGUE, Filters.EVERY_KIND, star_units.ALL)
    rows = star_units.chosen(results, *of).reverse()
    chosen = ("name", "branches", "five_star", "share", "target", "shortfall", "reached")
    return ChartSheet(
        Everything.CHART_STARS,
        units_title(_LEAGUE, star_units.ALL),
        "stars_by_unit",
        rows.with_columns(target=_target()).select(chosen),
        StarsDrawn,
        star_units.shares(results, *of),
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
        ranking.placed(results, _LEAGUE).select("place", "name", "score", *changes, "standing"),
        Ranking,
        ranking.scores(results, _LEAGUE),
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
        items_pareto.losing(results, _LEAGUE).select(chosen),
        ItemLoss,
        items_pareto.pareto(results, _LEAGUE),
    )


def _burden(results: Results) -> ChartSheet:
    chosen = ("kind", "now", "base", "change", "ratio", "within")
    return ChartSheet(
        Everything.CHART_BURDEN,
        Formalism.KINDS,
        "burden_pooled",
        formalism.pooled(results, PROVINCE).select(chosen),
        BurdenPooled,
        formalism.burden_kinds(results, PROVINCE),
    )


def _target() -> pl.Expr:
    return pl.lit(reference.five_star_target() / 100)
