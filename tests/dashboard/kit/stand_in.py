"""A system of cases over the ledger of the sample, so that walkers are tested whatever systems there are."""

from functools import partial

from analytics.base.indicator import Direction, Indicator
from dashboard import systems
from dashboard.base.common_words import Menu
from dashboard.kit import case_findings, case_key_figures, cases
from dashboard.kit.system import System
from dashboard.systems.weak_branches.findings import NOUNS

STAND_IN = System(
    name="stand_in",
    title="替身台账",
    menu=Menu.DUTIES,
    about="只为测试。",
    headline=partial(cases.open_statement, NOUNS),
    key_figures=partial(case_key_figures.key_figures, NOUNS),
    findings=case_findings.findings(NOUNS),
    definitions=(Indicator("s", "替身", "替身数", "怎样数", "分母", Direction.NONE, "出处", ("ledger",)),),
    matter="替身事项",
    reminders=partial(case_findings.reminders, NOUNS),
)
EVERY = (*(system for system in systems.ALL if system.headline), STAND_IN)  # those on the shapes
