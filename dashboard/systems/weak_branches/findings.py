"""后进支部 and low-star branches as findings."""

from dataclasses import replace

from analytics.base.rules import PROVINCE
from dashboard.base.common_words import Units
from dashboard.kit.finding import Finding, LeadsTo, System, Where, always
from dashboard.systems.chapters import Chapter
from dashboard.systems.weak_branches import figures, work_reasons
from dashboard.systems.weak_branches import sentences as ledger
from dashboard.systems.weak_branches import worklist_sentences as work
from dashboard.systems.weak_branches.words import Weak

STANDING = Finding(
    "standing",
    "ledger_pooled",
    lambda results, scope: ledger.standing(results, scope, scope),
    Where.SAID | Where.SUMMARY | Where.TEMPLATE,
    in_files=always(PROVINCE),
    heading="台账情况",
    field_name="ledger",
)
KINDS = Finding(
    "kinds",
    "ledger_by_kind",
    ledger.kinds,
    Where.PAGE | Where.SAID | Where.TEMPLATE,
    title=Weak.KINDS,
    unit=Units.BRANCHES,
    chart=figures.kinds,
    rows=figures.kind_rows,
    in_files=always(PROVINCE),
    field_name="ledger_kinds",
)
MONTHS = Finding(
    "months",
    "ledger_by_month",
    ledger.months,
    Where.PAGE | Where.REPORT | Where.TEMPLATE,
    title=Weak.MONTHS,
    unit=Units.BRANCHES,
    chart=figures.months,
    rows=lambda results, scope: figures.month_rows(results, scope).filter(ledger.entries(results, scope) > 0),
    in_files=always(PROVINCE),
    field_name="ledger_months",
)
LEDGER_SLIDE = replace(MONTHS, sentence=STANDING.sentence, where=Where.SLIDE)
LEDGER_DRAWN = replace(
    MONTHS,
    where=Where.SHEET,
    columns=("month", "found", "cleared", "open", "overdue"),
    rows=figures.month_rows,
    sheet="图：后进支部逐月",
)
BY_UNIT = Finding(
    "by_unit",
    "ledger_by_unit",
    STANDING.sentence,
    Where.ANNEX,
    title="各单位后进支部台账",
    columns=("name", "league", "open", "overdue", "found", "cleared", "cleared_in_time", "found_again"),
    rows=lambda results, _scope: results.tables["ledger_by_unit"],
    in_files=always(PROVINCE),
)
WORK = Finding(
    "work",
    "worklist",
    lambda results, scope: work.worklist(results, scope, results.tables["worklist"]),
    Where.REPORT | Where.TEMPLATE,
    title="下一步先办的支部",
    columns=("unit", "name", "reason", "kind", "due_on", "days_open"),
    rows=lambda results, _scope: work_reasons.lines(results.tables["worklist"]),
    schema=work_reasons.WorkLine,
    in_files=always(PROVINCE),
    heading="下一步先办的支部",
    leads_to=LeadsTo.BRANCH,
    field_name="worklist",
    list_name="open_branches",
)
WORK_ANNEXED = replace(
    WORK,
    where=Where.ANNEX,
    title="未销号后进支部",
    columns=("place", "unit", "name", "reason", "kind", "found_on", "due_on", "days_open", "measure"),
)
LOW = Finding(
    "low",
    "low_star_branches",
    lambda results: work.low_star(results, results.tables["low_star_branches"]),
    Where.SAID | Where.TEMPLATE,
    in_files=always(),
    heading="低星支部",
    field_name="low_star",
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
        *(STANDING, KINDS, MONTHS, LEDGER_SLIDE, LEDGER_DRAWN, BY_UNIT),
        *(WORK, WORK_ANNEXED, LOW, LOW_ANNEXED),
    ),
    Chapter.WEAK,
)
