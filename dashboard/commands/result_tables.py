"""A result table as text: cells as the pages show them, or the stored values as CSV."""

import dataframely as dy
import polars as pl

from analytics.base.columns import shows
from dashboard.base import display, row_looks

_FORMULA = r"^([=+\-@\t\r])"  # what a spreadsheet would run


def text_table(frame: pl.DataFrame, schema: type[dy.Schema]) -> tuple[list[str], list[list[str]], list[int]]:
    """Headings, cells, and the positions of columns of numbers."""
    columns = display.shown_columns(frame, schema)
    headings = [column.description or name for name, column in columns.items()]
    words = [
        [
            display.word(value, own)
            for value, own in zip(frame[name], row_looks.of_rows(frame, name, column), strict=True)
        ]
        for name, column in columns.items()
    ]
    right = [position for position, column in enumerate(columns.values()) if shows(column) in display.SCALES]
    return headings, [list(row) for row in zip(*words, strict=True)], right


def csv_of(frame: pl.DataFrame) -> str:
    """Column names and values as stored; a text that a spreadsheet would run gets an apostrophe before it."""
    return frame.with_columns(pl.col(pl.String).str.replace(_FORMULA, "'$1")).write_csv()
