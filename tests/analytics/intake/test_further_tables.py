"""A second table below the first is never read under the first one's period or headings."""

import pytest

from analytics.intake.issues import Problem
from tests.analytics.intake.cases import UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

TITLE, HEADINGS = ["2023年12月基层减负统计"], ["单位", "会议数", "文件数"]
FIRST, SECOND = [UNIT, 3, 4], ["示例单位02", 5, 6]
TOP = [TITLE, HEADINGS, FIRST]


def read(tmp_path, rows, sheet="基层减负统计"):
    return taken(workbook(tmp_path / "w.xlsx", {sheet: rows}))


@pytest.mark.parametrize(
    ("between", "cell"), [
        ([["2023年11月基层减负统计"], HEADINGS], "A4"),
        ([[], ["2022年12月基层减负统计"], [], HEADINGS], "A5"),
        ([["上年同期（2022年12月）"], HEADINGS], "A4"), ([["11月"], HEADINGS], "A4"),
        ([["二、其中：试点"], HEADINGS], "A4"), ([["二、11月"], HEADINGS], "A4"),
        ([["二、其他情况"], HEADINGS], "A4"), ([["十一月"], SECOND], "A4"),
        ([["2023年11月"] * 3, HEADINGS], "A4"), ([["2023年11月"], ["单位：次"], HEADINGS], "A4"),
        ([["2023年11月"]], "A4"), ([[None, "2023年11月"]], "B4"), ([["上年同期"]], "A4"),
        ([["1-11月累计"]], "A4"),
        ([[], ["单位", "文件数", "会议数"]], "A5"), ([["单位名称", "扣分", "排名"]], "A4"),
        ([["序号", "单位", "会议数"]], "A4"), ([[None, "单位", "会议数"]], "B4"),
    ],
)  # fmt: skip
def test_another_table_below_is_refused_and_no_row_offered(tmp_path, between, cell):
    told = read(tmp_path, [*TOP, *between, SECOND])

    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.FURTHER_TABLE, cell)]
    assert told.frame.is_empty()
    assert told.valid.is_empty()


@pytest.mark.parametrize(
    "between", [
        [HEADINGS], [[], HEADINGS], [TITLE, HEADINGS], [["2023年12月基层减负统计（续表）"], HEADINGS],
        [["第2页"], HEADINGS], [["二、市直单位"], HEADINGS], [["（二）政法机关"], HEADINGS],
        [["小计", 3, 4], ["市直单位"], HEADINGS], [["第二组"], HEADINGS],
        [["（二）市直"], HEADINGS], [["市直单位"], HEADINGS],
    ],
)  # fmt: skip
def test_headings_of_every_printed_page_are_passed_over(tmp_path, between):
    told = read(tmp_path, [*TOP, *between, SECOND])

    assert told.issues == []
    assert told.frame.select("period", "meetings").rows() == [("2023-12", 3), ("2023-12", 5)]


@pytest.mark.parametrize(
    "below",
    [
        ["填表人：张三  2024年1月5日"],
        ["2024年1月5日"],
        ["河南省示例委员会 2024年1月"],
        ["注：2022年12月的数不含转发件"],
    ],
)
def test_what_is_signed_below_is_no_table(tmp_path, below):
    assert Problem.FURTHER_TABLE not in {one.problem for one in read(tmp_path, [*TOP, SECOND, below]).issues}


def test_rows_with_their_own_month_go_on_under_another_title(tmp_path):
    headings = ["单位", "月份", "会议数"]
    told = read(
        tmp_path, [headings, [UNIT, "2023年12月", 3], ["2023年11月"], headings, [UNIT, "2023年11月", 4]]
    )
    assert told.frame.select("period", "meetings").rows() == [("2023-12", 3), ("2023-11", 4)]


def test_a_second_row_of_headings_in_another_order_is_another_table(tmp_path):
    upper, record = ["单位", "会议数", "", "文件数"], [UNIT, 3, 9, 1]
    rows = [TITLE, upper, ["", "本月", "累计", ""], record, upper]
    told = read(tmp_path, [*rows, ["", "累计", "本月", ""], ["示例单位02", 9, 3, 1]])
    assert [(one.problem, one.cell) for one in told.issues] == [(Problem.FURTHER_TABLE, "A5")]

    again = read(tmp_path, [*rows, ["", "本月", "累计", ""], ["示例单位02", 5, 9, 1]])
    assert again.frame["meetings"].to_list() == [3, 5]


def test_the_other_half_of_a_year_is_another_table(tmp_path):
    headings = ["单位", "1", "2"]
    rows = [["2023年下半年审核评分"], headings, [UNIT, 1, 2], ["上半年"], headings, ["示例单位02", 1, 2]]
    told = read(tmp_path, rows, "审核评分")
    assert [(one.problem, one.value) for one in told.issues] == [(Problem.FURTHER_TABLE, "上半年")]


@pytest.mark.parametrize("title", ["2022年12月", "上年同期", "1-12月", "十一月"])
def test_a_title_between_headings_and_records_is_theirs(tmp_path, title):
    told = read(tmp_path, [TITLE, HEADINGS, [title], FIRST, SECOND])
    assert (Problem.FURTHER_TABLE, "A3") in [(one.problem, one.cell) for one in told.issues]
    assert told.frame.is_empty()
