"""Headings in two rows: read rightly or refused, and never a column of ranks taken for the figure."""

import pytest

from analytics.intake.issues import Issue, Problem
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import read_sheet

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, YEARLY, SELF = "基层减负统计 2023年12月", "年度考评 2023年度", "自查自评 2023年12月"
NOT_VALUES = {"synthetic", "org_id", "period", "rubric_version"}


def values(incoming):
    """The filled columns of the one record."""
    assert incoming.issues == []
    assert incoming.frame.height == 1
    row = incoming.frame.row(0, named=True)
    return {name: value for name, value in row.items() if value is not None and name not in NOT_VALUES}


@pytest.mark.parametrize(
    ("sheet", "rows", "merged", "expected"), [
        # the rank stands before the mark
        (YEARLY,
         [["单位", "年底实地考核", "", "年度述职评议", ""], ["", "名次", "得分", "名次", "得分"],
          [UNIT, 1, 90, 2, 91]], ["A1:A2", "B1:C1", "D1:E1"], {"on_site": 9000, "debriefing": 9100}),
        (REVIEW, [["单位", "1 要素1", "", "2 要素2"], ["", "名次", "审核得分", ""], [UNIT, 3, 9, 40]],
         ["A1:A2", "B1:C1", "D1:D2"], {"reviewed_01": 900, "reviewed_02": 4000}),
        (BURDEN, [["单位", "会议数", "", "文件数"], ["", "本月", "累计", ""], [UNIT, 3, 40, 5]],
         ["A1:A2", "B1:C1", "D1:D2"], {"meetings": 3, "documents": 5}),
        (BURDEN, [["单位", "上年同期", "", "文件数"], ["", "会议数", "检查数", ""], [UNIT, 3, 4, 5]],
         ["A1:A2", "B1:C1", "D1:D2"], {"documents": 5}),
        # dimensions above the items
        (REVIEW, [["单位", "政治建设", ""], ["", "1 要素1", "2 要素2"], [UNIT, 1, 2]], ["B1:C1"],
         {"reviewed_01": 100, "reviewed_02": 200}),
        (SELF,
         [["单位", "甲", "", "", ""], ["", "1 要素1", "", "2", ""],
          ["", "自评分", "材料数", "自评分", "材料数"], [UNIT, 1, 3, 2, 4]],
         ["A1:A3", "B1:E1", "B2:C2", "D2:E2"],
         {"self_01": 100, "evidence_01": 3, "self_02": 200, "evidence_02": 4}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("are_merged", [True, False])
def test_a_group_above_and_kinds_below_are_one_heading(tmp_path, sheet, rows, merged, expected, are_merged):
    if not are_merged and len(rows) == 4:
        rows = rows[1:]  # three rows hang together by their merged cells alone
        rows[0] = ["单位", *rows[0][1:]]

    assert values(read_sheet(tmp_path, sheet, rows, merged if are_merged else ())) == expected


@pytest.mark.parametrize("below", ["名次", "上年", "情况", "甲"])
@pytest.mark.parametrize(
    ("sheet", "heading"), [(BURDEN, "会议数"), (REVIEW, "1 要素1"), (REVIEW, "第1项"), (YEARLY, "述职评议")]
)
def test_unknown_words_below_the_only_column_of_a_heading_are_refused(tmp_path, sheet, heading, below):
    rows = [["单位", heading, "电话"], ["", below, ""], [UNIT, 3, 4]]

    told = read_sheet(tmp_path, sheet, rows, ["A1:A2", "C1:C2"])

    assert told.issues == [Issue(Problem.UNKNOWN_KIND, sheet, "B2", below, heading)]
    assert told.valid.is_empty()


def test_a_required_column_with_unknown_words_below_it_is_refused_once(tmp_path):
    rows = [["单位", "支部", "星级"], ["", "", "上次"], [UNIT, "第一党支部", 5]]
    told = read_sheet(tmp_path, "星级评定 2023年下半年", rows)
    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.UNKNOWN_KIND, "C2")]


@pytest.mark.parametrize(
    ("sheet", "heading"), [
        (REVIEW, "第1项名次"), (REVIEW, "1 学习教育排名"), (REVIEW, "1 要素1（上年）"), (REVIEW, "1 备注"),
        (BURDEN, "会议数（上年同期）"), (BURDEN, "会议数【同比增减】"), (BURDEN, "会议数(目标值)"),
    ],
)  # fmt: skip
def test_other_figures_are_left_out_and_noted(tmp_path, sheet, heading):
    read = "2" if sheet == REVIEW else "文件数"

    told = read_sheet(tmp_path, sheet, [["单位", heading, read], [UNIT, 3, 4]])

    assert len(values(told)) == 1
    assert [(note.problem, note.cell) for note in told.notes] == [(Problem.UNKNOWN_COLUMN, "B1")]


@pytest.mark.parametrize(
    ("sheet", "heading", "name"), [
        (BURDEN, "会议数【次】", "meetings"), (BURDEN, "会议数〔次〕", "meetings"),
        (BURDEN, "会议数［ 次 ］", "meetings"), (BURDEN, "会议数/次", "meetings"),
        (BURDEN, "2023年12月会议数", "meetings"), (BURDEN, "二〇二三年十二月会议数", None),
        (BURDEN, "会议数（2023年12月）", "meetings"), (YEARLY, "年底实地考核得分（分）", "on_site"),
        (YEARLY, "年底实地考核（满分100分）", "on_site"), (REVIEW, "第1项得分（分）", "reviewed_01"),
        (REVIEW, "1 要素1【分】", "reviewed_01"), (SELF, "第1项材料数（件）", "evidence_01"),
        (SELF, "第1项自评分(分)", "self_01"),
    ],
)  # fmt: skip
def test_units_and_periods_in_a_heading_do_not_matter(tmp_path, sheet, heading, name):
    told = read_sheet(tmp_path, sheet, [["序号", "单位", heading, "备注"], [1, UNIT, 3, "无"]])

    if name is None:  # not read, and that is said: never another column
        assert [one.problem for one in told.issues] == [Problem.MISSING_COLUMN]
    else:
        assert list(values(told)) == [name]


def test_a_heading_of_another_period_than_the_sheet_leaves_the_period_open(tmp_path):
    told = read_sheet(tmp_path, BURDEN, [["单位", "2023年11月会议数"], [UNIT, 3]])

    assert [(one.problem, one.value) for one in told.issues] == [
        (Problem.MISSING_PERIOD, "2023年11月, 2023年12月")
    ]


def test_a_period_may_stand_in_the_headings_alone(tmp_path):
    told = read_sheet(tmp_path, "基层减负统计", [["单位", "2023年12月会议数", "文件数"], [UNIT, 3, 4]])
    assert told.frame["period"].to_list() == ["2023-12"]


@pytest.mark.parametrize("heading", ["单位名称", "填报单位", "报送单位", "被考核单位", "单位（全称）"])
def test_officers_call_the_column_of_units_by_many_names(tmp_path, heading):
    assert values(read_sheet(tmp_path, REVIEW, [[heading, "1"], [UNIT, 3]])) == {"reviewed_01": 300}


def test_a_record_of_small_whole_numbers_is_no_row_of_headings(tmp_path):
    rows = [["单位", "1", "电话", "人数"], [UNIT, 1, 2, 3], ["示例单位02", 2, 3, 1]]
    told = read_sheet(tmp_path, REVIEW, rows)
    assert told.frame.select("org_id", "reviewed_01").rows() == [("U1", 100), ("U2", 200)]


def test_a_first_record_without_its_name_is_a_record(tmp_path):
    told = read_sheet(tmp_path, REVIEW, [["单位", "1", "2"], [None, 3, "优"], [UNIT, 1, 2]])

    assert [(one.problem, one.cell) for one in told.issues] == [
        (Problem.REQUIRED, "A2"),
        (Problem.NOT_A_NUMBER, "C2"),
    ]
