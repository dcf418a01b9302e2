"""五星支部 as findings."""

from dataclasses import replace

import polars as pl

from analytics import reference
from analytics.measures import columns as c
from analytics.measures.stars import PROVINCE, StarsByUnit, StarsPooled
from analytics.results import Results
from analytics.rules import League
from dashboard.figures import star_units
from dashboard.figures import stars as figures
from dashboard.headlines import stars
from dashboard.kit.chart import Chart, Panel
from dashboard.kit.finding import Finding, LeadsTo, System, Where, always, each_league
from dashboard.text.common import Filters, Units
from dashboard.text.everything import Everything
from dashboard.text.report import Report
from dashboard.text.stars import Stars

_EVERY = (League.PROVINCIAL.value, Filters.EVERY_KIND)


class StarsDrawn(StarsByUnit):
    """A unit's share beside the yardstick."""

    target = c.share(Everything.TARGET)


class TrendDrawn(StarsPooled):
    """A half-year's share beside the yardstick."""

    target = c.share(Everything.TARGET)


def _beside_target(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(target=pl.lit(reference.five_star_target() / 100))


def _of_province(results: Results) -> Chart:
    """The trend of the province alone."""
    chart = figures.trend(results)
    panels = (field for field in chart.fields if isinstance(field, Panel))
    return replace(chart, fields=tuple(replace(panel, series=panel.series[:1]) for panel in panels))


def _short_first(results: Results, league: str, kind: str) -> pl.DataFrame:
    """The units with something left to do, most first."""
    short = star_units.chosen(results, league, kind, star_units.SHORT)
    return short.sort("shortfall", "official_order", descending=[True, False])


def _columns(results: Results, league: str, kind: str, show: str) -> list[str]:
    """Those that say something: a year has no change, and before the first rating there is none."""
    rows = star_units.chosen(results, league, kind, show)
    shown = ["name", "share", "shortfall", "five_star", "branches", "share_change", "unrated", "low_star"]
    return [name for name in shown if name != "share_change" or rows[name].count()]


TREND = Finding(
    "trend",
    "stars_pooled",
    stars.trend,
    Where.PAGE | Where.REPORT | Where.SLIDE | Where.TEMPLATE,
    title=Stars.TREND,
    unit=Units.PERCENT,
    chart=figures.trend,
    slide=_of_province,
    in_files=always(),
    heading=Report.STARS_TREND,
    field_name="stars",
)
LEVELS = Finding(
    "levels",
    "stars_pooled",
    stars.distribution,
    Where.PAGE | Where.SAID | Where.TEMPLATE,
    title=Stars.LEVELS,
    unit=Units.PERCENT,
    chart=figures.distribution,
    rows=figures.latest,
    in_files=always(),
)
YARDSTICK = Finding(
    "yardstick",
    "stars_pooled",
    lambda _results: stars.yardstick(),
    Where.SAID | Where.TEMPLATE,
    in_files=always(),
    is_apart=True,
)
UNITS = Finding(
    "units",
    "stars_by_unit",
    lambda results, league, kind, _show: stars.units(results, league, kind),
    Where.PAGE | Where.TEMPLATE,
    title=lambda _results, league, _kind, show: stars.units_title(league, show),
    unit=Units.PERCENT,
    chart=star_units.shares,
    rows=star_units.chosen,
    in_files=always(*_EVERY, star_units.ALL),
    leads_to=LeadsTo.UNIT,
)
TABLE = Finding(
    "table",
    "stars_by_unit",
    lambda results, *codes: stars.table(star_units.chosen(results, *codes)),
    Where.PAGE,
    title=lambda _results, _league, _kind, show: Stars.TABLE.format(show=star_units.named(show)),
    unit=Units.BRANCHES,
    columns=_columns,
    rows=star_units.chosen,
    leads_to=LeadsTo.UNIT,
)
SHORT = Finding(
    "short",
    "stars_by_unit",
    stars.units,
    Where.REPORT | Where.LIST,
    title=lambda _results, league, _kind: Report.STARS_SHORT.format(league=league),
    columns=("name", "branches", "five_star", "share", "shortfall"),
    rows=_short_first,
    in_files=always(*_EVERY),
    heading=Report.STARS_UNITS,
    list_name="short_units",
)
WITHOUT = Finding(
    "without",
    "stars_by_unit",
    stars.without_branches,
    Where.SAID,
    in_files=always(_EVERY[0]),
)
ANNEXED = Finding(
    "annexed",
    "stars_by_unit",
    stars.without_branches,
    Where.ANNEX,
    title=lambda _results, league: Report.ANNEX_STARS.format(league=league),
    columns=(
        *("name", "branches", "five_star", "four_star", "three_star", "two_star", "one_star", "unrated"),
        *("share", "shortfall"),
    ),
    rows=lambda results, league: results.tables["stars_by_unit"].filter(pl.col("league") == league),
    in_files=each_league,
)
UNITS_DRAWN = replace(
    UNITS,
    where=Where.SHEET,
    columns=("name", "branches", "five_star", "share", "target", "shortfall", "reached"),
    rows=lambda results, *codes: _beside_target(star_units.chosen(results, *codes).reverse()),
    schema=StarsDrawn,
    sheet=Everything.CHART_STARS,
)
TREND_DRAWN = replace(
    TREND,
    where=Where.SHEET,
    columns=("period", "branches", "five_star", "share", "target", "shortfall", "reached"),
    rows=lambda results: _beside_target(results.tables["stars_pooled"].filter(pl.col("scope") == PROVINCE)),
    schema=TrendDrawn,
    sheet=Everything.CHART_TREND,
)
SYSTEM = System(
    "stars",
    Stars.TITLE,
    (TREND, LEVELS, YARDSTICK, UNITS, TABLE, SHORT, WITHOUT, ANNEXED, UNITS_DRAWN, TREND_DRAWN),
    Report.STARS,
)
