"""问题台账: problems found, due and cleared, on the shape of cases."""

from functools import partial

from analytics.systems.problems import INDICATORS, PRESSING, PROBLEMS
from dashboard.base.common_words import Menu
from dashboard.kit import case_findings, case_key_figures, cases
from dashboard.kit.system import Pressed, System
from dashboard.systems.chapters import Chapter

_NOUNS = cases.CaseNouns(PROBLEMS, "问题", "问题", "问题台账", "动态清零")
SYSTEM = System(
    name="problems",
    title="问题台账",
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "只统计列入台账的问题，一个问题一条。时限当天不算超期，当天销号算按期；改过时限的按现行时限判断，另按原时限数一遍。"
        "自查占比只作参照，不排名。问题类型的分类待工委确认。"
    ),
    headline=partial(cases.open_statement, _NOUNS),
    key_figures=partial(case_key_figures.key_figures, _NOUNS),
    findings=case_findings.findings(_NOUNS),
    definitions=INDICATORS,
    matter="问题整改",
    reminders=partial(case_findings.reminders, _NOUNS),
    pressing=tuple(Pressed(fact.reason, "{size}个问题") for fact in PRESSING),
    records="cases",
)
