"""全省总览 and 需重点关注 as findings."""

from dataclasses import replace

from dashboard.base.common_words import Units
from dashboard.kit.finding import Finding, LeadsTo, Where, always
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.overview import attention_sentences, changes, figures, map_chart, sentences
from dashboard.systems.overview.words import Overview

CHANGES = Finding(
    "changes",
    "figure_changes",
    changes.sentence,
    Where.PAGE | Where.SUMMARY | Where.REPORT | Where.ANNEX | Where.TEMPLATE,
    title="本期变化（合并口径）",
    columns=("label", "then", "now", "change", "verdict", "times"),
    few_widths=(3.4, 1.6, 1.6, 1.8, 1.4, 1.6),
    few_rows=8,
    rows=changes.lines,
    schema=changes.ChangeLine,
    in_files=always(),
    heading="本期变化",
    field_name="changes",
    list_name="changed_figures",
)
STARS = Finding(
    "stars",
    "stars_pooled",
    sentences.stars,
    Where.PAGE | Where.SUMMARY,
    title="五星支部占比走势",
    unit=Units.PERCENT,
    chart=figures.share_trend,
    in_files=always(),
)
MAP = Finding(
    "map",
    "stars_by_unit",
    sentences.map_of_divisions,
    Where.PAGE,
    title="18个市直机关的五星支部占比（参照口径，不排名）",
    unit=Units.PERCENT,
    chart=map_chart.chart,
    draw=figures.tile_map,
    leads_to=LeadsTo.UNIT,
    in_files=always(),
)
LEVELS = Finding(
    "levels",
    "score_levels",
    sentences.score_levels,
    Where.PAGE | Where.REPORT | Where.TEMPLATE,
    title="省直单位平时动态考核得分水平",
    unit=Units.POINTS,
    chart=figures.score_levels,
    in_files=always(),
    heading="得分水平",
    field_name="scores",
)
SYSTEM = System("overview", Overview.TITLE, (CHANGES, STARS, MAP, LEVELS), Chapter.OVERALL)

UNITS = Finding(
    "units",
    "attention",
    sentences.attention,
    Where.PAGE,
    title=Overview.ATTENTION,
    unit=Units.UNITS,
    columns=("name", "place", "reasons"),
    rows=attention_sentences.lines,
    schema=attention_sentences.AttentionLine,
    in_files=always(),
    field_name="attention",
    list_name="attention_units",
    remark=attention_sentences.chance,
)
REPORTED = replace(
    UNITS,
    sentence=sentences.attention_in_files,
    remark=None,
    where=Where.REPORT | Where.TEMPLATE,
    title="需重点关注的单位",
    few_rows=None,
    few_widths=(3, 1.2, 8),
    heading="需重点关注的单位",
)
ATTENTION = System("attention", Overview.ATTENTION, (UNITS, REPORTED), Chapter.OVERALL)
