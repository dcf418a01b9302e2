"""What the sheet's name, its titles, its column and the file's name say of the period, held together."""

import pytest

from analytics.intake.issues import Problem
from dashboard.words import issue_words
from tests.analytics.intake.cases import UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

COUNTS, SCORES = ["单位", "会议数"], ["单位", "1 要素1"]


def told_of(tmp_path, sheet, *rows, file="w"):
    return taken(workbook(tmp_path / f"{file}.xlsx", {sheet: [*rows]}))


@pytest.mark.parametrize(
    ("sheet", "title", "headings"),
    [
        ("11月", "2023年12月基层减负统计", COUNTS),
        ("十一月份", "2023年12月基层减负统计", COUNTS),
        ("202311", "2023年12月基层减负统计", COUNTS),
        ("23年11月", "2023年12月基层减负统计", COUNTS),
        ("上半年", "2023年下半年审核评分", SCORES),
    ],
)
def test_a_sheet_of_another_month_than_its_title_is_refused(tmp_path, sheet, title, headings):
    told = told_of(tmp_path, sheet, [title], headings, [UNIT, 3])
    assert [one.problem for one in told.issues] == [Problem.MISSING_PERIOD]
    assert told.valid.is_empty()


@pytest.mark.parametrize(
    ("sheet", "title", "headings", "code"),
    [
        ("12月", "2023年12月基层减负统计", COUNTS, "2023-12"),
        ("202312", "基层减负统计", COUNTS, "2023-12"),
        ("23年12月", "基层减负统计", COUNTS, "2023-12"),
        ("23年01月份", "2023年基层减负统计", COUNTS, "2023-01"),
        ("23 年 1 月", "2023年1月基层减负统计", COUNTS, "2023-01"),
        ("下半年", "2023年下半年审核评分", SCORES, "2023H2"),
    ],
)
def test_a_sheet_of_the_month_of_its_title_is_read(tmp_path, sheet, title, headings, code):
    told = told_of(tmp_path, sheet, [title], headings, [UNIT, 3])
    assert told.frame["period"].to_list() == [code]


def test_a_sheet_of_a_month_of_another_year_than_its_title_is_refused(tmp_path):
    told = told_of(tmp_path, "23年1月", ["2022年基层减负统计"], COUNTS, [UNIT, 3])
    assert told.issues
    assert told.valid.is_empty()


def test_a_sheet_named_after_a_month_that_none_of_its_rows_is_of_is_refused(tmp_path):
    headings = ["单位", "月份", "会议数"]
    told = told_of(tmp_path, "11月", ["基层减负统计"], headings, [UNIT, "2023-12", 3])
    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.TITLE_OF_ANOTHER_PERIOD, "B3")]

    rows = [[UNIT, "2023-11", 3], [UNIT, "2023-12", 3]]
    assert told_of(tmp_path, "12月", ["基层减负统计"], headings, *rows, file="b").issues == []


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("2023年11月基层减负统计", "2023年11月"), ("2024年1月报送", "2024年1月"), ("2022年", "2022年度"),
        ("2023年12月", ""), ("2023年下半年", ""), ("报送日期2024年1月", ""), ("2024-01-05基层减负", ""),
        ("w", ""),
    ],
)  # fmt: skip
def test_a_file_named_after_another_period_is_read_with_a_word(tmp_path, file, said):
    told = told_of(tmp_path, "基层减负统计", ["2023年12月"], COUNTS, [UNIT, 3], file=file)
    notes = [one for one in told.notes if one.problem is Problem.FILE_OF_ANOTHER_PERIOD]

    assert told.issues == []
    assert [(one.value, one.expected) for one in notes] == ([("2023年12月", said)] if said else [])


@pytest.mark.parametrize(
    ("sheet", "words"),
    [("12", "把“12”改为“2023年12月”"), ("12月", "要有年份"), ("汇总", "不导入的表（如汇总表）")],
)
def test_a_sheet_whose_name_says_no_year_is_refused_with_what_to_write(tmp_path, sheet, words):
    path = workbook(
        tmp_path / "w.xlsx",
        {sheet: [COUNTS, [UNIT, 3]], "2023年11月": [COUNTS, [UNIT, 3]]},
    )
    (issue,) = taken(path).issues
    assert (issue.problem, issue.sheet) == (Problem.MISSING_PERIOD, sheet)
    assert words in issue_words.how_to_mend(issue)
