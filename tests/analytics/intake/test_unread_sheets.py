"""Headings far down are found; a sheet that says what it is, is never told to say so."""

import pytest

from analytics import datasets
from analytics.intake.issues import Issue, Problem
from dashboard.words import issue_words
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, OTHER = "基层减负统计 2023年12月", "示例单位02"
CARD = [["单位：示例单位01", "考核期：2023年下半年"], ["序号", "考评要素", "分值", "审核分"]]


def told_of(tmp_path, sheet, rows, **options):
    return taken(workbook(tmp_path / "w.xlsx", {sheet: rows}), **options)


@pytest.mark.parametrize("lines", [14, 17, 40, 58])
@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        (BURDEN, [["单位", "会议数", "文件数"], [UNIT, 31, 32]]),
        ("2023年12月", [["单位", "会议数", "文件数", "检查数", "考核数"], [UNIT, 31, 32, 33, 34]]),
        (REVIEW, [["单位", "1 要素1", "2 要素2"], [UNIT, 3, 4]]),
        ("卡", [*CARD, [1, "要素1", 10, 3], [2, "要素2", 50, 4]]),
    ],
)  # fmt: skip
def test_headings_below_a_page_of_instructions_are_found(tmp_path, lines, sheet, rows):
    above = [[f"填表要求第{number}条：单位据实填写，会议数不含视频会议"] for number in range(1, lines + 1)]

    told = told_of(tmp_path, sheet, [*above, *rows])

    assert told.issues == []
    assert told.frame.height == 1


def test_the_first_headings_stand_where_a_further_table_has_more(tmp_path):
    rows = [["单位", "会议数"], *([UNIT if one == 1 else OTHER, one] for one in (1, 2)), *([[]] * 20)]

    told = told_of(tmp_path, BURDEN, [*rows, ["单位", "会议数", "文件数", "检查数"], [UNIT, 5, 6, 7]])

    assert told.understood.sheets[0].heading_rows == (1, 1)


@pytest.mark.parametrize(
    ("sheet", "rows", "cell"),
    [
        (REVIEW, [["考评要素", UNIT, OTHER], ["1 要素1", 3, 4], ["2 要素2", 5, 6]], "A3"),
        (REVIEW, [["单位", UNIT, OTHER], ["1 要素1", 3, 4], ["2 要素2", 5, 6]], "A3"),
        (BURDEN, [["项目", UNIT, OTHER], ["会议数", 3, 4], ["文件数", 5, 6]], "A3"),
        ("表", [["2023年12月"], ["单位", UNIT, OTHER], ["会议数", 3, 4], ["文件数", 5, 6]], "A4"),
        (REVIEW, [["序号", "考评要素", UNIT], [1, "1 要素1", 3], [2, "2 要素2", 5]], "B3"),
    ],
)  # fmt: skip
def test_a_table_on_its_side_is_named_as_one(tmp_path, sheet, rows, cell):
    told = told_of(tmp_path, sheet, rows)

    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.TURNED_TABLE, cell)]
    assert "转置" in issue_words.how_to_mend(told.issues[0])


@pytest.mark.parametrize("options", [{}, {"dataset": "burden_counts"}])
def test_a_sheet_that_says_what_it_is_lacks_its_headings(tmp_path, options):
    told = told_of(tmp_path, BURDEN, [["甲", "乙"], [UNIT, 3]], **options)

    headings = "单位, 会议数, 文件数, 检查数, 考核数"
    assert told.issues == [Issue(Problem.HEADINGS_NOT_FOUND, BURDEN, "", "基层减负统计", headings)]
    words = issue_words.sentence(told.issues[0]) + issue_words.how_to_mend(told.issues[0])
    assert "命名" not in words


@pytest.mark.parametrize("name", datasets.ALL)
def test_every_data_set_can_say_which_headings_it_needs(tmp_path, name):
    dataset = datasets.ALL[name]
    issue = told_of(tmp_path, dataset.title, [["甲", "乙"], [UNIT, 3]]).issues[0]

    assert (issue.problem, issue.value) == (Problem.HEADINGS_NOT_FOUND, dataset.title)
    assert issue.expected
