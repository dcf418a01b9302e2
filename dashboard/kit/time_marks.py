"""What happened while a chart over time ran: other rubrics, changes of units, documents; as marks in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

import polars as pl

from analytics import reference
from analytics.base.periods import month_of, parse
from analytics.base.rules import PROVINCE, ChangeKind, League
from analytics.pipeline import SOURCES
from analytics.results import Results
from dashboard.base.display import day_name, period_name
from dashboard.base.labels import safe
from dashboard.kit.chart import Chart, Cloud, Mark, Panel

MOST = 4  # marks a chart
_NAMED = 2  # of several at one place
_SCOPES = (PROVINCE, *League)
_CHANGED = {
    ChangeKind.MERGED: "有{before}家单位合并为{after}家",
    ChangeKind.FOUNDED: "新建{after}家单位",
    ChangeKind.ABOLISHED: "撤销{before}家单位",
    ChangeKind.ADDED: "增补{after}家单位",
    ChangeKind.RENAMED: "更名",
}


class Happened(NamedTuple):
    """A day in words: short ones for a mark, whole ones for the line below; first: of the greatest weight."""

    weight: int
    day: date
    words: str
    told: str


def find_happened(results: Results, table: str, code: str) -> list[Happened]:
    """What bears on a table of that scope, unit or branch, of greatest weight and last first.

    Other rubrics are told where scores are in the table.
    """
    scope = _unit_of(results, code)
    found = [*_changes(results, scope), *_documents(table)]
    if "rubrics" in SOURCES[table]:
        found += _breaks(results, scope)
    over = [one for one in found if one.day <= results.counted_on]
    return sorted(over, key=lambda one: (one.weight, -one.day.toordinal(), one.words))


def with_marks(results: Results, table: str, code: str, chart: Chart) -> Chart:
    """The chart with a mark before the first period each thing bears on; those of least weight left out."""
    periods = next((codes for one in chart.fields if (codes := _periods(one))), ())
    if chart.grid or not periods:
        return chart
    placed = [(at, one) for one in find_happened(results, table, code) if (at := _place(periods, one.day))]
    chosen = list(dict.fromkeys(at for at, _ in placed))[:MOST]
    kept = sorted((pair for pair in placed if pair[0] in chosen), key=lambda pair: (pair[0], pair[1].day))
    marks = tuple(_mark(at, [one for _, one in pairs]) for at, pairs in groupby(kept, lambda pair: pair[0]))
    fields = (
        replace(one, marks=marks) if isinstance(one, Panel) and one.categories.periods == periods else one
        for one in chart.fields
    )
    return replace(chart, fields=tuple(fields))


def legend(chart: Chart) -> str:
    """What the upright lines of the chart stand for; empty where it has none."""
    marks = next((one.marks for one in chart.fields if isinstance(one, Panel) and one.marks), ())
    return f"竖线：{'；'.join(mark.told for mark in marks)}" if marks else ""


def code_of(*codes: Any) -> str:
    """Whom a finding with these codes is about: the first names the scope, else it is the province."""
    return str(codes[0]) if codes else PROVINCE


def _periods(field: Panel | Cloud) -> tuple[str, ...]:
    return field.categories.periods if isinstance(field, Panel) else ()


def _place(periods: tuple[str, ...], day: date) -> int:
    """Before which of the periods; 0 where it is before the second one or after the last."""
    return next((at for at, code in enumerate(periods) if parse(code).end >= day), 0)


def _mark(before: int, at_once: list[Happened]) -> Mark:
    words = list(dict.fromkeys(one.words for one in at_once))
    short = "、".join(words[:_NAMED]) + "等" * (len(words) > _NAMED)
    return Mark(before, short, "；".join(one.told for one in at_once))


def _changes(results: Results, scope: str) -> Iterator[Happened]:
    rows = results.tables["dated_changes"].filter(pl.col("scope") == scope)
    for row in rows.iter_rows(named=True):
        if told := _CHANGED.get(row["kind"]):
            when = period_name(month_of(row["day"]).code)
            weight = 3 if row["kind"] == ChangeKind.RENAMED else 1
            yield Happened(weight, row["day"], row["kind"], when + told.format(**row))


def _breaks(results: Results, scope: str) -> Iterator[Happened]:
    """From when on another rubric or league stands in what is counted, which nothing before compares with."""
    if scope in _SCOPES:
        rows = results.tables["score_levels"]
        rows = rows if scope == PROVINCE else rows.filter(pl.col("league") == scope)
    else:
        rows = results.tables["place_history"].filter(pl.col("org_id") == scope)
        yield from _firsts(rows, "league", "换组", "{when}起在{value}分组，前后不可比")
    yield from _firsts(rows, "rubric_version", "换版", "{when}起用{value}版考评要素，前后不可比")


def _firsts(rows: pl.DataFrame, column: str, words: str, told: str) -> Iterator[Happened]:
    """A value of the column is told from its first period on, but the first of all."""
    first = rows.group_by(value=column).agg(pl.col("period").min()).sort("period", "value")
    for value, period in first[1:].iter_rows():
        when = period_name(period)
        yield Happened(0, parse(period).start, words, told.format(when=when, value=value))


def _documents(table: str) -> Iterator[Happened]:
    for row in reference.dated_documents():
        if set(SOURCES[table]) & set(row["data_sets"].split(";")):
            day = date.fromisoformat(row["issued_on"])
            told = f"{day_name(day)}印发《{safe(row['title'])}》"
            yield Happened(2, day, row["short_name"], told)


def _unit_of(results: Results, code: str) -> str:
    """The unit of a branch; else the code itself."""
    units = results.tables["unit_branches"].filter(pl.col("org_id") == code)["unit_id"]
    return next(iter(units), code)
