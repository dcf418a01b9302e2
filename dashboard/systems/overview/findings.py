"""全省总览 and 需重点关注 as findings."""

from dataclasses import replace

from dashboard.figures import overview as figures
from dashboard.figures.instead import of_tile_map
from dashboard.headlines import attention, overview
from dashboard.kit.finding import Finding, System, Where, always
from dashboard.text.common import Units
from dashboard.text.overview import Overview
from dashboard.text.report import Report

STARS = Finding(
    "stars",
    "stars_pooled",
    overview.stars,
    Where.PAGE | Where.SUMMARY,
    title=Overview.STARS,
    unit=Units.PERCENT,
    chart=figures.share_trend,
    in_files=always(),
)
MAP = Finding(
    "map",
    "stars_by_unit",
    overview.map_of_divisions,
    Where.PAGE,
    title=Overview.MAP,
    unit=Units.PERCENT,
    chart=of_tile_map,
    draw=figures.tile_map,
    in_files=always(),
)
LEVELS = Finding(
    "levels",
    "score_levels",
    overview.score_levels,
    Where.PAGE | Where.REPORT | Where.TEMPLATE,
    title=Overview.LEVELS,
    unit=Units.POINTS,
    chart=figures.score_levels,
    in_files=always(),
    heading=Report.LEVELS,
    field_name="scores",
)
SYSTEM = System("overview", Overview.TITLE, (STARS, MAP, LEVELS), Report.OVERALL)

UNITS = Finding(
    "units",
    "attention",
    overview.attention,
    Where.PAGE,
    title=Overview.ATTENTION,
    unit=Units.UNITS,
    columns=("name", "place", "reasons"),
    rows=attention.lines,
    schema=attention.AttentionLine,
    in_files=always(),
    field_name="attention",
    list_name="attention_units",
)
REPORTED = replace(
    UNITS,
    where=Where.REPORT | Where.TEMPLATE,
    title=Report.ATTENTION,
    few_rows=1000,
    few_widths=(3, 1.2, 8),
    heading=Report.ATTENTION,
)
ATTENTION = System("attention", Overview.ATTENTION, (UNITS, REPORTED), Report.OVERALL)
