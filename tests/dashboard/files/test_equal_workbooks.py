"""Every sheet of every workbook holds its table of results, whole, with the numbers of the pages."""

from dataclasses import replace

import pytest

from analytics.base import columns
from analytics.base.result import Reach
from analytics.results import RESULTS
from dashboard.base import display, row_looks
from dashboard.files import workbook
from dashboard.files.systems import sheets
from dashboard.files.workbook import named
from tests.dashboard.files.conftest import HALF, YEAR
from tests.dashboard.files.spreadsheets import hidden, opened, seen, table, worded

MOST = 300  # rows of a table in these tests: all of those of units, the first of those of branches


def cut(source):
    """The edition with its longest tables cut: what is done to a row is done to all."""
    tables = {name: frame.head(MOST) for name, frame in source.results.tables.items()}
    return replace(source, results=replace(source.results, tables=tables))


@pytest.fixture(scope="module", params=[HALF, YEAR])
def whole(request, editions):
    """An edition and its workbook of everything."""
    source = cut(editions[request.param])
    return source, opened(workbook.workbook(source))


def equal(sheet, frame, schema, columns=()):
    """That the sheet shows these columns of all rows, as pages word them."""
    shown = display.shown_columns(frame, schema)
    shown = {name: shown[name] for name in columns} if columns else shown
    head, rows = table(sheet)
    expected = [
        [worded(value, column) for value, column in row]
        for row in zip(*(_looked(frame, name, column) for name, column in shown.items()), strict=True)
    ]

    assert head == [display.heading(column) for column in shown.values()], sheet.title
    assert hidden(sheet) == [], sheet.title
    if frame.height:
        assert [[seen(cell) for cell in row] for row in rows] == expected, sheet.title
        assert sheet.auto_filter.ref.endswith(str(rows[-1][0].row)), sheet.title


def test_no_row_or_column_of_any_result_is_lost_and_every_number_is_that_of_the_pages(whole):
    source, book = whole

    for name, result in RESULTS.items():
        if result.reach is Reach.DECIDING:
            assert result.title not in book.sheetnames
            continue
        frame, schema = named.table(source.results, name)
        stored = source.results.tables[name]
        assert frame.height == stored.height, name
        own = {one for one, column in result.schema.columns().items() if columns.within(column)}
        assert set(stored.columns) - own <= set(display.shown_columns(frame, schema)), name
        equal(book[result.title], frame, schema)


def test_the_sheets_with_charts_hold_what_they_draw(whole):
    source, book = whole

    for chart in sheets.all_of(source):
        equal(book[chart.name], chart.frame, chart.schema)


def _looked(frame, name, column):
    """The values of a column, each with how it is shown: of features each in its own decimals."""
    return list(zip(frame[name], row_looks.of_rows(frame, name, column), strict=True))
