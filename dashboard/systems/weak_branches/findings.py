"""后进支部, the ledger in the shape of cases, and low-star branches as findings."""

from dataclasses import replace
from functools import partial

from analytics.systems.weak_branches import JUDGED, LEDGER
from dashboard.base.common_words import Units
from dashboard.kit import case_findings, case_units, cases
from dashboard.kit.finding import Body, Finding, LeadsTo, Where
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.weak_branches import linked
from dashboard.systems.weak_branches.low_stars import low_star
from dashboard.systems.weak_branches.words import Weak

NOUNS = cases.CaseNouns(LEDGER, "后进支部", "支部", "后进支部台账", "动态清零")
_STANDING, _MONTHS, _KINDS, _WORK, _UNITS = (
    replace(one, unit=Units.BRANCHES) for one in case_findings.findings(NOUNS)
)
STANDING = replace(
    _STANDING,
    where=Where.SAID | Where.SUMMARY | Where.TEMPLATE,
    body=None,
    heading="台账情况",
    field_name="ledger",
    judged=tuple(one.code for one in JUDGED),
)
KINDS = replace(_KINDS, where=Where.PAGE | Where.SAID | Where.TEMPLATE, field_name="ledger_kinds")
MONTHS = replace(
    _MONTHS,
    where=Where.PAGE | Where.REPORT | Where.TEMPLATE,
    title="分月认定、销号与月末未销号",
    heading="后进支部",
    body=partial(cases.body, NOUNS),
    rows=lambda results, scope: scope.of(
        results.tables["ledger_by_month"].filter(cases.entries(NOUNS, results, scope) > 0)
    ),
    field_name="ledger_months",
)
LEDGER_SLIDE = replace(MONTHS, where=Where.SLIDE)
LEDGER_DRAWN = replace(
    MONTHS,
    where=Where.SHEET,
    columns=("month", "found", "cleared", "open", "overdue"),
    rows=_MONTHS.rows,
    sheet="图：后进支部逐月",
)
UNITS = replace(
    _UNITS,
    where=Where.PAGE,
    rows=lambda results, scope, _show: case_units.with_open(NOUNS, results, scope),
)
BY_UNIT = replace(_UNITS, where=Where.ANNEX, title="各单位后进支部台账")
WORK = replace(
    _WORK,
    where=Where.REPORT | Where.TEMPLATE,
    title="下一步先办的支部",
    few_rows=5,
    columns=_WORK.few_columns,
    few_widths=(1, 2, 2.4, 3.2, 1.3, 2, 1.3),
    heading="下一步先办的支部",
    body=Body.ADVICE,
    field_name="worklist",
    list_name="open_branches",
)
_WORK_CHOSEN = linked.rows_by_choice(_WORK.rows or _WORK.rows_of)
WORK_SHOWN = replace(
    _WORK,
    where=Where.PAGE,
    sentence=linked.sentence_by_choice(_WORK.sentence, _WORK_CHOSEN),
    rows=_WORK_CHOSEN,
    columns=linked.with_contact(_WORK.fixed_columns, "reason"),
    choices=(linked.LINK,),
    widths={**_WORK.widths, "kind": 76, "contact": 130},
    remark=lambda results, scope, *_codes: Weak.WORK_HINT if WORK.rows_of(results, scope).height else "",
)
WORK_ANNEXED = replace(
    _WORK,
    where=Where.ANNEX,
    title="未销号后进支部",
    columns=("place", "unit", "name", "reason", "kind", "found_on", "due_on", "days_open", "measure"),
)
LOW = Finding(
    "low",
    "low_star_branches",
    low_star,
    Where.SAID | Where.TEMPLATE,
    heading="低星支部",
    field_name="low_star",
)
# On a phone the first columns, down to what tells most, fill the table.
LOW_SHOWN = replace(
    LOW,
    where=Where.PAGE,
    title="低星支部（一星、二星，另行统计，不计入后进支部）",
    unit=Units.BRANCHES,
    columns=("unit", "name", "stars", "halves_low", "on_ledger", "low_since"),
    widths={"unit": 84, "name": 130, "stars": 44, "halves_low": 82, "on_ledger": 80, "low_since": 120},
    height=460,
    leads_to=LeadsTo.BRANCH,
)
LOW_ANNEXED = replace(
    LOW,
    where=Where.ANNEX,
    title="低星支部名单",
    columns=("unit", "name", "stars", "low_since", "halves_low", "on_ledger"),
)
SYSTEM = System(
    "weak_branches",
    Weak.TITLE,
    (
        *(STANDING, KINDS, MONTHS, LEDGER_SLIDE, LEDGER_DRAWN, UNITS, BY_UNIT),
        *(WORK, WORK_SHOWN, WORK_ANNEXED, LOW, LOW_SHOWN, LOW_ANNEXED),
    ),
    Chapter.WEAK,
)
