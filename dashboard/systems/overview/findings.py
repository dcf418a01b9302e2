"""全省总览 and 需重点关注 as findings."""

from dataclasses import replace
from functools import partial

from dashboard.base.common_words import Units
from dashboard.kit.finding import Alone, Body, Finding, LeadsTo, Where, always
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.overview import advice, attention_sentences, changes, figures, map_chart, sentences
from dashboard.systems.overview.words import Overview

CHANGES = Finding(
    "changes",
    "figure_changes",
    changes.sentence,
    Where.PAGE | Where.SUMMARY | Where.ANNEX | Where.TEMPLATE,
    title=changes.TITLE,
    columns=("label", "then", "now", "change", "verdict", "times"),
    rows=changes.lines,
    schema=changes.ChangeLine,
    in_files=always(),
    is_apart=True,  # with those that need help and what is done first it stands on the first page
    field_name="changes",
    list_name="changed_figures",
)
BETTER, WORSE = (
    replace(
        CHANGES,
        name=name,
        sentence=partial(changes.of_way, way=way),
        where=Where.REPORT | Where.TEMPLATE,
        title=f"明显{title}",
        columns=("label", "then", "now", "change", "verdict"),
        few_columns=("label", "then", "now", "change", "times"),
        few_widths=(3.4, 1.6, 1.6, 2.2, 2.2),
        few_rows=None,
        rows=partial(changes.lines_of_way, way=way),
        heading=title,
        body=body,
        field_name=f"changes_{name}",
        list_name=f"{name}_figures",
    )
    for name, way, title, body in (
        ("better", changes.BETTER, "变好的指标", Body.RESULTS),
        ("worse", changes.WORSE, "变差的指标", Body.PROBLEMS),
    )
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
    body=Body.OVERALL,
    field_name="scores",
)
SYSTEM = System("overview", Overview.TITLE, (CHANGES, BETTER, WORSE, STARS, MAP, LEVELS), Chapter.OVERALL)

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
FIELD = replace(
    UNITS,
    sentence=sentences.attention_in_files,
    remark=None,
    where=Where.TEMPLATE,
    title="需重点关注的单位",
)
FIRST_UNITS = replace(
    FIELD,
    name="first_units",
    where=Where.REPORT,
    few_rows=8,
    few_widths=(3, 1.2, 8),
    heading="需重点关注的单位",
    body=Body.PROBLEMS,
)
WHO = replace(FIELD, name="who", sentence=sentences.attention, where=Where.SUMMARY, columns=(), is_apart=True)
ANNEXED = replace(FIELD, where=Where.ANNEX)
ATTENTION = System(
    "attention", Overview.ATTENTION, (UNITS, FIELD, WHO, FIRST_UNITS, ANNEXED), Chapter.OVERALL
)
UNITS_TOGETHER = Finding(
    "units_together",
    "unit_facts",
    advice.several,
    Where.PAGE | Where.REPORT | Where.ANNEX | Where.TEMPLATE,
    title="同时有多种情况的单位",
    unit=Units.UNITS,
    columns=("name", "count", "facts"),
    few_widths=(2, 1, 7),
    rows=advice.several_lines,
    schema=advice.SeveralLine,
    in_files=always(),
    alone=Alone.SENTENCE,
    heading="同时有多种情况的单位",
    remark=attention_sentences.against_several,
    body=Body.TOGETHER,
    leads_to=LeadsTo.UNIT,
)
TOGETHER = Finding(
    "together",
    "facts_together",
    advice.together,
    Where.PAGE | Where.REPORT | Where.TEMPLATE,
    title="常一起出现的情况（只说明同时，不说明原因）",
    unit=Units.UNITS,
    columns=("fact", "units", "other", "both", "share", "rest_share", "named"),
    few_columns=("fact", "units", "other", "both", "share", "rest_share"),
    few_widths=(4, 1.6, 4, 1.8, 1.8, 2.2),
    few_rows=None,
    rows=advice.together_lines,
    schema=advice.TogetherLine,
    in_files=always(),
    alone=Alone.NOTHING,
    heading="常一起出现的情况",
    body=Body.TOGETHER,
)
ADVICE = Finding(
    "rules",
    "advice",
    advice.sentence,
    Where.PAGE | Where.REPORT | Where.TEMPLATE,
    title="下一步建议",
    unit=Units.UNITS,
    columns=("fact", "whom", "what", "by_day"),
    few_widths=(4.8, 3.8, 3, 1.8),
    few_rows=None,
    rows=advice.lines,
    schema=advice.AdviceLine,
    in_files=always(),
    alone=Alone.SENTENCE,
    heading="由谁办、办什么、建议时限",
    body=Body.ADVICE,
)
FIRST_STEPS = replace(
    ADVICE,
    name="first_steps",
    sentence=advice.first_steps,
    where=Where.SUMMARY,
    columns=(),
    few_columns=(),
    is_apart=True,
)
ADVICE_ANNEXED = replace(
    ADVICE,
    where=Where.ANNEX,
    title="下一步建议逐单位清单",
    columns=("name", "fact", "size", "what", "by_day"),
    rows=advice.unit_lines,
    schema=advice.UnitAdvice,
)
NEXT = System(
    "advice", "下一步建议", (UNITS_TOGETHER, TOGETHER, FIRST_STEPS, ADVICE, ADVICE_ANNEXED), Chapter.OVERALL
)
