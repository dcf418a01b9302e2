"""组织生活检查: which of what stands right below a unit was checked this year, on the shape of rounds."""

from functools import partial

from analytics.systems.life_checks import INDICATORS, ROUNDS
from dashboard.base.common_words import Menu
from dashboard.kit import round_findings, rounds
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_NOUNS = rounds.RoundNouns(ROUNDS.name, ROUNDS.went, ROUNDS.one_body, each_quarter=False)
SYSTEM = System(
    name="life_checks",
    title="组织生活检查",
    chapter=Chapter.CONDUCTED,
    part="organisation",
    menu=Menu.BRANCHES,
    about=(
        "单位对直接管的党委、总支、支部每年至少检查一次，检查它下面的支部也算检查过它；只查了一处，不算都查了。"
        "水利系统以外没有文件约束，只作参照，也只列登记过检查的单位。"
    ),
    headline=partial(rounds.coverage, _NOUNS),
    key_figures=partial(rounds.key_figures, _NOUNS),
    findings=round_findings.findings(_NOUNS),
    definitions=INDICATORS,
    matter="组织生活检查",
    reminders=partial(rounds.reminders, _NOUNS),
    records="life_checks_by_quarter",
)
