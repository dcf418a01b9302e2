"""The findings any system of cases gets: how it stands, by month, kind and unit, what to do, how long."""

from collections.abc import Callable
from functools import partial
from typing import Any

import polars as pl

from analytics.base import columns as c
from analytics.kit.matters import MatterState
from analytics.kit.worded import schema_of
from analytics.results import Results
from dashboard.base.display import share_of
from dashboard.kit import case_charts, case_months, case_units, cases
from dashboard.kit.cases import CaseNouns
from dashboard.kit.chart import Chart
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.statement import Scope, Statement
from dashboard.kit.system import Reminder, Whom

ALL_KINDS, TOLD_DAYS = "全部", (30, 60, 90)
_FILES = Where.PAGE | Where.UNIT | Where.REPORT | Where.SHEET
_OF_A_UNIT = ("name", "league", "open", "overdue", "found", "cleared", "cleared_in_time", "found_again")
Said = Callable[..., Statement]
_WIDTHS = {"unit": 84, "name": 130, "reason": 130, "days_open": 76, "kind": 84, "due_on": 120, "measure": 210}


def findings(nouns: CaseNouns) -> tuple[Finding, ...]:
    """In the order of the page; the last ones only where it is known who found a case."""
    found = partial(_case_finding, nouns)
    shared = (
        found("standing", "_pooled", cases.open_statement, Where.REPORT | Where.BRIEF, title=nouns.ledger,
              body=partial(cases.body, nouns),
              urgency=partial(cases.urgency, nouns)),
        found("months", "_by_month", case_months.months, _FILES | Where.SLIDE,
              title="{thing}分月{found_}、{cleared_}与月末未{cleared_}", chart=case_charts.months_chart),
        found("kinds", "_by_kind", cases.kinds, _FILES,
              title="按{kind_}：期末未{cleared_}与本期{cleared_}", chart=case_charts.kinds_chart),
        _worklist(nouns),
        found("units", "_by_unit", _of_groups(case_units.units), Where.PAGE | Where.ANNEX,
              title="各单位未{cleared_}{thing}（省直按超期、未{cleared_}由多到少；市直按固定顺序，不排名）",
              chart=case_charts.units_chart,
              rows=lambda results, scope, _show: scope.of(nouns.table(results, "_by_unit")),
              columns=_OF_A_UNIT,
              choices=(Choice("units", "显示", partial(case_units.unit_choices, nouns)),),
              leads_to=LeadsTo.UNIT),
    )  # fmt: skip
    return (*shared, *_of_sources(nouns)) if nouns.cases.sources else shared


def _of_sources(nouns: CaseNouns) -> tuple[Finding, ...]:
    """Those of a ledger that says who found a case."""
    found, clearance = partial(_case_finding, nouns), nouns.cases.clearance_table
    return (
        found("sources", "_by_source", _told_sources, Where.PAGE | Where.ANNEX | Where.UNIT | Where.REPORT,
              title="{thing}由谁{found_}（自行{found_}占比只作参照，不作评价）",
              columns=("source", "found", "open", "overdue", "cleared", "cleared_in_time", "moved")),
        found("clearance", clearance, _of_groups(_told_clearance), Where.PAGE | Where.REPORT | Where.SHEET,
              title="自{found_}起多少天内{cleared_}（未{cleared_}的计到期末）", unit="%",
              chart=_clearance_chart,
              note=nouns.say("按乘积极限法估计；不足20件的{kind_}、其时在账不足10件的天数不列。待工委确认")),
        found("none_found", "_none_found", _of_groups(_told_none_found), Where.PAGE | Where.ANNEX,
              title=f"{nouns.cases.own_source}为零的单位（只作参照，按固定顺序，不排名）",
              columns=("name", "league", "year", "branches", "found_by_others"),
              height=340, leads_to=LeadsTo.UNIT),
    )  # fmt: skip


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


def _told_none_found(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    rows = scope.of(nouns.table(results, "_none_found"))
    if rows.is_empty():
        return Statement("")
    others = rows.filter(pl.col("found_by_others") > 0).height
    about = f"，其中{others}个单位有其他来源{nouns.cases.found}的{nouns.thing}" if others else ""
    words = f"{rows['year'][0]}年有{rows.height}个单位{nouns.cases.own_source}为零{about}"
    return Statement(f"{words}；只作参照，不作评价")


def _of_groups(say: Said) -> Said:
    """What is said of the province and the leagues only."""

    def sentence(nouns: CaseNouns, results: Results, scope: Scope, *codes: str) -> Statement:
        return Statement("") if scope.is_unit else say(nouns, results, scope, *codes)

    return sentence


def _clearance_chart(nouns: CaseNouns, results: Results, scope: Scope) -> Chart:
    return case_charts.clearance_chart(nouns, scope.of(results.tables[nouns.cases.clearance_table]))


def _told_sources(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    row = cases.counts(nouns, results, scope)
    if not row:
        return cases.LATER if not scope.is_unit else Statement("")
    words = "本期没有{found_}{thing}" if results.begun else "本期还没有数据"
    if row["found"]:
        words = "本期{found_}{found}个，其中{source}{own}个（{share}）"
    share = share_of(row["self_share"] or 0, 1, 0, 1)
    own = {"source": nouns.cases.own_source, "own": row["self_found"], "share": share}
    told = nouns.say(words, found=row["found"], **own)
    if not row["moved"]:
        return Statement(told)
    moved = "；未{cleared_}和本期{cleared_}的有{moved}个改过时限，按原时限超期的{late}个"
    return Statement(told + nouns.say(moved, moved=row["moved"], late=row["overdue_at_first"]))


def _told_clearance(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """How many are cleared within 30, 60 and 90 days, and the kind that takes longest."""
    rows = scope.of(results.tables[nouns.cases.clearance_table])
    every = rows.filter((pl.col("kind") == ALL_KINDS) & pl.col("day").is_in(TOLD_DAYS))
    if cases.is_older(nouns, results, scope):
        return cases.LATER
    if every.is_empty():
        return Statement(nouns.say("{thing}件数不足，不作用时分布"))
    parts = [
        f"{day}天内{share_of(share, 1, 0, 1)}" for day, share in every.select("day", "share").iter_rows()
    ]
    return Statement(nouns.say("{found_}后{cleared_}的：{parts}", parts="、".join(parts)) + _slowest(rows))


def _slowest(rows: pl.DataFrame) -> str:
    """The kind or kinds most still open after so many days, where there are several to compare."""
    day = TOLD_DAYS[1]
    by_kind = rows.filter((pl.col("kind") != ALL_KINDS) & (pl.col("day") == day))
    if by_kind.height < 2:
        return ""
    slowest = by_kind.filter(pl.col("share") == pl.col("share").min())
    share = share_of(slowest["share"][0], 1, 0, 1)
    if slowest.height == by_kind.height:
        return f"；各类一样快（{day}天内{share}）"
    return f"；最慢的是{'、'.join(slowest['kind'])}（{day}天内{share}）"


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
