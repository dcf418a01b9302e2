"""活动台账: how much was done, reported by who wants to; on the shape of counts that judge nobody."""

from functools import partial

from analytics.systems.activities import ACTIVITIES, INDICATORS, UNITS
from dashboard.base.common_words import Menu
from dashboard.kit import counts
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_NOUNS = counts.CountNouns(ACTIVITIES.name, "活动", UNITS)
_PERIODS = Finding(
    "periods",
    ACTIVITIES.name,
    partial(counts.periods, _NOUNS),
    Where.PAGE | Where.UNIT | Where.SHEET | Where.TEMPLATE,
    title="各期报来的活动数",
    unit="见各图",
    chart=partial(counts.periods_chart, _NOUNS),
    columns=("kind", "period", "units", "total", "published"),
    is_wide=True,
)
_TOTALS = Finding(
    "totals",
    ACTIVITIES.name,
    partial(counts.totals, _NOUNS),
    Where.REPORT | Where.TEMPLATE,
    title="活动台账",
)
_UNITS = Finding(
    "units",
    f"{ACTIVITIES.name}_by_unit",
    partial(counts.of_units, _NOUNS),
    Where.PAGE | Where.ANNEX | Where.TEMPLATE,
    title="各单位报来的活动数（按固定顺序，不评价、不排名）",
    unit="见口径说明",
    columns=("name", "league", *ACTIVITIES.kinds),
    leads_to=LeadsTo.UNIT,
    is_wide=True,
)
SYSTEM = System(
    name="activities",
    title="活动台账",
    chapter=Chapter.CONDUCTED,
    menu=Menu.CONDUCT,
    about=(
        "各单位自愿报来的次数（培训为人次），只汇总，不评价、不排名、不提醒。没有报不等于没有做。"
        "公开发表的数字范围和时间不同，不能相比；其统计时间待工委确认。"
    ),
    headline=partial(counts.totals, _NOUNS),
    key_figures=partial(counts.key_figures, _NOUNS),
    findings=(_TOTALS, _PERIODS, _UNITS),
    definitions=INDICATORS,
    records="activities",
)
