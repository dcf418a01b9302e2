"""Titles, names of sheets and of files: cumulative totals and other figures are refused with the reason."""

import pytest

from analytics.base import periods
from analytics.intake.issues import Problem
from tests.analytics.intake.cases import UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, REVIEWS, ACTIVITIES = "基层减负统计", "审核评分", "活动台账"
COUNTS, SCORES = [["单位", "会议数"], [UNIT, 3]], [["单位", "1"], [UNIT, 3]]
LECTURES = [["单位", "学习宣讲"], [UNIT, 3]]


def read(tmp_path, sheet, rows, file="w.xlsx", **options):
    return taken(workbook(tmp_path / file, {sheet: rows}), **options)


def refusals(told):
    assert told.frame.is_empty()
    assert told.valid.is_empty()
    return [(one.problem, one.cell) for one in told.issues]


@pytest.mark.parametrize(
    "title", [
        "2023年1至12月{}", "2023年1—12月{}", "2023年1月至12月{}", "2023年一至十二月{}", "2023年1-6月{}",
        "2023年1~12月份{}", "2023年1月1日至12月31日{}", "2023年1月-2023年12月{}", "2023年前三季度{}",
        "2023年上半年累计{}", "2023年上半年{}", "2023年第四季度{}", "2023年全年{}", "2023年12月{}累计表",
        "截至2023年12月{}", "截止2023年12月{}", "2023年12月{}（累计数）", "今年以来{}",
        "附件1：2023年1-12月{}",
        "统计期间：2023年1-12月", "口径：1月至12月",
    ],
)  # fmt: skip
@pytest.mark.parametrize("chosen", [None, periods.parse("2023-12")])
def test_totals_of_several_months_are_no_month(tmp_path, title, chosen):
    told = read(tmp_path, BURDEN, [[title.format("减负统计")], *COUNTS], period=chosen)

    assert (Problem.CUMULATIVE, "A1") in refusals(told)
    assert next(one for one in told.issues if one.problem is Problem.CUMULATIVE).expected == "2023年12月"


@pytest.mark.parametrize("sheet", ["基层减负统计 2023年1-12月", "基层减负统计2023年累计", "1-12月", "累计"])
def test_the_name_of_a_sheet_says_so_too(tmp_path, sheet):
    told = read(tmp_path, sheet, [["2023年12月基层减负统计"], *COUNTS])
    assert refusals(told) == [(Problem.CUMULATIVE, "")]


def test_the_name_of_the_file_says_so_where_the_sheet_has_no_month(tmp_path):
    chosen = periods.parse("2023-12")
    assert refusals(read(tmp_path, BURDEN, COUNTS, "2023年1-12月.xlsx", period=chosen)) == [
        (Problem.CUMULATIVE, "")
    ]
    titled = [["2023年12月"], *COUNTS]
    assert read(tmp_path, BURDEN, titled, "2023年1-12月减负.xlsx").issues == []
    assert refusals(read(tmp_path, BURDEN, titled, "12月累计.xlsx")) == [(Problem.CUMULATIVE, "")]


@pytest.mark.parametrize("cell", ["2023年1-12月", "2023.1-12", "2023年12月累计", "截至2023年12月", "1—12月"])
def test_a_cell_of_several_months_is_no_month(tmp_path, cell):
    told = read(tmp_path, BURDEN, [["单位", "月份", "会议数"], [UNIT, cell, 131]])
    assert refusals(told) == [(Problem.CUMULATIVE, "B2")]


def test_rows_with_their_own_month_may_stand_under_the_months_of_all(tmp_path):
    rows = [["2023年1-12月基层减负统计"], ["单位", "月份", "会议数"], [UNIT, "2023年11月", 3]]
    assert read(tmp_path, BURDEN, rows).frame["period"].to_list() == ["2023-11"]


@pytest.mark.parametrize(
    ("sheet", "title", "rows", "code"), [
        (REVIEWS, "2023年1-6月审核评分", SCORES, "2023H1"),
        (REVIEWS, "2023年7至12月审核评分", SCORES, "2023H2"),
        (REVIEWS, "2023年下半年审核评分", SCORES, "2023H2"),
        (ACTIVITIES, "2023年上半年累计", LECTURES, "2023H1"),
        ("年度考评", "2023年1-12月年度考评", [["单位", "年底实地考核"], [UNIT, 90]], "2023"),
        (BURDEN, "2023年12月减负统计（单位：次）", COUNTS, "2023-12"),
    ],
)  # fmt: skip
def test_a_stretch_that_is_the_period_itself_is_read(tmp_path, sheet, title, rows, code):
    told = read(tmp_path, sheet, [[title], *rows])
    assert told.issues == []
    assert told.frame["period"].to_list() == [code]


@pytest.mark.parametrize(
    ("sheet", "title", "rows"), [
        (REVIEWS, "2023年1-9月审核评分", SCORES), (ACTIVITIES, "2023年下半年累计", LECTURES),
        (ACTIVITIES, "截至2023年上半年", LECTURES), (ACTIVITIES, "2023年全年活动（下半年报）", LECTURES),
    ],
)  # fmt: skip
def test_other_stretches_are_no_half_year(tmp_path, sheet, title, rows):
    assert (Problem.CUMULATIVE, "A1") in refusals(read(tmp_path, sheet, [[title], *rows]))


@pytest.mark.parametrize(
    ("title", "word"), [
        ("审核扣分表", "扣分"), ("审核失分情况", "失分"), ("审核平均分", "平均"), ("得分率", "得分率"),
        ("自评表", "自评"),
        ("审核评分排名表", "排名"), ("审核评分折算表", "折算"), ("审核评分（百分制）", "百分制"),
        ("评分初评表", "初评"),
        ("审核得分与上年对比", "与上年"),
    ],
)  # fmt: skip
def test_a_table_of_other_scores_is_refused_with_its_word(tmp_path, title, word):
    told = read(tmp_path, REVIEWS, [[f"2023年下半年{title}"], *SCORES])
    assert refusals(told) == [(Problem.OTHER_TABLE, "A1")]
    assert told.issues[0].expected == word
    assert refusals(read(tmp_path, f"2023年下半年{title}", [["审核评分"], *SCORES])) == [
        (Problem.OTHER_TABLE, "")
    ]


@pytest.mark.parametrize(
    ("title", "word"), [
        ("同比增减表", "同比"), ("环比", "环比"), ("较上年变化", "较上年"), ("预计数", "预计"),
        ("计划表", "计划"),
        ("会议计划统计表", "计划"), ("平均数", "平均"), ("压减情况", "压减"), ("（单位：百次）", "百次"),
        ("（千件）", "千件"),
    ],
)  # fmt: skip
def test_a_table_of_other_counts_is_refused_with_its_word(tmp_path, title, word):
    told = read(tmp_path, BURDEN, [[f"2023年12月减负{title}"], *COUNTS])
    assert refusals(told) == [(Problem.OTHER_TABLE, "A1")]
    assert told.issues[0].expected == word


@pytest.mark.parametrize("text", ["单位：百次", "计量单位：人次", "（单位：天）"])
def test_the_unit_of_the_whole_table_counts(tmp_path, text):
    assert refusals(read(tmp_path, BURDEN, [["2023年12月"], [text], *COUNTS])) == [
        (Problem.OTHER_TABLE, "A2")
    ]


@pytest.mark.parametrize(
    "text", [
        "填报单位：计划财务处", "填报日期：截至2023年12月31日", "注：同比按上年口径计算",
        "发展计划处统计表", "单位：次、份",
        "汇总表", "完成情况", "2023年度",
    ],
)  # fmt: skip
def test_names_days_remarks_and_own_units_are_no_titles_of_other_figures(tmp_path, text):
    assert read(tmp_path, BURDEN, [["2023年12月"], [text], *COUNTS]).issues == []


def test_a_title_may_name_a_column_beside_the_records_own(tmp_path):
    rows = [["2023年下半年审核评分及排名"], ["单位", "1", "排名"], [UNIT, 3, 1]]
    assert read(tmp_path, REVIEWS, rows).frame["reviewed_01"].to_list() == [300]


def test_a_list_of_what_was_found_may_speak_of_plans_and_of_its_day(tmp_path):
    rows = [["截至2023年12月31日后进支部整改计划台账"], ["单位", "支部", "认定日期", "后进类型", "整改时限"]]
    told = read(tmp_path, "后进支部台账", [*rows, [UNIT, "第一党支部", "2023-02-03", "弱化", "2023-06-01"]])
    assert told.issues == []
