"""The sheets with native charts in the workbook of everything: a table each, and beside it the chart."""

from collections.abc import Iterator
from dataclasses import dataclass

import dataframely as dy
import polars as pl

from dashboard import systems
from dashboard.base import display
from dashboard.base.caption import Caption
from dashboard.base.source import Source
from dashboard.kit.chart import Chart
from dashboard.kit.finding import Where
from dashboard.media.cells import Book, Sheet
from dashboard.media.excel import sheets
from dashboard.media.excel.columns import fields


@dataclass(frozen=True)
class ChartSheet:
    """One sheet: the rows of a result table that stand beside the chart of its finding."""

    name: str
    title: str
    table: str
    frame: pl.DataFrame
    schema: type[dy.Schema]
    chart: Chart


def all_of(source: Source) -> list[ChartSheet]:
    """The sheets in the order of the systems."""
    return list(_all_of(source))


def insert(book: Book, sheet: Sheet, one: ChartSheet, caption: Caption, top: int) -> None:
    """Put the chart beside its table, whose headings stand in the row top."""
    left = len(display.shown_columns(one.frame, one.schema)) + 1
    sheets.beside(book, sheet, top, left, fields(one.chart), caption)


def _all_of(source: Source) -> Iterator[ChartSheet]:
    results = source.results
    for system in systems.ALL:
        for one in system.findings_at(Where.SHEET):
            for codes in one.each_in_files(results):
                rows, title = one.rows_of(results, *codes), one.title_of(results, *codes)
                columns = one.columns_of(results, *codes)
                yield ChartSheet(
                    one.sheet or f"{title}图",
                    title,
                    one.table,
                    rows.select(columns) if columns else rows,
                    one.row_schema,
                    one.chart_of(results, *codes),
                )
