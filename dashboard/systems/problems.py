"""问题台账: problems found, due and cleared, on the shape of cases."""

from functools import partial

import polars as pl

from analytics.kit.case_beside import OVER, WITHIN
from analytics.results import Results
from analytics.systems.problems import BESIDE_BURDEN, BESIDE_WEAK, INDICATORS, PRESSING, PROBLEMS
from dashboard.base.common_words import Menu
from dashboard.kit import case_findings, case_key_figures, case_sources, cases
from dashboard.kit.few_names import name_tied
from dashboard.kit.finding import Finding, Where
from dashboard.kit.statement import Scope, Statement
from dashboard.kit.system import Pressed, System
from dashboard.systems.chapters import Chapter

_NOUNS = cases.CaseNouns(PROBLEMS, "问题", "问题", "问题台账", "动态清零")


def _tell_kinds(results: Results, scope: Scope) -> Statement:
    rows = scope.of(results.tables[BESIDE_WEAK.name])
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    most = rows.filter(pl.col("units") == pl.col("units").max()).to_dicts()
    pairs = name_tied([f"{row['kind']}和{row['weak_kind']}" for row in most], "对")
    return Statement(f"同一单位里两样都有的，最多的是{pairs}（{most[0]['units']}家）；只是并列，不说明因果")


def _tell_burden(results: Results, scope: Scope) -> Statement:
    rows = {row["burden"]: row for row in scope.of(results.tables[BESIDE_BURDEN.name]).to_dicts()}
    if scope.is_unit or not rows:
        return Statement("")
    told = [rows[burden] for burden in (OVER, WITHIN) if burden in rows]
    parts = [f"{row['burden']}2019年同期的{row['units']}家单位里{row['units_with']}家" for row in told]
    words = f"有形式主义问题的：{'，'.join(parts)}；只是并列，不说明因果"
    return Statement(words) if told else Statement("")


SYSTEM = System(
    name="problems",
    title="问题台账",
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "只统计列入台账的问题，一个问题一条。时限当天不算超期，当天销号算按期；改过时限的按现行时限判断，另按原时限数一遍。"
        "自查占比只作参照，不排名。问题类型的分类待工委确认。"
    ),
    headline=partial(case_sources.headline, _NOUNS),
    key_figures=partial(case_key_figures.key_figures, _NOUNS),
    findings=(
        *case_findings.findings(_NOUNS),
        Finding("beside_weak", BESIDE_WEAK.name, _tell_kinds, Where.PAGE | Where.TEMPLATE),
        Finding("beside_burden", BESIDE_BURDEN.name, _tell_burden, Where.PAGE | Where.TEMPLATE),
    ),
    definitions=INDICATORS,
    matter="问题整改",
    reminders=partial(case_findings.reminders, _NOUNS),
    pressing=tuple(Pressed(fact.reason, "{size}个问题") for fact in PRESSING),
    part="conduct",
    records="cases",
)
