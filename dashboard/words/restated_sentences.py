"""The list of restated numbers in words: what a later edition of a period says otherwise."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import dataframely as dy
import polars as pl

from analytics.actions import Compared, Pending, Restatement
from analytics.base import columns as c
from analytics.base.columns import Shows, shows
from analytics.results import RESULTS
from dashboard.base.display import Cell, heading, period_name, word
from dashboard.base.number_words import Numbers
from dashboard.words.history import Restated

_WHOLE = {Shows.COUNT, Shows.POINTS, Shows.SCORE, Shows.PERCENT}
_BETWEEN = " · "  # the parts of a key, as actions.restated joins them
_ORGANISATIONS = {"org_id", "unit_id", "other_id", "scope"}
_CODES = {"feature", "question_id"}  # a reader knows them by their words alone
_BROKEN = {Shows.SHARE, Shows.RELATIVE, Shows.DECIMAL}


class RestatedLine(dy.Schema):
    """One number that is another than in the edition before, or a row that only one of the two has."""

    table = c.text("结果表")
    row = c.text("记录")
    column = c.text("项目", nullable=True)
    before = c.text("原数字", nullable=True)
    after = c.text("现数字", nullable=True)


def about_restated(told: Restatement) -> str:
    """How many numbers of which tables a later edition restated."""
    period = period_name(told.edition.period)
    if told.previous is None:
        return f"{period}的第1版，没有更早的版本可比。"
    numbers = {"number": told.edition.number, "previous": told.previous.number}
    if not told.count:
        return "{period}定稿第{number}版与第{previous}版的数字完全相同。".format(period=period, **numbers)
    return _difference_counts(told, Restated.SINCE.format(period=period, **numbers), Restated.SOME)


def about_pending(told: Pending) -> str:
    """What the next edition of a period would restate, were it finalised now."""
    words = {"period": period_name(told.newest.period), "previous": told.newest.number}
    if not told.count:
        return Restated.PENDING_NONE.format(**words)
    return _difference_counts(told, "现在再次定稿，与第{previous}版相比".format(**words), Restated.WILL)


def by_table(told: Compared) -> str:
    """How many of the listed numbers are of which result table: 单位得分2处、单位排名5处。"""
    return _table_counts(told.quoted, "列出的：{tables}。")


def derived_by_table(told: Compared) -> str:
    """The same of the numbers that are only counted; empty where there are none."""
    return _table_counts(told.derived, "只计数的：{tables}。")


def _difference_counts(told: Compared, since: str, words: str) -> str:
    """How many numbers that are quoted differ, and how many others."""
    parts = [since, words.format(count=told.quoted_count) if told.quoted_count else Restated.NONE_QUOTED]
    if told.numbers.height < told.quoted_count:
        parts.append(f"列出前{told.numbers.height}处")
    if told.derived_count:
        parts.append(f"由它们推算的明细另有{told.derived_count}处，只计数不列出")
    return "，".join(parts) + "。"


def _table_counts(counts: Mapping[str, int], words: str) -> str:
    parts = [f"{RESULTS[name].title}{count}处" for name, count in counts.items()]
    return words.format(tables="、".join(parts)) if parts else ""


def restated_lines(told: Compared) -> pl.DataFrame:
    """The restated numbers under the headings and in the form the pages show them (RestatedLine).

    Organisations are named, with their code behind the name.
    """
    rows = [_line(row, told.names) for row in told.numbers.iter_rows(named=True)]
    return pl.DataFrame(rows, schema={name: one.dtype for name, one in RestatedLine.columns().items()})


def _line(row: dict[str, str | None], names: Mapping[str, str]) -> dict[str, str | None]:
    table = str(row["table"])
    line = {"table": RESULTS[table].title, "row": _row(str(row["row"]), table, names)}
    if row["column"] is None:
        gone = row["after"] is None
        return {**line, "column": None, "before": Restated.THERE if gone else None} | (
            {"after": None if gone else Restated.THERE}
        )
    column = _columns(table)[row["column"]]
    values = {side: _value(row[side], column, row["column"], names) for side in ("before", "after")}
    return {**line, "column": heading(column), **values}


def _row(row: str, table: str, names: Mapping[str, str]) -> str:
    """The key of a row as a reader says it; as stored where its parts cannot be told apart."""
    columns = _key(table) or list(_columns(table))
    parts = row.split(_BETWEEN)
    if len(parts) != len(columns):
        return row
    return _BETWEEN.join(_part(part, name, table, names) for part, name in zip(parts, columns, strict=True))


def _part(part: str, name: str, table: str, names: Mapping[str, str]) -> str:
    column = _columns(table)[name]
    if shows(column) is Shows.COUNT and _key(table):
        return f"{column.description}{part}"
    return _value(part, column, name, names) or part


@cache
def _columns(table: str) -> dict[str, dy.Column]:
    return RESULTS[table].schema.columns()  # put together anew at every call


@cache
def _key(table: str) -> list[str]:
    return RESULTS[table].schema.primary_key()


def _name_of_code(code: str, name: str, names: Mapping[str, str]) -> str:
    if name in _CODES:
        return names.get(code, code)
    known = name in _ORGANISATIONS and code in names
    return f"{names[code]}（{code}）" if known else code


def _value(text: str | None, column: dy.Column, name: str, names: Mapping[str, str]) -> str | None:
    if text is None or text == Numbers.MISSING:
        return text
    value: Cell = text
    kind = shows(column)
    if kind is Shows.TEXT:
        return _name_of_code(text, name, names)
    if kind in _WHOLE:
        value = int(text)
    elif kind in _BROKEN:
        value = float(text)
    elif kind is Shows.DAY:
        value = date.fromisoformat(text)
    elif kind is Shows.FLAG:
        value = text == "true"
    return word(value, column)
