"""The list of restated numbers in words: what a later edition of a period says otherwise."""

import dataframely as dy
import polars as pl

from analytics.actions import Restatement
from analytics.measures import columns as c
from analytics.measures.columns import Shows, shows
from analytics.results import RESULTS
from dashboard.display import Cell, period_name, word
from dashboard.text.history import Columns, Restated

_WHOLE = {Shows.COUNT, Shows.POINTS, Shows.SCORE, Shows.PERCENT}
_BROKEN = {Shows.SHARE, Shows.RELATIVE, Shows.DECIMAL}


class RestatedLine(dy.Schema):
    """One number that is another than in the edition before, or a row that only one of the two has."""

    table = c.text(Columns.TABLE)
    row = c.text(Columns.ROW)
    column = c.text(Columns.COLUMN, nullable=True)
    before = c.text(Columns.OLD, nullable=True)
    after = c.text(Columns.NEW, nullable=True)


def about_restated(told: Restatement) -> str:
    """How many numbers of which tables a later edition restated."""
    period = period_name(told.edition.period)
    if told.previous is None:
        return Restated.FIRST.format(period=period)
    numbers = {"number": told.edition.number, "previous": told.previous.number}
    if not told.count:
        return Restated.NONE.format(period=period, **numbers)
    words = Restated.SOME if told.numbers.height == told.count else Restated.SOME_LISTED
    counts = {"count": told.count, "listed": told.numbers.height, "tables": len(told.by_table)}
    return words.format(period=period, **numbers, **counts)


def restated_lines(told: Restatement) -> pl.DataFrame:
    """The restated numbers under the headings and in the form the pages show them (RestatedLine)."""
    rows = [_line(row) for row in told.numbers.iter_rows(named=True)]
    return pl.DataFrame(rows, schema={name: one.dtype for name, one in RestatedLine.columns().items()})


def _line(row: dict[str, str | None]) -> dict[str, str | None]:
    table = RESULTS[str(row["table"])]
    line = {"table": table.title, "row": row["row"]}
    if row["column"] is None:
        gone = row["after"] is None
        return {**line, "column": None, "before": Restated.THERE if gone else None} | (
            {"after": None if gone else Restated.THERE}
        )
    column = table.schema.columns()[row["column"]]
    values = {side: _value(row[side], column) for side in ("before", "after")}
    return {**line, "column": column.description or row["column"], **values}


def _value(text: str | None, column: dy.Column) -> str | None:
    if text is None or "shows" not in (column.metadata or {}):
        return text
    value: Cell = text
    kind = shows(column)
    if kind in _WHOLE:
        value = int(text)
    elif kind in _BROKEN:
        value = float(text)
    elif kind is Shows.FLAG:
        value = text == "true"
    return word(value, column)
