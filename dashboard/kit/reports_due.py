"""What is said of reports owed upward: who did not report, and whom a document binds."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import polars as pl

from analytics.kit.duties import State
from analytics.kit.matters import MatterState
from analytics.reference.thresholds import Standing
from analytics.results import Results
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import Scope, Statement, Urgency
from dashboard.kit.system import Reminder

_FREE = "没有文件约束，只作参照"
_DECEMBER = 12


@dataclass(frozen=True, eq=False)
class ReportNouns:
    """name: of its tables; code: of the yearly report that is spoken of first, yearly: what it tells of."""

    name: str
    code: str
    yearly: str

    def table(self, results: Results, suffix: str = "") -> pl.DataFrame:
        """One of its tables."""
        return results.tables[f"{self.name}{suffix}"]


def parts(nouns: ReportNouns, results: Results, scope: Scope) -> list[str]:
    """Clauses: who did not report what is owed; of those nothing binds only the yearly report."""
    rows = missing(nouns, results, scope)
    bound, is_yearly = pl.col("standing") == Standing.BINDING, pl.col("code") == nouns.code
    owed, others = rows.filter(bound & is_yearly).height, rows.filter(bound & ~is_yearly)
    free = rows.filter(~bound & is_yearly).height
    if scope.is_unit:
        return [
            f"未报{nouns.yearly}" if owed else "",
            f"没有报{nouns.yearly}（{_FREE}）" if free else "",
            f"未报：{'、'.join(others['indicator'])}" if others.height else "",
        ]
    return [
        f"未报{nouns.yearly}的{owed}家" if owed else "",
        f"没有报{nouns.yearly}的{free}家（{_FREE}）" if free else "",
        f"其他上报事项未报、未报全{others.height}项次" if others.height else "",
    ]


def missing(nouns: ReportNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """The unit's reports that did not come; first those a document asks for."""
    rows = scope.of(nouns.table(results)).filter("is_missing")
    return rows.sort(pl.col("standing") != Standing.BINDING, maintain_order=True)


def urgency(nouns: ReportNouns, results: Results, scope: Scope) -> Urgency:
    """Behind where a report is missing that a document asks for."""
    owed = missing(nouns, results, scope).filter(standing=Standing.BINDING)
    return Urgency.BEHIND if owed.height else Urgency.NONE


def reminders(nouns: ReportNouns, results: Results) -> list[Reminder]:
    """In December, whom a document binds and who has not made the yearly report."""
    day = results.counted_on
    if day.month != _DECEMBER or not results.begun:
        return []
    due = date(day.year, _DECEMBER, 31)
    rows = nouns.table(results).filter(
        pl.col("standing") == Standing.BINDING, pl.col("code") == nouns.code, pl.col("state") != State.MET
    )
    state = MatterState.OWED if day >= due else MatterState.AHEAD
    return [
        Reminder(org_id, f"未报{day.year}年{nouns.yearly}", due, state=state) for org_id in rows["org_id"]
    ]


def findings(nouns: ReportNouns) -> tuple[Finding, ...]:
    """Report by report, and who did not report."""
    where = Where.PAGE | Where.ANNEX | Where.TEMPLATE
    return (
        Finding("reports", f"{nouns.name}_pooled", partial(_tell_reports, nouns), where,
                title="向上报告的事项", unit="家", is_wide=True,
                columns=("indicator", "owed", "reported", "unreported", "told", "untold")),
        Finding("unreported", nouns.name, partial(_tell_missing, nouns), where | Where.UNIT,
                title="没有向上报告的单位（按固定顺序，不排名）", unit="项", rows=partial(missing, nouns),
                columns=("name", "league", "indicator", "state"), height=240,
                leads_to=LeadsTo.UNIT),
    )  # fmt: skip


def _tell_reports(nouns: ReportNouns, results: Results, scope: Scope) -> Statement:
    rows = scope.of(nouns.table(results, "_pooled"))
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    owed = rows.filter(pl.col("owed") > 0).height
    words = f"有文件约束的上报事项{owed}项" if owed else "没有文件规定向上报告"
    free = rows.filter(pl.col("told") > 0).height
    return Statement(words + (f"；没有文件约束也有单位报的{free}项，只作参照" if free else ""))


def _tell_missing(nouns: ReportNouns, results: Results, scope: Scope) -> Statement:
    rows = missing(nouns, results, scope)
    if rows.is_empty():
        return Statement("")
    return Statement("；".join(filter(None, parts(nouns, results, scope))))
