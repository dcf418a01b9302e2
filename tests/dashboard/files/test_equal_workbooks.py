"""Every sheet of every workbook holds its table of results, whole, with the numbers of the pages."""

from dataclasses import replace

import polars as pl
import pytest

from analytics.base.rules import League
from analytics.results import RESULTS
from dashboard.base import display, row_looks
from dashboard.files import ranking_sheet, workbook
from dashboard.files import ranking_sheet_rows as sheet_lines
from dashboard.files.reminder_words import Matter, Reminders
from dashboard.files.reminders import lists
from dashboard.files.reminders.matters import COLUMNS, MatterLine, matters
from dashboard.files.workbook import named
from dashboard.systems.scores.item_words import Items
from tests.dashboard.files.conftest import HALF, YEAR
from tests.dashboard.files.documents import opened as document
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
        frame, schema = named.table(source.results, name)
        stored = source.results.tables[name]
        assert frame.height == stored.height, name
        assert set(stored.columns) <= set(display.shown_columns(frame, schema)), name
        equal(book[result.title], frame, schema)


def test_the_sheets_with_charts_hold_what_they_draw(whole):
    source, book = whole

    for chart in workbook.charts.all_of(source):
        equal(book[chart.name], chart.frame, chart.schema)


def _looked(frame, name, column):
    """The values of a column, each with how it is shown: of features each in its own decimals."""
    return list(zip(frame[name], row_looks.of_rows(frame, name, column), strict=True))


@pytest.mark.parametrize("league", League)
def test_the_ranking_sheet_is_the_ranking_in_word_and_excel(edition, league):
    rows = sheet_lines.lines(edition.results, league)
    columns = sheet_lines.columns(edition.results, rows)
    declared = sheet_lines.SheetLine.columns()
    rankings = edition.results.tables["rankings"].filter(pl.col("league") == league)

    equal(opened(ranking_sheet.xlsx(edition, league)).active, rows, sheet_lines.SheetLine, columns)
    grid = document(ranking_sheet.docx(edition, league)).tables[0]._tbl
    cells = [tuple(t.text or "" for t in row.iter("{*}t")) for row in grid.tr_lst]

    assert rows.select("name", "score", "place").equals(rankings.select("name", "score", "place"))
    assert cells[0] == tuple(display.heading(declared[name]) for name in columns)
    assert cells[1:] == [
        tuple(display.word(value, declared[name]) for name, value in zip(columns, row, strict=True))
        for row in rows.select(columns).iter_rows()
    ]


def test_the_lists_of_reminders_hold_all_that_is_due_of_the_results(edition):
    found, tables = matters(edition.results), edition.results.tables
    book = opened(lists.xlsx(edition))
    told = [tuple(t.text or "" for t in row.iter("{*}t")) for one in document(lists.word(edition)).tables
            for row in one._tbl.tr_lst]  # fmt: skip
    counts = {matter: found.filter(matter=matter.value).height for matter in Matter}

    equal(book[Reminders.NAME], found.select(COLUMNS), MatterLine)
    equal(book[Reminders.BY_UNIT], lists.counts(found), lists.counted(found))
    assert counts == {
        Matter.REPORTS: tables["reminders"].height,
        Matter.LEDGER: tables["worklist"].filter(pl.col("days_overdue") > 0).height,
        Matter.STARS: tables["stars_by_unit"].filter(pl.col("shortfall") > 0).height,
    }
    for matter, name, what in found.select("matter", "name", "what").iter_rows():
        assert any(row[:2] == (name, what) for row in told), (matter, name)
    assert found.filter(whom=Items.TO_REVIEWERS).height == tables["reminders"].filter(kind="待审核").height
