"""Two kinds of cases beside each other by how long they take: when half are cleared, and no cause."""

import polars as pl

from analytics.kit.case_columns import Clearance
from analytics.kit.cases import Cases
from analytics.results import Results
from dashboard.kit import case_charts
from dashboard.kit.cases import CaseNouns
from dashboard.kit.chart import Chart
from dashboard.kit.statement import Scope, Statement

HALF = 0.5 - 1e-9  # a product of fractions that is a half may lie below it by a rounding


def sentence(cases: Cases, table: str, results: Results, scope: Scope) -> Statement:
    """When half of each kind are cleared; nothing of a single unit or where one kind has too few."""
    rows = scope.of(results.tables[table])
    if scope.is_unit or rows["kind"].n_unique() < len(cases.kinds):
        return Statement("")
    told = [f"{kind}的{_middle(cases, rows.filter(kind=kind))}" for kind in cases.kinds]
    return Statement("；".join(told) + "；只是并列，不说明因果")


def chart(nouns: CaseNouns, table: str, results: Results, scope: Scope) -> Chart:
    """The share cleared by day, a stepped line a kind."""
    return case_charts.clearance_chart(nouns, scope.of(results.tables[table]))


def _middle(cases: Cases, rows: pl.DataFrame) -> str:
    half = rows.filter(pl.col("share") >= HALF)["day"].to_list()
    last = rows["day"].to_list()[-1]
    when = f"半数在{min(half)}天内{cases.cleared}" if half else f"{last}天内{cases.cleared}的不到半数"
    return f"{when}（{rows.select(Clearance.cases.col)[0].item()}件）"
