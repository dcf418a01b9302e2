"""Headings that stand more than once are refused with advice that destroys nothing, or told apart."""

import pytest

from analytics.intake.issues import Issue, Problem
from dashboard.words import issue_words
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, YEARLY, SELF = "基层减负统计 2023年12月", "年度考评 2023年度", "自查自评 2023年12月"
OTHER = "示例单位02"


def told_of(tmp_path, sheet, rows):
    return taken(workbook(tmp_path / "w.xlsx", {sheet: rows}))


def test_tables_side_by_side_that_are_not_alike_are_refused_as_such(tmp_path):
    headings, row = ["单位", "会议数", "文件数", "单位", "会议数"], [UNIT, 3, 4, OTHER, 4]

    told = told_of(tmp_path, BURDEN, [headings, row])

    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.TABLES_SIDE_BY_SIDE, "D1")]
    assert told.valid.is_empty()


def test_groups_over_the_same_headings_are_named(tmp_path):
    rows = [
        ["单位", "本级", "", "下级", ""],
        ["", "会议数", "文件数", "会议数", "文件数"],
        [UNIT, 1, 2, 3, 4],
    ]

    told = told_of(tmp_path, BURDEN, rows)

    assert told.issues == [Issue(Problem.GROUPS_OF_ONE_HEADING, BURDEN, "D2", "会议数", "本级, 下级")]


def test_years_over_the_same_headings_are_named(tmp_path):
    rows = [
        ["2023年12月基层减负统计"],
        ["单位", "2023年12月", "", "2022年12月", ""],
        ["", "会议数", "文件数", "会议数", "文件数"],
        [UNIT, 1, 2, 3, 4],
    ]

    issues = told_of(tmp_path, "基层减负统计", rows).issues

    assert [(one.problem, one.expected) for one in issues] == [
        (Problem.GROUPS_OF_ONE_HEADING, "2023年12月, 2022年12月")
    ]


def test_a_sheet_that_names_several_periods_is_not_asked_to_name_one(tmp_path):
    rows = [["2023年12月、2022年12月基层减负统计"], ["单位", "会议数"], [UNIT, 1]]

    issue = told_of(tmp_path, "基层减负统计", rows).issues[0]

    assert issue.problem is Problem.MISSING_PERIOD
    words = issue_words.sentence(issue) + issue_words.how_to_mend(issue)
    assert "2022年12月, 2023年12月" in words
    assert "在标题" not in words


def test_no_advice_about_headings_is_to_delete_a_column():
    for problem in (Problem.DUPLICATE_COLUMN, Problem.TABLES_SIDE_BY_SIDE, Problem.GROUPS_OF_ONE_HEADING):
        issue = Issue(problem, "S", "B1", "会议数")
        assert "删去" not in issue_words.how_to_mend(issue)
        assert "只保留" not in issue_words.sentence(issue)


@pytest.mark.parametrize("heading", ["备查第1项", "备查1 要素1"])
def test_a_column_named_as_advised_is_left_out(tmp_path, heading):
    told = told_of(tmp_path, REVIEW, [["单位", "1 要素1", heading], [UNIT, 3, 4]])

    assert told.issues == []
    assert told.frame["reviewed_01"].to_list() == [300]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["单位", "第1项满分", "第1项得分"], [UNIT, 10, 3]),
        (["单位", "第1项得分", "第1项满分（分）"], [UNIT, 3, 10]),
        (["单位", "第1项分值", "第1项得分"], [UNIT, 10, 3]),
        (["单位", "1 要素1标准分", "1 要素1"], [UNIT, 10, 3]),
    ],
)  # fmt: skip
def test_the_highest_score_beside_a_score_is_left_out(tmp_path, headings, row):
    told = told_of(tmp_path, REVIEW, [headings, row])

    assert told.issues == []
    assert told.frame["reviewed_01"].to_list() == [300]
    assert [note.problem for note in told.notes] == [Problem.UNKNOWN_COLUMN]


def test_the_highest_score_alone_is_no_score(tmp_path):
    told = told_of(tmp_path, REVIEW, [["单位", "第1项满分", "2 要素2"], [UNIT, 10, 3]])

    assert told.frame.select("reviewed_01", "reviewed_02").rows() == [(None, 300)]


def test_scores_beside_other_highest_scores_are_refused(tmp_path):
    told = told_of(tmp_path, REVIEW, [["单位", "第1项满分", "第1项得分"], [UNIT, 20, 3]])

    assert told.issues == [Issue(Problem.FULL_MARKS_DISAGREE, REVIEW, "B2", "20", "10")]
