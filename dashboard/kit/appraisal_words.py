"""What is said of a year's appraisal: who is judged whole, on which points most are weak."""

from dataclasses import dataclass

import polars as pl

from analytics.kit.appraisals import SPAN, span_of
from analytics.results import Results
from dashboard.kit.few_names import name_tied
from dashboard.kit.statement import Scope, Statement

_NAMED = 5  # units that are not judged whole
_BELOW = ("一般", "差")


@dataclass(frozen=True, eq=False)
class AppraisalNouns:
    """Its tables: unit by criterion, unit by word, years beside each other."""

    points: str
    counts: str
    years: str

    def of(self, results: Results, scope: Scope, table: str) -> pl.DataFrame:
        """The rows of one of them that are about the scope."""
        return scope.of(results.tables[table])


def judged_words(nouns: AppraisalNouns, results: Results, scope: Scope) -> str:
    """Of a unit its words counted and its weakest points; else how many are judged whole."""
    rows = nouns.of(results, scope, nouns.counts).filter(pl.col("good").is_not_null())
    if rows.is_empty():
        return "没有考评记录"
    if not scope.is_unit:
        left = rows.filter(~pl.col("complete"))
        words = f"考评要点评完的{rows.height - left.height}/{rows.height}家"
        names = name_tied(left["name"].to_list(), "家", _NAMED)
        return f"{words}，未评完{left.height}家（{names}）" if left.height else words
    row = rows.row(0, named=True)
    words = f"考评要点好{row['good']}项、较好{row['fair']}项、一般{row['ordinary']}项、差{row['poor']}项"
    words += f"，未评{row['unjudged']}项" if row["unjudged"] else ""
    return words + (f"，较弱的是{row['weakest']}" if row["weakest"] else "")


def weakest(nouns: AppraisalNouns, results: Results, scope: Scope, *_show: str) -> Statement:
    """The points on which most units are weak."""
    rows = nouns.of(results, scope, nouns.points)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    below = rows.filter(pl.col("verdict").is_in(_BELOW)).group_by("criterion", maintain_order=True).len()
    if below.is_empty():
        return Statement("没有评为一般、差的要点")
    worst = below.filter(pl.col("len") == pl.col("len").max())
    named = name_tied([f"“{name}”" for name in worst["criterion"]], "项")
    return Statement(f"评为一般、差最多的是{named}（{worst['len'][0]}家）")


def years(nouns: AppraisalNouns, results: Results, scope: Scope) -> Statement:
    """Which years stand beside each other, and that nothing is worked out from them."""
    if nouns.of(results, scope, nouns.years).is_empty():
        return Statement("")
    first = span_of(results.period.year)[0]
    last = first + SPAN - 1
    until = "" if results.period.year == last else f"，现在到{results.period.year}年"
    return Statement(f"{first}年至{last}年逐年并列{until}；总评结论由工委填入，不由系统计算")
