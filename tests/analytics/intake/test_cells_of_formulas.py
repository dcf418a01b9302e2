"""Cells as spreadsheets write them: results that are empty texts, and attributes left empty."""

import pytest

from analytics.intake import reading
from analytics.intake.grids import UNCALCULATED
from tests.analytics.intake.workbooks import raw_workbook

pytestmark = pytest.mark.usefixtures("no_child")

FORMULA = '<f>IF(1=2,1,"")</f>'


def row_of(tmp_path, cell, row='<row r="1">'):
    sheet = f'<sheetData>{row}<c r="A1"><v>7</v></c>{cell}</row></sheetData>'
    return reading.read_book(raw_workbook(tmp_path / "f.xlsx", sheet)).grids[0].rows[0]


@pytest.mark.parametrize(
    "inside", [f"{FORMULA}<v/>", f"{FORMULA}<v></v>", '<f t="shared" si="0"/><v></v>', f"<v/>{FORMULA}"]
)
def test_an_empty_text_is_a_result(tmp_path, inside):
    assert row_of(tmp_path, f'<c r="B1" t="str">{inside}</c><c r="C1"><v>1</v></c>') == ["7", None, "1"]


@pytest.mark.parametrize(
    "cell",
    [f'<c r="B1">{FORMULA}<v></v></c>', f'<c r="B1">{FORMULA}</c>', f'<c r="B1" t="str">{FORMULA}</c>'],
)
def test_a_formula_without_a_result_is_no_empty_cell(tmp_path, cell):
    assert row_of(tmp_path, cell) == ["7", UNCALCULATED + 'IF(1=2,1,"")']


def test_an_empty_result_says_nothing_of_the_next_cell(tmp_path):
    cells = f'<c r="B1" t="str">{FORMULA}<v/></c><c r="C1"/><c r="D1">{FORMULA}</c>'
    assert row_of(tmp_path, cells) == ["7", None, None, UNCALCULATED + 'IF(1=2,1,"")']


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" s=""><v>0.5</v></c>',
        '<c r="B1" t=""><v>0.5</v></c>',
        '<c r=""><v>0.5</v></c>',
        '<c r="B1" s="" t="str"><v>0.5</v></c>',
    ],
)
@pytest.mark.parametrize("row", ['<row r="1">', '<row r="">', '<row r="1" s="">'])
def test_an_attribute_left_empty_is_one_left_out(tmp_path, cell, row):
    assert row_of(tmp_path, cell, row) == ["7", "0.5"]
