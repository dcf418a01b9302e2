"""The sheets with native charts: a small table each, and beside it the chart that Office draws from it."""

from collections.abc import Callable

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
from dashboard.exports.cells import Book, Sheet
from dashboard.exports.everything import drawing
from dashboard.exports.everything.drawing import Chart
from dashboard.exports.source import Source
from dashboard.figures import formalism, items_pareto, ranking_units, star_units, weak_branches
from dashboard.text.common import Filters
from dashboard.text.everything import Everything

_LEAGUE = League.PROVINCIAL.value
_HEIGHT, _NARROWEST, _WIDEST, _EDGES, _BAR = 440, 620, 1150, 60, 22  # pixels


class StarsDrawn(StarsByUnit):
    """A unit's share beside the yardstick."""

    target = c.share(Everything.TARGET)


class TrendDrawn(StarsPooled):
    """A half-year's share beside the yardstick."""

    target = c.share(Everything.TARGET)


def all_of(source: Source) -> list[Chart]:
    """The charts in the order of the pages."""
    results = source.results
    makers: tuple[Callable[[Results], Chart], ...] = (_stars, _trend, _scores, _ledger, _losses, _burden)
    return [make(results) for make in makers]


def insert(book: Book, sheet: Sheet, chart: Chart, top: int) -> None:
    """Put the chart beside its table, whose headings stand in the row top."""
    shown = display.shown_columns(chart.frame, chart.schema)
    drawn = drawing.drawn(book, drawing.Area(sheet.name, top, chart.frame.height, shown), chart)
    width = min(max(_NARROWEST, _EDGES + _BAR * chart.frame.height), _WIDEST)
    drawn.set_size({"width": width, "height": _HEIGHT})
    sheet.insert_chart(top, len(shown) + 1, drawn, {"description": chart.title})


def _stars(results: Results) -> Chart:
    rows = star_units.chosen(results, _LEAGUE, Filters.EVERY_KIND, star_units.ALL).reverse()
    chosen = ("name", "branches", "five_star", "share", "target", "shortfall", "reached")
    frame = rows.with_columns(target=_target()).select(chosen)
    title = Everything.STARS.format(league=_LEAGUE, target=reference.five_star_target())
    return Chart(
        Everything.CHART_STARS,
        title,
        "stars_by_unit",
        frame,
        StarsDrawn,
        "name",
        ("share",),
        ("target",),
        target="target",
        judged="reached",
    )


def _trend(results: Results) -> Chart:
    rows = results.tables["stars_pooled"].filter(pl.col("scope") == PROVINCE)
    chosen = ("period", "branches", "five_star", "share", "target", "shortfall", "reached")
    frame = rows.with_columns(target=_target()).select(chosen)
    title = Everything.TREND.format(target=reference.five_star_target())
    return Chart(
        Everything.CHART_TREND,
        title,
        "stars_pooled",
        frame,
        TrendDrawn,
        "period",
        lines=("share", "target"),
        target="target",
    )


def _scores(results: Results) -> Chart:
    rows = ranking_units.chosen(results, _LEAGUE).filter(pl.col("place").is_not_null())
    changes = (f"{prefix}_place_change" for prefix in ranking_units.PREFIXES.values())
    frame = rows.select("place", "name", "score", *changes, "standing")
    title = Everything.SCORES.format(league=_LEAGUE)
    return Chart(Everything.CHART_SCORES, title, "rankings", frame, Ranking, "name", ("score",))


def _ledger(results: Results) -> Chart:
    frame = weak_branches.month_rows(results, PROVINCE).select("month", "found", "cleared", "open", "overdue")
    bars, lines = ("found", "cleared"), ("open", "overdue")
    title = Everything.LEDGER
    return Chart(
        Everything.CHART_LEDGER, title, "ledger_by_month", frame, LEDGER.by_month, "month", bars, lines
    )


def _losses(results: Results) -> Chart:
    chosen = ("label", "item_no", "dimension", "lost", "share", "cumulative_share", "losing_units")
    frame = items_pareto.losing(results, _LEAGUE).select(chosen)
    title = Everything.LOSSES.format(league=_LEAGUE)
    return Chart(
        Everything.CHART_LOSSES,
        title,
        "item_losses",
        frame,
        ItemLoss,
        "label",
        ("lost",),
        second="cumulative_share",
    )


def _burden(results: Results) -> Chart:
    chosen = ("kind", "now", "base", "change", "ratio", "within")
    frame = formalism.pooled(results, PROVINCE).select(chosen)
    title = Everything.BURDEN
    return Chart(
        Everything.CHART_BURDEN, title, "burden_pooled", frame, BurdenPooled, "kind", ("now", "base")
    )


def _target() -> pl.Expr:
    return pl.lit(reference.five_star_target() / 100)
