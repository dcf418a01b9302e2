"""A finding as a workbook: its picture as native charts with their numbers, and the whole table."""

import io

import dataframely as dy
import plotly.graph_objects as go
import polars as pl

from dashboard.exports import cells, excel
from dashboard.exports.caption import Caption
from dashboard.exports.charted import reading, sheets
from dashboard.text.exports import Workbooks


def xlsx(
    figure: go.Figure,
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    caption: Caption,
    instead: go.Figure | None = None,
) -> bytes:
    """The figure as native charts over the cells they are drawn from, then the frame as excel.xlsx has it.

    instead: what is drawn of a figure that no spreadsheet knows; a heat map also stands there as a table.
    A figure that shows nothing has no sheet.
    """
    stream = io.BytesIO()
    book = cells.open_book(stream, caption)
    fields, grid = reading.fields(instead or figure), reading.grid(figure)
    if fields or grid:
        sheets.write(book, book.add_worksheet(Workbooks.CHART_SHEET), fields, grid, caption)
    named = excel.sheet_name(caption.title, [sheet.name for sheet in book.worksheets()])
    excel.table(book, book.add_worksheet(named), frame, schema, caption)
    book.close()
    return stream.getvalue()
