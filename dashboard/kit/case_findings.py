"""The findings any system of cases gets: how it stands, by month, kind and unit, what to do, how long."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import polars as pl

from analytics.base import columns as c
from analytics.kit.matters import MatterState
from analytics.kit.worded import schema_of
from analytics.results import Results
from dashboard.kit import case_charts, case_months, case_sources, case_units, cases
from dashboard.kit.cases import CaseNouns
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.statement import Statement
from dashboard.kit.system import Reminder, Whom

_FILES = Where.PAGE | Where.UNIT | Where.REPORT | Where.SHEET
_OF_A_UNIT = ("name", "league", "open", "overdue", "found", "cleared", "cleared_in_time", "found_again")
_OF_SOURCES = ("moved", "overdue_at_first")
_LOW = 280  # pixels, where more findings follow
Said = Callable[..., Statement]
_WIDTHS = {"unit": 84, "name": 130, "reason": 130, "days_open": 76, "kind": 84, "due_on": 120, "measure": 210}


def findings(nouns: CaseNouns) -> tuple[Finding, ...]:
    """In the order of the page; the last ones only where it is known who found a case."""
    found = partial(_case_finding, nouns)
    shared = (
        found("standing", "_pooled", case_sources.headline if nouns.cases.sources else cases.open_statement,
              Where.REPORT | Where.BRIEF, title=nouns.ledger,
              body=partial(cases.body, nouns),
              urgency=partial(cases.urgency, nouns)),
        found("months", "_by_month", case_months.months, _FILES | Where.SLIDE,
              title="{thing}分月{found_}、{cleared_}与月末未{cleared_}", chart=case_charts.months_chart),
        found("kinds", "_by_kind", cases.kinds, _FILES,
              title="按{kind_}：期末未{cleared_}与本期{cleared_}", chart=case_charts.kinds_chart),
        *_worklists(nouns),
        found("units", "_by_unit", case_sources.of_groups(case_units.units), Where.PAGE | Where.ANNEX,
              title="各单位未{cleared_}{thing}（省直按超期、未{cleared_}由多到少；市直按固定顺序，不排名）",
              chart=case_charts.units_chart,
              rows=lambda results, scope, _show: scope.of(nouns.table(results, "_by_unit")),
              columns=(*_OF_A_UNIT, *_OF_SOURCES) if nouns.cases.sources else _OF_A_UNIT,
              choices=(Choice("units", "显示", partial(case_units.unit_choices, nouns)),),
              leads_to=LeadsTo.UNIT),
    )  # fmt: skip
    return (*shared, *case_sources.findings(nouns, found)) if nouns.cases.sources else shared


def work_lines(nouns: CaseNouns, rows: pl.DataFrame) -> pl.DataFrame:
    """These rows of the list of work with the reason for their place; whose it is and why come first."""
    reasons = [_reason(nouns, row) for row in rows.iter_rows(named=True)]
    first = ["place", *(name for name in ("unit", "name") if name in rows.columns), "reason"]
    return rows.with_columns(reason=pl.Series(reasons, dtype=pl.String)).select(*first, pl.exclude(first))


def reminders(nouns: CaseNouns, results: Results) -> list[Reminder]:
    """A line each open case that is overdue or due soon."""
    work = results.tables[nouns.cases.worklist]
    rows = work_lines(nouns, work.filter(pl.col("step").is_in(nouns.cases.steps[:2])))
    unit = "org_id" if nouns.cases.of_units else "unit_id"
    return [
        Reminder(
            row[unit],
            _reminder_text(nouns, row),
            row["due_on"],
            row["days_overdue"],
            Whom.UNIT,
            MatterState.OWED if row["days_overdue"] else MatterState.AHEAD,
        )
        for row in rows.iter_rows(named=True)
    ]


def _case_finding(
    nouns: CaseNouns,
    name: str,
    table: str,
    say: Said,
    where: Where,
    title: str,
    unit: str = "个",
    **more: Any,
) -> Finding:
    """In the nouns, and in templates; table: its name, or what follows that of the system."""
    if chart := more.pop("chart", None):
        more["chart"] = partial(chart, nouns)
    table = f"{nouns.cases.name}{table}" if table.startswith("_") else table
    say, title = partial(say, nouns), nouns.say(title)
    return Finding(name, table, say, where | Where.TEMPLATE, title=title, unit=unit, **more)


def _worklists(nouns: CaseNouns) -> tuple[Finding, ...]:
    """The list of work; what a unit writes of how it mends its problems stands in no annex of all units."""
    work = _worklist(nouns)
    if not nouns.cases.sources:
        return (work,)
    columns = tuple(name for name in work.fixed_columns if name != "measure")
    return (
        replace(work, where=work.where & ~Where.ANNEX, height=_LOW),
        replace(work, name="work_listed", where=Where.ANNEX, columns=columns),
    )


def _worklist(nouns: CaseNouns) -> Finding:
    work = nouns.cases.work.columns()
    reason = c.text("理由")
    whose = tuple(name for name in ("unit", "name") if name in work)
    return Finding(
        "work",
        nouns.cases.worklist,
        partial(cases.worklist, nouns),
        Where.PAGE | Where.UNIT | Where.REPORT | Where.ANNEX | Where.TEMPLATE,
        title=nouns.say("{thing}工作清单（按办理先后排列，不是名次）"),
        unit="个",
        rows=lambda results, scope: work_lines(nouns, scope.of(results.tables[nouns.cases.worklist])),
        schema=schema_of(f"{nouns.cases.name}_work_line", {**work, "reason": reason}),
        columns=(*whose, "reason", "days_open", "kind", "due_on", "measure"),
        few_columns=("place", *whose, "reason", "kind", "due_on", "days_open"),
        leads_to=LeadsTo.UNIT if nouns.cases.of_units else LeadsTo.BRANCH,
        widths=_WIDTHS,
        height=316,
        is_wide=True,
    )


def _reason(nouns: CaseNouns, row: dict) -> str:
    again = nouns.say("第{times}次{found_}", times=row["times_found"]) if row["times_found"] > 1 else ""
    parts = [again, _due(nouns, row)] if row["step"] == nouns.cases.steps[2] else [_due(nouns, row), again]
    missing = "" if row["measure"] else "未填整改措施"
    return "，".join(part for part in (*parts, missing) if part)


def _due(nouns: CaseNouns, row: dict) -> str:
    if row["days_overdue"]:
        return nouns.say("超期{days}天未{cleared_}", days=row["days_overdue"])
    return f"距时限{row['days_left']}天" if row["days_left"] else "当天到期"


def _reminder_text(nouns: CaseNouns, row: dict) -> str:
    named = row["name"] if not nouns.cases.of_units else nouns.thing
    number = f"第{row['case_no']}号" if "case_no" in row else ""
    return f"{named}{number}（{row['kind']}）：{row['reason']}"
