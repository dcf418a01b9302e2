"""A chart as a workbook: native charts over the cells they are drawn from, and the whole table."""

import io

import dataframely as dy
import polars as pl

from dashboard.base.caption import Caption
from dashboard.base.file_words import Workbooks
from dashboard.kit.chart import Chart
from dashboard.media import cells, workbooks
from dashboard.media.excel import sheets
from dashboard.media.excel.columns import fields


def chart_workbook(chart: Chart, frame: pl.DataFrame, schema: type[dy.Schema], caption: Caption) -> bytes:
    """The chart over its cells, then the frame as workbooks.xlsx has it; a heat map is a table there, too.

    A chart that shows nothing has no sheet.
    """
    stream = io.BytesIO()
    book = cells.open_book(stream, caption)
    drawn = fields(chart)
    if drawn or chart.grid:
        sheets.write(book, book.add_worksheet(Workbooks.CHART_SHEET), drawn, chart.grid, caption)
    named = workbooks.sheet_name(caption.title, [sheet.name for sheet in book.worksheets()])
    workbooks.table(book, book.add_worksheet(named), frame, schema, caption)
    book.close()
    return stream.getvalue()
