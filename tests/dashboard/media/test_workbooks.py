"""Workbooks: formatted, complete, safe to open, marked, the same bytes twice."""

import io
from datetime import datetime, time

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from analytics.base import rules
from analytics.base.columns import Shows, shows
from analytics.results import RESULTS
from dashboard.media import workbooks
from dashboard.systems.weak_branches.findings import WORK
from tests.dashboard.files.findings import FULL_ROW, Finding, caption, findings

HEADINGS_ROW = 6  # title, mark, scope, source, edition and method, headings


def sheet(frame, schema=Finding, **changes):
    content = workbooks.xlsx(frame, schema, caption(**changes))
    return openpyxl.load_workbook(io.BytesIO(content)).active


def cells(frame):
    page = sheet(frame)
    headings = [cell.value for cell in page[HEADINGS_ROW]]
    return dict(zip(headings, page[HEADINGS_ROW + 1], strict=True))


def test_the_sheet_says_what_it_is_and_where_it_comes_from():
    page = sheet(findings(FULL_ROW))

    lines = [page.cell(row, 1).value for row in range(1, HEADINGS_ROW)]

    assert lines[:2] == ["五星支部占比", rules.SYNTHETIC_MARK]
    assert [line.split("：")[0] for line in lines[2:]] == ["单位", "来源", "版本"]
    assert page.oddFooter.left.text == rules.SYNTHETIC_MARK


def test_real_data_are_not_marked():
    page = sheet(findings(FULL_ROW), synthetic=False)

    words = [str(cell.value) for row in page.iter_rows() for cell in row]

    assert not any("模拟" in word for word in words)
    assert not page.oddFooter.left.text or "模拟" not in page.oddFooter.left.text


@pytest.mark.parametrize(
    ("heading", "value", "form"),
    [
        ("名次", 3, "0"),
        ("名次变化", -2, "+0;-0;0"),
        ("失分", 52.35, "0.00"),
        ("自查与复核之差", -1.15, "+0.00;-0.00;0.00"),
        ("得分", 88.415, "0.00"),
        ("五星占比", pytest.approx(16 / 63, rel=1e-15), "0.0%"),
        ("占比变化（百分点）", 1.45, "+0.0;-0.0;0.0"),
        ("选择比例", 61.6, '0.0"%"'),
        ("期间", "2023年下半年", "General"),
        ("日期", datetime(2023, 12, 1), 'yyyy"年"m"月"d"日"'),  # noqa: DTZ001 a spreadsheet's day has no zone
        ("达标", "是", "General"),
    ],
)
def test_a_cell_holds_the_stored_precision_under_the_format_of_its_kind(heading, value, form):
    cell = cells(findings(FULL_ROW))[heading]

    assert cell.value == value
    assert cell.number_format == form


@pytest.mark.parametrize(
    "words",
    ["=cmd|'/c calc'!A1", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://example.org", "<b>甲</b>", "007"],
)
def test_words_stay_words(words):
    cell = cells(findings({"unit": words}))["单位"]

    assert cell.value == words
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_headings_stay_in_sight_filter_and_repeat_on_paper():
    page = sheet(findings(FULL_ROW, FULL_ROW))

    assert page.freeze_panes == f"B{HEADINGS_ROW + 1}"
    assert page.auto_filter.ref == f"A{HEADINGS_ROW}:L{HEADINGS_ROW + 2}"
    assert page.print_title_rows == f"${HEADINGS_ROW}:${HEADINGS_ROW}"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("schema", [*(table.schema for table in RESULTS.values()), WORK.row_schema])
def test_what_stays_when_scrolling_sideways_tells_the_rows_apart(schema):
    page = sheet(schema.create_empty(), schema=schema)

    stays = page.freeze_panes.rstrip("0123456789")
    last = list(schema.columns().values())[column_index_from_string(stays) - 2]
    assert last.primary_key or shows(last) is Shows.TEXT


def test_the_place_in_the_list_of_work_stays_with_the_unit_whose_it_is():
    frame = WORK.row_schema.create_empty().select("place", "unit", "name", "reason")

    assert sheet(frame, schema=WORK.row_schema).freeze_panes == f"C{HEADINGS_ROW + 1}"


def test_the_same_table_makes_the_same_bytes():
    first, second = (workbooks.xlsx(findings(FULL_ROW), Finding, caption()) for _ in range(2))

    assert first == second
    created = openpyxl.load_workbook(io.BytesIO(first)).properties.created
    assert created == datetime.combine(rules.METHOD_DATE, time())


def test_an_empty_table_keeps_its_headings():
    page = sheet(findings(FULL_ROW).clear())

    assert page.cell(HEADINGS_ROW, 1).value == "单位"
    assert page.max_row == HEADINGS_ROW


@pytest.mark.parametrize("title", ["甲/乙[1]:*?", "'引号'", "党" * 40, "History", "", "///"])
def test_any_title_makes_a_sheet_name(title):
    name = workbooks.sheet_name(title)

    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\'")


def test_a_column_is_as_wide_as_its_longest_words():
    page = sheet(findings({"unit": "河南省示例单位机关党委第一党支部"}))

    assert page.column_dimensions["A"].width >= 2 * len("河南省示例单位机关党委第一党支部")
