"""Hidden rows and columns are read, and said so before and after an import."""

import pytest
import xlsxwriter

from analytics.intake import reading
from analytics.intake.issues import Issue, Problem
from dashboard.words import issue_words
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.test_old_workbooks import FORMS
from tests.analytics.intake.workbooks import raw_workbook, taken

BURDEN, OTHER = "基层减负统计 2023年12月", "示例单位02"


def hidden_book(path, sheet=BURDEN, rows=(), *, hide_rows=(), hide_columns=()):
    with xlsxwriter.Workbook(path) as book:
        opened = book.add_worksheet(sheet)
        for number, cells in enumerate(rows):
            opened.write_row(number, 0, cells)
        for row, size in hide_rows:
            opened.set_row(row, size, None, {} if size == 0 else {"hidden": True})
        for columns, size in hide_columns:
            opened.set_column(columns, size, None, {} if size == 0 else {"hidden": True})
    return path


def hidden_notes(told):
    return [note for note in told.notes if note.problem in issue_words.SAID_FIRST]


@pytest.mark.parametrize("size", [None, 0])
def test_hidden_rows_and_columns_are_read_and_said(tmp_path, size):
    rows = [["单位", "会议数", "备查", "文件数"], [UNIT, 31, 1, 32], [OTHER, 41, 2, 42], ["合计", 72, 3, 74]]
    path = hidden_book(
        tmp_path / "h.xlsx",
        rows=rows,
        hide_rows=[(2, size), (3, size), (8, size)],
        hide_columns=[("B:C", size), ("H:H", size)],
    )
    told = taken(path)

    assert told.issues == []
    assert told.frame["meetings"].to_list() == [31, 41]
    assert hidden_notes(told) == [
        Issue(Problem.HIDDEN_COLUMNS, BURDEN, "B1", "B 会议数"),
        Issue(Problem.HIDDEN_ROWS, BURDEN, "A3", "3"),
    ]
    assert [words for words in issue_words.said_first(told.notes) if "第 3 行" in words]


def test_stretches_of_hidden_rows_are_named_in_short(tmp_path):
    rows = [["单位", "支部", "星级"], *(["示例单位01", "第一党支部", 3] for _ in range(7))]
    path = hidden_book(
        tmp_path / "h.xlsx", "星级评定 2023年下半年", rows, hide_rows=[(row, 12) for row in (1, 2, 3, 5)]
    )
    assert [note.value for note in hidden_notes(taken(path))] == ["2–4, 6"]


def test_a_card_says_which_of_its_rows_are_hidden(tmp_path):
    rows = [
        ["单位：示例单位01", "考核期：2023年下半年"],
        ["序号", "考评要素", "分值", "审核分"],
        [1, "要素1", 10, 3],
        [2, "要素2", 50, 4],
    ]
    path = hidden_book(tmp_path / "c.xlsx", "卡", rows, hide_rows=[(3, None)], hide_columns=[("D:D", 9)])

    told = taken(path)

    assert told.issues == []
    assert [(note.problem, note.value) for note in hidden_notes(told)] == [
        (Problem.HIDDEN_COLUMNS, "D 审核分"),
        (Problem.HIDDEN_ROWS, "4"),
    ]


def test_nothing_is_said_where_nothing_is_hidden(tmp_path):
    path = hidden_book(tmp_path / "h.xlsx", REVIEW, [["单位", "1"], [UNIT, 3]])
    assert hidden_notes(taken(path)) == []
    assert not any(grid.hidden_rows or grid.hidden_columns for grid in reading.read_book(FORMS).grids)


def test_hiding_without_end_is_no_obstacle(tmp_path):
    sheet = (
        '<cols><col min="2" max="16384" hidden="1"/></cols>'
        '<sheetData><row r="1" hidden="true"><c r="A1"><v>1</v></c></row></sheetData>'
    )
    grid = reading.read_book(raw_workbook(tmp_path / "h.xlsx", sheet)).grids[0]

    assert grid.hidden_rows == {0}
    assert min(grid.hidden_columns) == 1
    assert len(grid.hidden_columns) <= 500
