"""The workbook of everything: every row and column of every result, charts, colours, a way to each sheet."""

import io
import re

import openpyxl
import pytest

from analytics.base.result import Reach
from analytics.results import RESULTS
from dashboard.files import workbook
from dashboard.files.systems import sheets as of_systems
from dashboard.files.workbook_words import Everything
from dashboard.media import workbooks
from tests.dashboard.files import sources

CHARTS = 6  # beside those of the systems
# But what is prepared for whoever decides, which is in no file.
TOLD = [name for name, result in RESULTS.items() if result.reach is not Reach.DECIDING]


@pytest.fixture(scope="module")
def source():
    return sources.source(hostile=True)


@pytest.fixture(scope="module")
def content(source):
    return workbook.workbook(source)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def headings_row(sheet):
    return int(sheet.print_title_rows.split("$")[-1])


def of_findings(source):
    """The names of the sheets of the systems' charts, which may hold many small tables each."""
    return [one.name for one in of_systems.all_of(source)][CHARTS:]


def test_names_of_sheets_are_chinese_short_and_unique(book, source):
    names = book.sheetnames

    charts = CHARTS + len(of_findings(source))
    assert len({name.lower() for name in names}) == len(names) == len(TOLD) + charts + 2
    assert all(len(name) <= 31 and not name.isascii() for name in names)


def test_a_name_already_taken_gets_a_number():
    taken = ["单位排名", "党" * 31]

    assert workbooks.sheet_name("单位排名", taken) == "单位排名2"
    assert workbooks.sheet_name("党" * 40, taken) == "党" * 30 + "2"


def test_words_that_look_like_formulas_stay_words(book):
    formulas = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]

    assert all(re.fullmatch(r"=[A-Z]+\d+-[A-Z]+\d+", formula) for formula in formulas)  # lengths of strokes
    assert sources.HOSTILE["A"] in [cell.value for cell in book["单位排名"]["C"]]


def test_the_cover_leads_to_every_sheet_and_says_what_the_workbook_is(book, source):
    cover = book[Everything.COVER]
    links = [cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink]
    words = " ".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value)

    assert links == [f"'{name}'!A1" for name in book.sheetnames if name != Everything.COVER]
    assert source.period in words
    assert source.version in words
    assert "口径日期" in words
    assert all(any(cell.hyperlink for cell in sheet[1]) for sheet in book if sheet.title != Everything.COVER)


def test_the_same_results_make_the_same_bytes(content, source):
    assert workbook.workbook(source) == content


def test_an_empty_period_has_all_sheets_with_headings_and_the_reason():
    source = sources.empty()
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(source)))
    sheet = book["单位排名"]
    top = headings_row(sheet)

    assert len(book.sheetnames) == len(TOLD) + CHARTS + len(of_findings(source)) + 2
    assert sheet.cell(top, 1).value == "单位代码"
    assert "没有“单位排名”的数据" in sheet.cell(top + 1, 1).value
