"""Rows below the headings that are no records: passed over with a note, and never a fault of the office's."""

import pytest

from analytics.intake.issues import Issue, Problem
from analytics.intake.row_words import Skip
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import read_sheet

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, YEARLY = "基层减负统计 2023年12月", "年度考评 2023年度"
OTHER = "示例单位02"
COUNTS = ["单位", "会议数", "文件数", "检查数", "考核数"]
SCORES = ["单位", "1 要素1", "2 要素2"]


def skipped(told):
    return [(one.row, one.reason) for one in told.understood.sheets[0].skipped]


@pytest.mark.parametrize(
    "numbers",
    [
        ["甲", 1, 2, 3, 4], ["栏次", 1, 2, 3, 4], ["甲", "(1)", "(2)", "(3)", "4=1+2+3"],
        ["（甲）", "（1）", "（2）", "（3）", "（4）"], ["—", "①", "②", "③", "④"], ["A", "B", "C", "D", "E"],
        ["甲", "1", "2", "3", "4"], [1, 2, 3, 4, 5], ["栏  次", "", 1, 2, 3], ["甲", "乙", 1, 2, 3],
    ],
)  # fmt: skip
def test_numbers_of_the_columns_are_no_record(tmp_path, numbers):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, numbers, [UNIT, 31, 32, 33, 34]])

    assert told.issues == []
    assert told.frame.height == 1
    assert skipped(told) == [(2, Skip.NUMBERING)]
    assert [note.problem for note in told.notes] == [Problem.IGNORED_ROW]


@pytest.mark.parametrize(
    "row", [["", 1, 2, 3, 4], ["乙", 1, 2, 3, 4], ["甲", 1, 3, 2, 4], [OTHER, 1, 2, 3, 4]]
)
def test_a_row_that_only_resembles_numbers_of_columns_is_a_record(tmp_path, row):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, row, [UNIT, 31, 32, 33, 34]])

    assert skipped(told) == []
    assert bool(told.issues) == (row[0] != OTHER)


def test_titles_of_sections_over_the_whole_row_are_no_records(tmp_path):
    rows = [
        ["序号", *COUNTS],
        ["一、党委机关"],
        [1, UNIT, 31, 32, 33, 34],
        ["（二）其他机关"],
        [2, OTHER, 41, 42, 43, 44],
    ]
    told = read_sheet(tmp_path, BURDEN, rows, ["A2:F2", "A4:D4"])

    assert told.issues == []
    assert told.frame["meetings"].to_list() == [31, 41]
    assert skipped(told) == [(2, Skip.SECTION), (4, Skip.SECTION)]


def test_a_number_may_stand_before_the_title_of_a_section(tmp_path):
    rows = [
        ["序号", *COUNTS],
        ["一", "省直单位"],
        [1, UNIT, 31, 32, 33, 34],
        ["（二）", "市直单位", 4, 4, 4, 4],
    ]
    told = read_sheet(tmp_path, BURDEN, rows, ["B2:F2"])

    assert told.issues == []
    assert skipped(told) == [(2, Skip.SECTION), (4, Skip.TOTAL)]


@pytest.mark.parametrize("name", ["一、省直单位", "省直机关", "（三）党群部门", "第二组", "乙类单位"])
def test_the_figures_of_a_section_are_no_record(tmp_path, name):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, [name, 31, 32, 33, 34], [UNIT, 31, 32, 33, 34]])

    assert told.issues == []
    assert skipped(told) == [(2, Skip.TOTAL)]


@pytest.mark.parametrize("name", ["一、示例单位9", "省直某单位", "第二小学"])
def test_a_numbered_name_nobody_bears_is_a_fault(tmp_path, name):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, [name, 31, 32, 33, 34]])
    assert [one.problem for one in told.issues] == [Problem.UNKNOWN_ORGANISATION]


@pytest.mark.parametrize(
    "measures",
    [
        ["计量单位", "次", "件", "次", "次"],
        ["", "（次）", "（件）", "次", "次"],
        ["单位", "次", "件", "次", "次"],
    ],
)
def test_a_row_of_units_of_measure_belongs_to_the_headings(tmp_path, measures):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, measures, [UNIT, 31, 32, 33, 34]])

    assert told.issues == []
    assert told.frame["documents"].to_list() == [32]


def test_figures_in_hundreds_below_the_headings_are_refused(tmp_path):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, ["计量单位", "百次", "件", "次", "次"], [UNIT, 3, 2, 3, 4]])
    assert told.frame.is_empty()
    assert told.issues


@pytest.mark.parametrize(
    "rows",
    [
        [["", "", "", "", "2024年1月5日"]], [["", "", "中共示例委员会"], ["", "", "", "2024年1月5日"]],
        [["单位负责人（签字）", "", "填报人", "", "联系电话：000"]], [["校对：某某", "", "审批：某某"]],
    ],
)  # fmt: skip
def test_who_signs_below_is_no_record(tmp_path, rows):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, [UNIT, 31, 32, 33, 34], *rows])

    assert told.issues == []
    assert {reason for _, reason in skipped(told)} == {Skip.REMARK}


@pytest.mark.parametrize("row", [["", "", "", "缺报"], ["", 5], ["", "", "2024年1月5日", 3]])
def test_figures_without_a_name_are_faults(tmp_path, row):
    assert read_sheet(tmp_path, BURDEN, [COUNTS, [UNIT, 31, 32, 33, 34], row]).issues


def test_a_number_over_the_whole_row_is_no_title(tmp_path):
    told = read_sheet(tmp_path, BURDEN, [COUNTS, [UNIT, 7, 7, 7, 7], [7, 7, 7, 7, 7]])
    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.UNKNOWN_ORGANISATION, "A3")]


def test_every_line_of_a_note_is_one(tmp_path):
    rows = [
        COUNTS,
        [UNIT, 31, 32, 33, 34],
        ["注：1.会议数含视频会议。"],
        ["2.文件数不含转发件。"],
        ["  含电子文件"],
        ["经办人：某某", "", "", "电话：000"],
    ]
    for merged in ([], ["A3:E3", "A4:E4", "A5:E5"]):
        told = read_sheet(tmp_path, BURDEN, rows, merged)

        assert told.issues == []
        assert skipped(told) == [(row, Skip.REMARK) for row in (3, 4, 5, 6)]


@pytest.mark.parametrize(
    "word",
    [
        "标准差", "达标率", "平 均", "平均得分", "最高值", "最 低 分", "中位数", "得分率（%）",
        "省直机关小计",
        "名次", "排名", "均分", "变异系数", "第一四分位数", "参评单位数", "上年同期", "同比增减（%）", "总分",
        "权数", "目标值", "本年累计", "计数",
        "党委机关合计", "市直平均分", "优秀率", "权重", "极差",
    ],
)  # fmt: skip
def test_figures_of_the_whole_are_no_records(tmp_path, word):
    told = read_sheet(tmp_path, REVIEW, [SCORES, [UNIT, 3, 4], [word, "100%", "-"]])

    assert told.issues == []
    assert skipped(told) == [(3, Skip.TOTAL)]


@pytest.mark.parametrize("word", ["分值", "满  分", "满分值", "标准分", "各项满分", "满分（分）", "分 值："])
def test_a_row_of_highest_scores_is_no_record(tmp_path, word):
    told = read_sheet(tmp_path, REVIEW, [SCORES, [word, 10, "50分"], [UNIT, 3, 4]])

    assert told.issues == []
    assert skipped(told) == [(2, Skip.FULL_MARKS)]


@pytest.mark.parametrize("points", [["10分", "50分"], ["（10分）", "(50)"], ["满分10分", ""]])
def test_highest_scores_below_a_merged_heading_are_no_record(tmp_path, points):
    told = read_sheet(tmp_path, REVIEW, [SCORES, ["", *points], [UNIT, 3, 4]], ["A1:A2"])

    assert told.issues == []
    assert told.frame["reviewed_01"].to_list() == [300]
    assert told.frame.height == 1


@pytest.mark.parametrize(
    ("sheet", "rows", "cell", "value", "expected"),
    [
        (REVIEW, [SCORES, ["分值", 10, 20], [UNIT, 3, 4]], "C2", "20", "50"),
        (YEARLY, [["单位", "年底实地考核"], ["满分", 20], [UNIT, 18]], "B2", "20", "100"),
    ],
)  # fmt: skip
def test_scores_under_other_highest_scores_are_refused(tmp_path, sheet, rows, cell, value, expected):
    told = read_sheet(tmp_path, sheet, rows)

    assert told.issues == [Issue(Problem.FULL_MARKS_DISAGREE, sheet, cell, value, expected)]
    assert told.valid.is_empty()


def test_a_text_that_begins_like_a_signature_stays_a_record_where_no_organisation_stands(tmp_path):
    rows = [
        ["问题", "调查名称", "年度", "问题代码", "选项", "占比"],
        ["负责人：是否到会", "调", 2023, "q", "甲", "60%"],
    ]
    told = read_sheet(tmp_path, "形式主义调查", rows)

    assert told.issues == []
    assert told.frame.height == 1
