"""What titles, remarks, headings and names say against the chosen period, unit or figure, in other words."""

import pytest

from analytics.base import periods
from analytics.intake.issues import Problem
from tests.analytics.intake.cases import UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, REVIEWS, TITLE = "基层减负统计", "审核评分", ["2023年12月基层减负统计"]
COUNTS, SCORES = [["单位", "会议数"], [UNIT, 3]], [["单位", "1"], [UNIT, 3]]
DECEMBER, SECOND_HALF = periods.parse("2023-12"), periods.parse("2023H2")


def read(tmp_path, sheet, rows, file="w.xlsx", **options):
    return taken(workbook(tmp_path / file, {sheet: rows}), **options)


def problems(told):
    assert told.frame.is_empty()
    assert told.valid.is_empty()
    return {one.problem for one in told.issues}


@pytest.mark.parametrize(
    "title", [
        "2023年11、12月减负", "2023年11月和12月减负", "2023年1、2、3月减负", "2023年1…12月减负",
        "2023年1月起减负", "自年初起至2023年12月减负", "至2023年12月减负", "2023年12月止减负",
        "2023年12月末减负",
        "2023年12个月减负", "近三年减负 2023年12月", "2022—2023年12月减负",
    ],
)  # fmt: skip
def test_months_named_one_by_one_or_since_a_day_are_no_month(tmp_path, title):
    assert Problem.CUMULATIVE in problems(read(tmp_path, BURDEN, [[title], *COUNTS], period=DECEMBER))


@pytest.mark.parametrize(
    ("sheet", "title"), [
        ("11月", "2023年12月"), ("2022年", "2023年12月"), ("2022年12月", "2023年12月"), ("减负",
        "11月份减负"),
        ("减负", "减负（11月）"), ("减负", "2022年度减负"),
    ],
)  # fmt: skip
def test_no_title_speaks_of_another_period_than_the_chosen_one(tmp_path, sheet, title):
    told = read(tmp_path, sheet, [[title], *COUNTS], dataset="burden_counts", period=DECEMBER)
    assert problems(told) == {Problem.PERIOD_CONFLICT}


@pytest.mark.parametrize("sheet", ["11月", "2022年"])
def test_nor_than_the_other_titles(tmp_path, sheet):
    assert problems(read(tmp_path, sheet, [TITLE, *COUNTS], dataset="burden_counts")) == {
        Problem.MISSING_PERIOD
    }


@pytest.mark.parametrize(
    "heading", ["2022年12月会议数", "会议数（2022年12月）", "会议数（11月）", "11月会议数"]
)
def test_nor_a_heading(tmp_path, heading):
    told = read(tmp_path, BURDEN, [["单位", heading], [UNIT, 3]], period=DECEMBER)
    assert problems(told) == {Problem.PERIOD_CONFLICT}


def test_nor_the_file_where_its_sheet_has_no_period(tmp_path):
    told = read(tmp_path, BURDEN, COUNTS, "2022年12月.xlsx", period=DECEMBER)
    assert problems(told) == {Problem.PERIOD_CONFLICT}
    assert read(tmp_path, BURDEN, COUNTS, "2024年1月报送.xlsx", period=DECEMBER).issues == []


@pytest.mark.parametrize(
    "heading", ["会议数（12月）", "12月会议数", "会议数（2023年12月）", "会议数次", "会议数"]
)
@pytest.mark.parametrize(
    "title", ["12月减负", "减负（12月）", "2023年12月1日至12月31日减负", "2023年度12月减负"]
)
def test_the_period_itself_and_the_own_unit_are_read(tmp_path, heading, title):
    told = read(tmp_path, BURDEN, [[title], ["单位", heading], [UNIT, 3]], period=DECEMBER)
    assert told.issues == []
    assert told.frame["meetings"].to_list() == [3]


@pytest.mark.parametrize("text", ["2024年1月", "1月", "2022年版", "2022年修订", "2024年1月15日"])
def test_a_day_of_writing_or_a_paper_is_no_period_of_the_figures(tmp_path, text):
    rows = [["2023年下半年审核评分", None, text], *SCORES]
    assert read(tmp_path, REVIEWS, rows, period=SECOND_HALF).issues == []


@pytest.mark.parametrize(
    "text", [
        "单位：百", "单 位：百次", "数量单位：百", "以百次计", "注：以百次为单位", "数据单位为百次",
        "百次", "（百）", "（%）",
        "注：数字为本年累计", "备注：累计数", "说明：本表为1-12月累计数", "注：本表为上年同期数",
        "填报期：2023年1-12月",
        "统计区间：1月1日至12月31日", "压降表", "精减", "月均", "预报", "控制数", "会议较2022年",
    ],
)  # fmt: skip
def test_what_is_said_of_all_figures_above_a_table_counts(tmp_path, text):
    assert problems(read(tmp_path, BURDEN, [TITLE, [text], *COUNTS])) & {
        Problem.OTHER_TABLE, Problem.CUMULATIVE,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["注：以上为1-12月累计数", "注：单位为百次", "单位：百次", "注：表中数据为上年同期数"]
)
def test_and_below_it(tmp_path, text):
    assert problems(read(tmp_path, BURDEN, [TITLE, *COUNTS, [text]])) & {
        Problem.OTHER_TABLE, Problem.CUMULATIVE,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["注：含视频会议", "注：单位为次", "注：1-11月为预计", "注：以上数据均为实际召开数", "注：累计数见附表"],
)
def test_other_remarks_do_not_matter(tmp_path, text):
    assert read(tmp_path, BURDEN, [TITLE, *COUNTS, [text]]).issues == []


@pytest.mark.parametrize(
    "word",
    [
        "估分",
        "模拟分",
        "序号",
        "领导评分",
        "参考分",
        "加分",
        "系统得分",
        "折算后得分",
        "扣",
        "12月",
        "百分制得分",
    ],
)
@pytest.mark.parametrize("form", ["1、要素1{}", "第1项{}"])
def test_words_behind_a_whole_label_must_be_known(tmp_path, form, word):
    problems(read(tmp_path, "审核评分 2023年下半年", [["单位", form.format(word)], [UNIT, 1]]))


@pytest.mark.parametrize("word", ["情况", "落实情况", "得分", "（审核）", "工作", "（满分10分）"])
def test_a_label_may_go_on(tmp_path, word):
    told = read(tmp_path, "审核评分 2023年下半年", [["单位", f"1 要素1{word}"], [UNIT, 1]])
    assert told.frame["reviewed_01"].to_list() == [100]


@pytest.mark.parametrize(
    ("title", "is_own"), [
        ("（满分60分）", True), ("（单位：分）", True), ("（单位：分、份）", True), ("（满分100）",
        False), ("占20%", False),
        ("应得分", False), ("建议分", False), ("草稿", False), ("（第四季度）", False), ("（含上半年）",
        False),
    ],
)  # fmt: skip
def test_titles_of_scores(tmp_path, title, is_own):
    told = read(tmp_path, REVIEWS, [[f"2023年下半年审核评分{title}"], *SCORES])
    assert is_own != bool(told.issues)
