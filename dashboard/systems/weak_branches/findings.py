"""后进支部 and low-star branches as findings."""

from dataclasses import replace

from analytics.measures.stars import PROVINCE
from dashboard.figures import weak_branches as figures
from dashboard.headlines import weak_branches as ledger
from dashboard.headlines import weak_worklist as work
from dashboard.headlines import work_reasons
from dashboard.kit.finding import Finding, LeadsTo, System, Where, always
from dashboard.text.common import Units
from dashboard.text.everything import Everything
from dashboard.text.report import Report
from dashboard.text.weak_branches import Weak

STANDING = Finding(
    "standing",
    "ledger_pooled",
    lambda results, scope: ledger.standing(results, scope, scope),
    Where.SAID | Where.SUMMARY | Where.TEMPLATE,
    in_files=always(PROVINCE),
    heading=Report.LEDGER,
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
    sheet=Everything.CHART_LEDGER,
)
BY_UNIT = Finding(
    "by_unit",
    "ledger_by_unit",
    STANDING.sentence,
    Where.ANNEX,
    title=Report.ANNEX_LEDGER,
    columns=("name", "league", "open", "overdue", "found", "cleared", "cleared_in_time", "found_again"),
    rows=lambda results, _scope: results.tables["ledger_by_unit"],
    in_files=always(PROVINCE),
)
WORK = Finding(
    "work",
    "worklist",
    lambda results, scope: work.worklist(results, scope, results.tables["worklist"]),
    Where.REPORT | Where.TEMPLATE,
    title=Report.WORK,
    columns=("unit", "name", "reason", "kind", "due_on", "days_open"),
    rows=lambda results, _scope: work_reasons.lines(results.tables["worklist"]),
    schema=work_reasons.WorkLine,
    in_files=always(PROVINCE),
    heading=Report.WORK,
    leads_to=LeadsTo.BRANCH,
    field_name="worklist",
    list_name="open_branches",
)
WORK_ANNEXED = replace(
    WORK,
    where=Where.ANNEX,
    title=Report.ANNEX_WORK,
    columns=("place", "unit", "name", "reason", "kind", "found_on", "due_on", "days_open", "measure"),
)
LOW = Finding(
    "low",
    "low_star_branches",
    lambda results: work.low_star(results, results.tables["low_star_branches"]),
    Where.SAID | Where.TEMPLATE,
    in_files=always(),
    heading=Report.LOW,
    field_name="low_star",
)
LOW_ANNEXED = replace(
    LOW,
    where=Where.ANNEX,
    title=Report.ANNEX_LOW,
    columns=("unit", "name", "stars", "low_since", "halves_low", "on_ledger"),
)
SYSTEM = System(
    "weak_branches",
    Weak.TITLE,
    (
        *(STANDING, KINDS, MONTHS, LEDGER_SLIDE, LEDGER_DRAWN, BY_UNIT),
        *(WORK, WORK_ANNEXED, LOW, LOW_ANNEXED),
    ),
    Report.WEAK,
)
