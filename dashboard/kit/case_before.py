"""What was open at the end of the period this one is held against, as the table of months has it."""

from dataclasses import replace

import polars as pl

from analytics.base import columns as c
from analytics.kit.cases import Cases
from analytics.results import Results
from dashboard.base.display import word
from dashboard.kit import comparison_words
from dashboard.kit.statement import KeyFigure, Scope

_CHANGE = c.count("", signed=True)


def month(results: Results) -> str:
    """The last month of the period this one is held against."""
    return comparison_words.base(results.period).months[-1].code


def counts(cases: Cases, results: Results, scope: Scope) -> dict | None:
    """Its row of open and overdue cases, where that month is shown and the data go on after it."""
    if not results.begun:
        return None
    months = scope.of(results.tables[f"{cases.name}_by_month"]).filter(pl.col("month") == month(results))
    return months.row(0, named=True) if months.height else None


def with_flow(figure: KeyFigure, cases: Cases, results: Results, scope: Scope, what: str) -> KeyFigure:
    """The key figure with the change of what was found or cleared, where all months before are shown."""
    months = scope.of(results.tables[f"{cases.name}_by_month"])
    spans = (results.period, comparison_words.base(results.period))
    now, then = (months.filter(pl.col("month").is_in([one.code for one in span.months])) for span in spans)
    if not then.height or then.height < len(spans[1].months):
        return figure
    change = int(now[what].sum()) - int(then[what].sum())
    told = f"{comparison_words.kind(results.period)}{word(change, _CHANGE)}个"
    return replace(figure, about=" · ".join(part for part in (told, figure.about) if part))


def words(cases: Cases, results: Results, scope: Scope, what: str) -> str:
    """（上期末73个）; empty where it is not known. what: open or overdue."""
    row = counts(cases, results, scope)
    if row is None:
        return ""
    return f"（{comparison_words.words(results.period)}末{f'{row[what]}个' if row[what] else '没有'}）"
