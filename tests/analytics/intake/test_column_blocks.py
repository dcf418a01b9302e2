"""Tables side by side are read each by its own columns and title; what is not whole is refused."""

import pytest

from analytics.intake.issues import Issue, Problem
from tests.analytics.intake.cases import UNIT
from tests.analytics.intake.workbooks import read_sheet

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, BOTH = "基层减负统计", ["2023年12月、2022年12月基层减负统计"]
OTHER, TITLE, PAIR = "示例单位02", ["2023年12月基层减负统计"], ["单位", "会议数"]
UNDER = ["", "会议数", "文件数", "会议数", "文件数"]


def counts(told):
    assert told.issues == []
    return told.frame.select("org_id", "period", "meetings").rows()


@pytest.mark.parametrize(
    ("sheet", "headings", "row"),
    [
        (f"{BURDEN} 2023年12月", ["单位", "会议数", "", "单位", "会议数"], [UNIT, 3, "", OTHER, 4]),
        (f"{BURDEN} 2023年12月", ["序号", *PAIR, "序号", *PAIR], [1, UNIT, 3, 2, OTHER, 4]),
        (f"{BURDEN} 2023年12月", [*PAIR, "单位名称", "会议数（次）"], [UNIT, 3, OTHER, 4]),
        ("审核评分 2023年下半年", ["单位", "1 要素1", "单位", "1 要素1"], [UNIT, 3, OTHER, 4]),
        ("年度考评 2023年度", ["单位", "实地考核", "单位名称", "年底实地考核"], [UNIT, 90, OTHER, 91]),
        ("星级评定 2023年下半年", ["组织代码", "星级", "组织代码", "星级"], ["B1", 3, "B2", 4]),
    ],
)  # fmt: skip
def test_every_table_beside_another_is_read(tmp_path, sheet, headings, row):
    told = read_sheet(tmp_path, sheet, [headings, row])

    assert told.issues == []
    assert told.frame.height == 2
    assert told.frame["org_id"].to_list() in (["U1", "U2"], ["B1", "B2"])


def test_three_tables_of_several_lengths_keep_their_cells(tmp_path):
    rows = [TITLE, [*PAIR, *PAIR, *PAIR], [UNIT, 1, OTHER, 2, "示例单位9", 3], ["", "", "合计", 2]]
    told = read_sheet(tmp_path, BURDEN, rows)

    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.UNKNOWN_ORGANISATION, "E3")]
    assert told.valid["meetings"].to_list() == [1, 2]


@pytest.mark.parametrize("merged", [(), ("A1:B1", "C1:D1")])
def test_a_title_over_one_table_is_that_table_s(tmp_path, merged):
    rows = [["2023年12月", "", "2023年11月", ""], [*PAIR, *PAIR], [UNIT, 1, UNIT, 2]]
    assert counts(read_sheet(tmp_path, BURDEN, rows, merged)) == [("U1", "2023-12", 1), ("U1", "2023-11", 2)]


def test_a_title_over_all_is_that_of_all(tmp_path):
    rows = [[*TITLE, "", "", ""], [*PAIR, *PAIR], [UNIT, 1, OTHER, 2]]
    found = [("U1", "2023-12", 1), ("U2", "2023-12", 2)]
    assert counts(read_sheet(tmp_path, BURDEN, rows, ["A1:D1"])) == found


def test_a_table_without_a_period_takes_none_from_the_table_beside_it(tmp_path):
    rows = [["基层减负统计", "", "2023年11月", ""], [*PAIR, *PAIR], [UNIT, 1, OTHER, 2]]
    told = read_sheet(tmp_path, BURDEN, rows)
    assert [one.problem for one in told.issues] == [Problem.MISSING_PERIOD]


def test_a_unit_of_measure_over_one_is_that_of_all(tmp_path):
    rows = [TITLE, ["", "", "", "单位：百次"], [*PAIR, *PAIR], [UNIT, 1, OTHER, 2]]
    told = read_sheet(tmp_path, BURDEN, rows)
    assert told.issues == [Issue(Problem.OTHER_TABLE, BURDEN, "D2", "单位：百次", "百次")]
    assert told.valid.is_empty()


def test_one_record_in_two_tables_is_refused(tmp_path):
    told = read_sheet(tmp_path, BURDEN, [TITLE, [*PAIR, *PAIR], [UNIT, 1, UNIT, 2]])
    assert told.issues == [Issue(Problem.DUPLICATE_ROW, BURDEN, "C3", UNIT, f"{BURDEN}!A3")]


@pytest.mark.parametrize("title", [BOTH, ["基层减负统计"]])
def test_groups_over_the_same_headings_are_read_each_under_its_period(tmp_path, title):
    rows = [title, ["单位", "2023年12月", "", "2022年12月", ""], UNDER, [UNIT, 1, 2, 3, 4]]
    assert counts(read_sheet(tmp_path, BURDEN, rows)) == [("U1", "2023-12", 1), ("U1", "2022-12", 3)]


@pytest.mark.parametrize(
    ("title", "groups", "under"),
    [
        (TITLE, ["2023年12月", "", "2022年12月", ""], UNDER),
        (BOTH, ["2023年12月", "", "2022年12月（上年同期）", ""], UNDER),
        (BOTH, ["2023年12月", "", "2023年1-12月", ""], UNDER),
        (["2023年12月、2022年12月累计数"], ["2023年12月", "", "2022年12月", ""], UNDER),
        (BOTH, ["2023年12月", "", "2022年12月", ""], ["", "会议数", "文件数", "会议数", "检查数"]),
        (BOTH, ["2023年12月", "", "2022年12月"], ["", "会议数", "文件数", "会议数"]),
        (["基层减负统计"], ["2023年12月", "", "2023年12月", ""], UNDER),
        (["基层减负统计"], ["计划", "", "2023年12月", ""], UNDER),
    ],
)  # fmt: skip
def test_groups_that_are_no_plain_periods_are_not_read_so(tmp_path, title, groups, under):
    told = read_sheet(tmp_path, BURDEN, [title, ["单位", *groups], under, [UNIT, 1, 2, 3, 4]])
    periods = told.valid["period"].to_list() if not told.valid.is_empty() else []
    assert "2022-12" not in periods
    assert told.issues or groups[0] == "计划"
