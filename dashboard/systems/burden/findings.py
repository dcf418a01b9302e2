"""Burden beside that of 2019 as findings."""

from dataclasses import replace

from analytics.base.rules import PROVINCE
from analytics.results import Results
from dashboard.base.common_words import Units
from dashboard.kit.finding import Alone, Body, Finding, LeadsTo, Where, always
from dashboard.kit.system import System
from dashboard.systems.burden import figures, sentences
from dashboard.systems.chapters import Chapter


def _body(results: Results) -> Body:
    """Nothing above 2019 is a result."""
    within = figures.kind_rows(results, PROVINCE)["within"].drop_nulls()
    return Body.RESULTS if within.all() else Body.PROBLEMS


KINDS = Finding(
    "kinds",
    "burden_pooled",
    sentences.kinds,
    Where.PAGE | Where.REPORT | Where.SLIDE | Where.SUMMARY | Where.TEMPLATE,
    title="会议、文件、检查、考核数量与2019年同期对比",
    unit=Units.TIMES,
    chart=figures.burden_kinds,
    rows=figures.kind_rows,
    in_files=always(PROVINCE),
    heading="减负：与2019年同期相比",
    body=_body,
    field_name="burden",
)
MONTHS = Finding(
    "months",
    "burden_by_month",
    sentences.months,
    Where.PAGE,
    title=lambda _results, _scope, kind: f"{kind}数量分月对比",
    unit=Units.TIMES,
    chart=figures.burden_months,
    rows=figures.months,
)
UNITS = Finding(
    "units",
    "burden_by_unit",
    sentences.units,
    Where.PAGE,
    title="超过2019年同期的单位和事项",
    unit=Units.TIMES,
    columns=("name", "league", "kind", "months", "now", "base", "change", "ratio"),
    alone=Alone.SENTENCE,
    remark=sentences.left_out,
    height=None,
    rows=sentences.over,
    in_files=always(PROVINCE),
    field_name="burden_units",
    leads_to=LeadsTo.UNIT,
)
FIELD = replace(UNITS, where=Where.TEMPLATE, columns=())
OVER = replace(
    UNITS,
    where=Where.SAID,
    sentence=lambda results, scope: (
        "" if figures.kind_rows(results, scope).is_empty() else sentences.units(results, scope)
    ),
    is_apart=True,
)
LEFT_OUT = Finding(
    "left_out",
    "burden_by_unit",
    lambda results, scope: (
        "" if figures.kind_rows(results, scope).is_empty() else sentences.left_out(results, scope)
    ),
    Where.SAID,
    in_files=always(PROVINCE),
)
ANNEXED = replace(
    UNITS,
    where=Where.ANNEX,
    remark=None,
    title="超过2019年同期的单位和事项",
    columns=("name", "league", "kind", "now", "base", "change", "ratio"),
)
KINDS_DRAWN = replace(
    KINDS,
    where=Where.SHEET,
    columns=("kind", "now", "base", "change", "ratio", "within"),
    sheet="图：减负对比",
)
SYSTEM = System(
    "burden",
    "基层减负",
    (KINDS, MONTHS, UNITS, FIELD, OVER, LEFT_OUT, ANNEXED, KINDS_DRAWN),
    Chapter.CONDUCT,
)
