"""五星支部 as findings."""

from dataclasses import replace

import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit, StarsPooled
from dashboard.base.common_words import Filters, Units
from dashboard.kit.chart import Chart, Panel
from dashboard.kit.finding import Alone, Finding, LeadsTo, Where, always, each_league
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.stars import figures, sentences, unit_figures
from dashboard.systems.stars.words import Stars

_EVERY = (League.PROVINCIAL.value, Filters.EVERY_KIND)


class StarsDrawn(StarsByUnit):
    """A unit's share beside the yardstick."""

    target = c.share("参照线")


class TrendDrawn(StarsPooled):
    """A half-year's share beside the yardstick."""

    target = c.share("参照线")


def _beside_target(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(target=pl.lit(reference.five_star_target() / 100))


def _of_province(results: Results) -> Chart:
    """The trend of the province alone."""
    chart = figures.trend(results)
    panels = (field for field in chart.fields if isinstance(field, Panel))
    return replace(chart, fields=tuple(replace(panel, series=panel.series[:1]) for panel in panels))


def _short_first(results: Results, league: str, kind: str) -> pl.DataFrame:
    """The units with something left to do, most first."""
    return unit_figures.by_shortfall(unit_figures.shown_units(results, league, kind, unit_figures.SHORT))


def _rows_of_annex(results: Results, league: str) -> pl.DataFrame:
    units = results.tables["stars_by_unit"].filter(pl.col("league") == league)
    return unit_figures.in_order(units, league)


def _title_of_annex(_results: Results, league: str) -> str:
    order = Stars.IN_ORDER if league in reference.ranked_leagues() else Stars.UNRANKED
    return f"{league}单位五星支部情况（{order}）"


def _columns(results: Results, league: str, kind: str, show: str) -> list[str]:
    """Those that say something: a year has no change, and before the first rating there is none."""
    rows = unit_figures.shown_units(results, league, kind, show)
    shown = ["name", "five_star", "branches", "shortfall", "share", "share_change", "unrated", "low_star"]
    return [name for name in shown if name != "share_change" or rows[name].count()]


TREND = Finding(
    "trend",
    "stars_pooled",
    sentences.trend,
    Where.PAGE | Where.REPORT | Where.SLIDE | Where.TEMPLATE,
    title="五星支部占比走势（参照口径）",
    unit=Units.PERCENT,
    chart=figures.trend,
    slide=_of_province,
    in_files=always(),
    heading="五星支部占比走势",
    body=sentences.body,
    field_name="stars",
)
LEVELS = Finding(
    "levels",
    "stars_pooled",
    sentences.distribution,
    Where.PAGE | Where.SAID | Where.TEMPLATE,
    title="各星级支部构成（条内为支部数）",
    unit=Units.PERCENT,
    chart=figures.distribution,
    rows=figures.latest,
    in_files=always(),
)
YARDSTICK = Finding(
    "yardstick",
    "stars_pooled",
    lambda _results: sentences.yardstick(),
    Where.SAID | Where.TEMPLATE,
    in_files=always(),
    is_apart=True,
)
UNITS = Finding(
    "units",
    "stars_by_unit",
    lambda results, league, kind, _show: sentences.units(results, league, kind),
    Where.PAGE | Where.TEMPLATE,
    title=sentences.units_title,
    unit=Units.BRANCHES,
    chart=unit_figures.shortfalls,
    rows=unit_figures.shown_units,
    in_files=always(*_EVERY, unit_figures.ALL),
    leads_to=LeadsTo.UNIT,
    remark=lambda results, league, *rest: (
        sentences.counts(league) if unit_figures.shown_units(results, league, *rest).height else ""
    ),
)
TABLE = Finding(
    "table",
    "stars_by_unit",
    lambda results, *codes: sentences.table(unit_figures.shown_units(results, *codes)),
    Where.PAGE,
    title=lambda *of: f"各单位星级明细（{unit_figures.shown_words(*of)}）",
    unit=Units.BRANCHES,
    columns=_columns,
    rows=unit_figures.shown_units,
    leads_to=LeadsTo.UNIT,
    alone=Alone.NOTHING,
    height=None,
    remark=lambda results, league, kind, _show: sentences.without_branches(results, league, kind),
)
SHORT = Finding(
    "short",
    "stars_by_unit",
    sentences.units,
    Where.REPORT | Where.LIST,
    title=f"{_EVERY[0]}距参照线还差最多的单位",
    columns=("name", "five_star", "branches", "shortfall", "share"),
    few_by=unit_figures.TIED,
    rows=_short_first,
    in_files=always(*_EVERY),
    heading="各单位情况",
    list_name="short_units",
)
WITHOUT = Finding(
    "without",
    "stars_by_unit",
    sentences.without_branches,
    Where.SAID,
    in_files=always(_EVERY[0]),
)
ANNEXED = Finding(
    "annexed",
    "stars_by_unit",
    sentences.without_branches,
    Where.ANNEX,
    title=_title_of_annex,
    columns=(
        *("name", "branches", "five_star", "four_star", "three_star", "two_star", "one_star", "unrated"),
        *("share", "shortfall"),
    ),
    rows=_rows_of_annex,
    in_files=each_league,
)
UNITS_DRAWN = replace(
    UNITS,
    where=Where.SHEET,
    columns=("name", "five_star", "branches", "shortfall", "share", "target", "reached"),
    rows=lambda results, *codes: _beside_target(unit_figures.shown_units(results, *codes)),
    schema=StarsDrawn,
    sheet="图：五星支部还差个数",
)
TREND_DRAWN = replace(
    TREND,
    where=Where.SHEET,
    columns=("period", "branches", "five_star", "share", "target", "shortfall", "reached"),
    rows=lambda results: _beside_target(results.tables["stars_pooled"].filter(pl.col("scope") == PROVINCE)),
    schema=TrendDrawn,
    sheet="图：五星占比走势",
)
SYSTEM = System(
    "stars",
    Stars.TITLE,
    (TREND, LEVELS, YARDSTICK, UNITS, TABLE, SHORT, WITHOUT, ANNEXED, UNITS_DRAWN, TREND_DRAWN),
    Chapter.STARS,
)
