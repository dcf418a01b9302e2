"""How a judged figure changed, in words, and beside the key figure that shows it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.columns import Shows, shows
from analytics.kit.closed_periods import ComparisonKind
from analytics.kit.judged import Judged
from analytics.results import Results
from analytics.systems.figure_changes import JUDGED, Verdict
from dashboard.base.display import word
from dashboard.base.number_words import Numbers
from dashboard.kit import comparison_words
from dashboard.kit.statement import KeyFigure

UNITS = {Shows.COUNT: "个", Shows.POINTS: "分"}
WORSE = (Verdict.MUCH_WORSE.value, Verdict.WORSE.value)
BETTER = (Verdict.MUCH_BETTER.value, Verdict.BETTER.value)
DECLARED = {one.code: one for one in JUDGED}


def value_words(value: float | None, judged: Judged, column: dy.Column) -> str:
    """A value of the figure, or with the column of its steps a change, with its measure."""
    if value is None:
        return Numbers.MISSING
    whole = shows(column) in (Shows.COUNT, Shows.POINTS)
    return word(round(value) if whole else value, column) + UNITS.get(shows(judged.column), "")


def is_welcome(verdict: str) -> bool | None:
    """Whether the change is for the better; None: it is none."""
    return True if verdict in BETTER else False if verdict in WORSE else None


def of_scope(results: Results, scope: str, measure: str) -> dict[str, Any] | None:
    """The row of the figure in the province or a league, where it is compared at all."""
    rows = results.tables["figure_changes"].filter(
        pl.col("scope") == scope, pl.col("measure") == measure, pl.col("change").is_not_null()
    )
    return rows.row(0, named=True) if rows.height else None


def change_words(results: Results, row: Mapping[str, Any]) -> tuple[str, str]:
    """The change in words, and against what: 环比 or 同比."""
    judged = DECLARED[row["measure"]]
    usual = row["base_period"] == comparison_words.base(results.period).code
    kind = comparison_words.kind(results.period) if usual else ComparisonKind.ON_LAST_YEAR
    return value_words(row["change"], judged, judged.step), kind.value


def with_change(figure: KeyFigure, results: Results, scope: str, measure: str) -> KeyFigure:
    """The key figure with its change in the colour of its direction; what it said so far stands behind."""
    row = of_scope(results, scope, measure) if measure else None
    if row is None:
        return figure
    change, kind = change_words(results, row)
    judged = DECLARED[row["measure"]]
    if shows(judged.column) is Shows.RELATIVE:  # a change of a change: said by both
        before = comparison_words.BEFORE[ComparisonKind(kind)]
        kind += f"（{before}{value_words(row['then'], judged, judged.column)}）"
    about = " · ".join(part for part in (kind, figure.change, figure.about) if part)
    return replace(figure, change=change, good=is_welcome(row["verdict"]), about=about)
