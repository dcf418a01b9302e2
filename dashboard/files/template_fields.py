"""What a template of the committee's own can say: fields with sentences, and lists to be gone through."""

import dataframely as dy
import polars as pl

from dashboard.base import display
from dashboard.base.common_words import STOP
from dashboard.base.source import Source, stage
from dashboard.files.systems import fields as of_systems

Row = dict[str, str]

LISTS = of_systems.lists()


def fields(source: Source) -> dict[str, str]:
    """Every field of a template with what stands for it in this period, without a full stop at the end."""
    return {name: words.rstrip(STOP) for name, words in _sentences(source).items()}


def _sentences(source: Source) -> dict[str, str]:
    results = source.results
    whole = source.whole("")
    return {
        "period": source.period,
        "version": "；".join(filter(None, (source.version, stage(results)))),
        "mark": whole.mark,
        "sources": whole.origin,
        "method": whole.making,
        **of_systems.sentences(results),
    }


def lists(source: Source) -> dict[str, list[Row]]:
    """The rows of every list, each value worded as in the tables of the report."""
    return {name: _rows(rows, *LISTS[name]) for name, rows in of_systems.rows(source.results).items()}


def _rows(rows: pl.DataFrame, schema: type[dy.Schema], columns: tuple[str, ...]) -> list[Row]:
    known = schema.columns()
    return [
        {name: display.word(value, known[name]) for name, value in row.items()}
        for row in rows.select(columns).iter_rows(named=True)
    ]
