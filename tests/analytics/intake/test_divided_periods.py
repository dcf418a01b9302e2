"""A sheet a month: the year stands in the title, the month on the sheet."""

import pytest

from analytics.intake.divided_periods import titled_periods
from analytics.intake.issues import Problem
from tests.analytics.intake.cases import UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

MONTH, HALF = r"\d{4}-\d{2}", r"\d{4}H[12]"


def test_sheets_of_months_under_a_year_in_their_titles(tmp_path):
    sheets = {
        f"{number}月": [["2023年基层减负统计表"], ["单位", "会议数"], [UNIT, number]]
        for number in (10, 11, 12)
    }
    told = taken(workbook(tmp_path / "m.xlsx", sheets))

    assert told.issues == []
    assert told.frame.select("period", "meetings").sort("period").rows() == [
        ("2023-10", 10),
        ("2023-11", 11),
        ("2023-12", 12),
    ]
    assert [one.periods[0].text for one in told.understood.sheets] == ["10月", "11月", "12月"]


@pytest.mark.parametrize(
    ("titles", "pattern", "code"),
    [
        (["11月", "2023年基层减负统计表"], MONTH, "2023-11"),
        (["十一月份", "二〇二三年基层减负统计表"], MONTH, "2023-11"),
        (["Sheet1", "2023年度统计表", "月份：11月"], MONTH, "2023-11"),
        (["2023年", "11月基层减负统计表"], MONTH, "2023-11"),
        (["2023", "基层减负统计表（11月）"], MONTH, "2023-11"),
        (["上半年", "2023年审核评分表"], HALF, "2023H1"),
        (["审核评分（下半年）", "2023年度"], HALF, "2023H2"),
        (["11月", "2023年统计表", "填报日期：2024年1月5日"], MONTH, "2023-11"),
        (["12月", "2022年12月统计表"], MONTH, "2022-12"),
    ],
)  # fmt: skip
def test_a_part_of_the_only_year_is_a_period(titles, pattern, code):
    assert [period.code for period in titled_periods(titles, pattern)] == [code]


@pytest.mark.parametrize(
    "titles",
    [
        ["11月"],
        ["11月", "2023年与2022年基层减负统计表"],
        ["1-11月", "2023年统计表"],
        ["1月至11月", "2023年统计表"],
        ["11月", "2023年1-11月统计表"],
        ["11月5日", "2023年统计表"],
        ["截至11月", "2023年统计表"],
        ["11月底", "2023年统计表"],
        ["13月", "2023年统计表"],
        ["上半年", "2023年统计表"],
        ["11、12月", "2023年统计表"],
        ["报送时间：11月", "2023年统计表"],
    ],
)
def test_what_is_no_single_month_of_one_year_is_none(titles):
    assert titled_periods(titles, MONTH) == {}


def test_another_month_on_the_sheet_than_in_its_title_is_a_second_one():
    found = titled_periods(["11月", "2022年12月统计表"], MONTH)
    assert sorted(one.code for one in found) == ["2022-11", "2022-12"]


def test_a_sheet_of_two_months_is_refused(tmp_path):
    rows = [["2023年基层减负统计表（12月）"], ["单位", "会议数"], [UNIT, 1]]
    told = taken(workbook(tmp_path / "m.xlsx", {"11月": rows}))
    assert [(one.problem, one.value) for one in told.issues] == [
        (Problem.MISSING_PERIOD, "2023年11月, 2023年12月")
    ]
