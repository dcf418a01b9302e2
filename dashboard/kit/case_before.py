"""What was open at the end of the period this one is held against, as the table of months has it."""

import polars as pl

from analytics.kit.cases import Cases
from analytics.results import Results
from dashboard.kit import comparison_words
from dashboard.kit.statement import Scope


def month(results: Results) -> str:
    """The last month of the period this one is held against."""
    return comparison_words.base(results.period).months[-1].code


def counts(cases: Cases, results: Results, scope: Scope) -> dict | None:
    """Its row of open and overdue cases, where that month is shown and the data go on after it."""
    if not results.begun:
        return None
    months = scope.of(results.tables[f"{cases.name}_by_month"]).filter(pl.col("month") == month(results))
    return months.row(0, named=True) if months.height else None


def words(cases: Cases, results: Results, scope: Scope, what: str) -> str:
    """（上期末73个）; empty where it is not known. what: open or overdue."""
    row = counts(cases, results, scope)
    if row is None:
        return ""
    return f"（{comparison_words.words(results.period)}末{f'{row[what]}个' if row[what] else '没有'}）"
