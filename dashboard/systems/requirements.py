"""量化指标: which numbers of the documents are done, on the shape of duties."""

from functools import partial

from analytics.systems.requirements import INDICATORS, TABLES
from dashboard.base.common_words import Menu
from dashboard.kit import duties, duty_findings
from dashboard.kit.duty_charts import DutyNouns
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_TOLD_ELSEWHERE = frozenset({"responsibility_report"})  # by 督查与上报, with its day
_NOUNS = DutyNouns(TABLES.name, "履职填报", _TOLD_ELSEWHERE)
SYSTEM = System(
    name="requirements",
    title=TABLES.title,
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "只判断文件约束得到的单位；没有文件约束的为参照，只列数。空着的是没有报，不当作0；占比要每一个都做到，不取平均。"
        "人数不足5人的不列数。写入考评要素的次数是否约束所有单位，待工委确认；"
        "2024年《整治形式主义为基层减负若干规定》涉及的指标只作观察，待工委核对原文。"
    ),
    headline=partial(duties.state_statement, _NOUNS),
    key_figures=partial(duties.key_figures, _NOUNS),
    findings=duty_findings.findings(_NOUNS),
    definitions=INDICATORS,
    matter="量化指标填报",
    reminders=partial(duties.reminders, _NOUNS),
    records=TABLES.name,
)
