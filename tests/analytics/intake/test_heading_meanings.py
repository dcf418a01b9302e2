"""What a heading and its brackets mean decides: never a number that the heading says is another."""

import pytest

from analytics.intake.issues import Problem
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

BURDEN, YEARLY, SELF = "基层减负统计 2023年12月", "年度考评 2023年度", "自查自评 2023年12月"
STARS, ACTIVITIES = "星级评定 2023年下半年", "活动台账 2023年下半年"
NOT_VALUES = {"synthetic", "org_id", "period", "rubric_version"}


def read(tmp_path, sheet, rows):
    return taken(workbook(tmp_path / "w.xlsx", {sheet: rows}))


def stored(told):
    assert told.issues == []
    row = told.frame.row(0, named=True)
    return {name: value for name, value in row.items() if value is not None and name not in NOT_VALUES}


def refusals(told):
    assert told.frame.is_empty()
    assert told.valid.is_empty()
    return [(one.problem, one.cell, one.expected) for one in told.issues]


OTHERS = [
    "扣分", "排名", "平均分", "得分率", "失分", "满分", "权重", "上期", "同比", "较上次", "占比",
    "差值", "目标", "计划", "名次", "分值", "上期得分", "平均得分", "扣分值", "减分", "被扣分",
    "未得分", "折算分", "加权得分", "初评", "累计得分", "得分增减", "得分变化", "最高分", "标准分",
    "目标分", "全省平均", "与上年比较", "偏差", "等次",
]  # fmt: skip


@pytest.mark.parametrize("word", OTHERS)
@pytest.mark.parametrize("form", ["第1项{}", "1 要素1{}", "1、{}", "要素1{}", "第1项（{}）", "1 要素1【{}】"])
def test_an_item_that_says_it_is_another_figure_is_no_score(tmp_path, form, word):
    told = read(tmp_path, REVIEW, [["单位", form.format(word)], [UNIT, 10]])

    assert [(problem, cell) for problem, cell, _ in refusals(told)] == [(Problem.OTHER_FIGURE, "B1")]
    assert told.issues[0].expected in word


@pytest.mark.parametrize("heading", ["第1项2022年", "1 要素1 2022年", "第1项得分（2022年）", "第1项某某分"])
def test_an_item_of_another_year_or_of_words_nobody_knows_is_no_score(tmp_path, heading):
    assert refusals(read(tmp_path, REVIEW, [["单位", heading], [UNIT, 1]]))


@pytest.mark.parametrize(
    ("sheet", "heading"), [
        (REVIEW, "第1项自评分"), (REVIEW, "1 要素1自评"), (SELF, "第1项审核得分"), (SELF, "1 要素1审核分"),
        ("支部评分 2023年下半年", "第1项自评分"),
    ],
)  # fmt: skip
def test_self_scores_and_reviews_are_not_each_other(tmp_path, sheet, heading):
    rows = [["单位", "支部", heading], [UNIT, "第一党支部", 1]]
    told = read(tmp_path, sheet, rows)
    assert (Problem.OTHER_FIGURE, "C1") in [told[:2] for told in refusals(told)]


@pytest.mark.parametrize(
    ("sheet", "group", "is_own"), [
        (REVIEW, "扣分", False), (REVIEW, "自评分", False), (REVIEW, "审核得分", True),
        (REVIEW, "得分", True),
        (SELF, "自评分", True), (SELF, "审核得分", False), (SELF, "审核情况", False), (SELF, "排名", False),
    ],
)  # fmt: skip
def test_a_group_over_items_says_what_they_are(tmp_path, sheet, group, is_own):
    told = read(tmp_path, sheet, [["单位", group, ""], ["", "1", "2"], [UNIT, 1, 2]])

    if is_own:
        assert list(stored(told).values()) == [100, 200]
    else:
        assert [told[:2] for told in refusals(told)] == [
            (Problem.OTHER_FIGURE, "B2"),
            (Problem.OTHER_FIGURE, "C2"),
        ]


@pytest.mark.parametrize(
    "heading", ["1", "第1项", "第1项得分", "第1项实得分", "1 学习教育", "1 学习（党办）", "1 要素1（必填）",
                "1 要素1（10分）", "第1项（满分10分）", "1 要素1（不适用）得分"],
)  # fmt: skip
def test_an_item_of_its_own_is_read(tmp_path, heading):
    assert stored(read(tmp_path, REVIEW, [["单位", heading], [UNIT, 1]])) == {"reviewed_01": 100}


def test_full_marks_beside_a_score_are_not_the_score(tmp_path):
    told = read(tmp_path, REVIEW, [["单位", "第1项满分", "第1项得分"], [UNIT, 10, 1.23]])
    assert stored(told) == {"reviewed_01": 123}


@pytest.mark.parametrize(
    "heading", ["第1项（20分）", "1 要素1（20分）", "第1项得分（百分制）", "第1项得分（%）"]
)
def test_full_marks_that_no_rubric_has_are_refused(tmp_path, heading):
    told = read(tmp_path, REVIEW, [["单位", heading, "2"], [UNIT, 1, 1]])
    assert refusals(told) == [(Problem.UNKNOWN_BRACKET, "B1", "第1项审核得分")]


@pytest.mark.parametrize(
    ("sheet", "heading"), [
        (BURDEN, "会议数（百次）"), (BURDEN, "会议数（千件）"), (BURDEN, "会议（人次）"),
        (BURDEN, "会议（页）"),
        (BURDEN, "会议数（天）"), (BURDEN, "会议数/百次"), (BURDEN, "会议数（单位：百次）"),
        (BURDEN, "会议数（全年）"),
        (BURDEN, "会议数（不含视频会议）"), (BURDEN, "会议数（（百次））"), (BURDEN, "会议数（百次"),
        (BURDEN, "会议数（%）"),
        (YEARLY, "年底实地考核（20分）"), (YEARLY, "年底实地考核（满分20分）"),
        (YEARLY, "年底实地考核（20%）"),
        (YEARLY, "年底实地考核（十分制）"), (ACTIVITIES, "学习宣讲（人次）"),
        (ACTIVITIES, "党务干部培训（场次）"),
    ],
)  # fmt: skip
def test_a_bracket_with_another_unit_or_scope_is_refused(tmp_path, sheet, heading):
    told = read(tmp_path, sheet, [["单位", heading], [UNIT, 3]])
    assert [told[:2] for told in refusals(told)] == [(Problem.UNKNOWN_BRACKET, "B1")]


@pytest.mark.parametrize(
    ("sheet", "heading", "word"), [
        (BURDEN, "会议数（压减）", "压减"), (BURDEN, "会议数（累计）", "累计"),
        (BURDEN, "会议数（预计）", "预计"),
        (BURDEN, "会议数同比", "同比"), (BURDEN, "累计会议数", "累计"),
        (BURDEN, "2023年1-12月会议数", "2023年1-12月"),
        (YEARLY, "年底实地考核（折算）", "折算"), (YEARLY, "年底实地考核（自评）", "自评"),
        (YEARLY, "年底实地考核（权重20%）", "权重20%"),
    ],
)  # fmt: skip
def test_a_bracket_that_tells_another_figure_is_refused_with_its_word(tmp_path, sheet, heading, word):
    told = read(tmp_path, sheet, [["单位", heading], [UNIT, 3]])
    assert refusals(told) == [(Problem.OTHER_FIGURE, "B1", word)]


@pytest.mark.parametrize("word", ["自评", "申报", "上期", "预评", "拟"])
def test_stars_somebody_else_gave_are_no_rating(tmp_path, word):
    told = read(tmp_path, STARS, [["单位", "支部", f"星级（{word}）"], [UNIT, "第一党支部", 3]])
    assert refusals(told) == [(Problem.OTHER_FIGURE, "C1", word)]


@pytest.mark.parametrize(
    ("sheet", "heading", "name"), [
        (BURDEN, "会议数（场）", "meetings"), (BURDEN, "会议数（单位：次）", "meetings"),
        (BURDEN, "考核（项）", "assessments"),
        (BURDEN, "会议数（含视频会议）", "meetings"), (BURDEN, "会议数（必填）", "meetings"),
        (YEARLY, "年底实地考核（百分制）", "on_site"), (YEARLY, "年底实地考核（100分）", "on_site"),
        (ACTIVITIES, "学习宣讲（次）", "lectures"), (ACTIVITIES, "党务干部培训（人次）", "training"),
        (ACTIVITIES, "整改通知书", "notices"),
    ],
)  # fmt: skip
def test_a_remark_or_the_column_s_own_unit_does_not_matter(tmp_path, sheet, heading, name):
    assert list(stored(read(tmp_path, sheet, [["单位", heading], [UNIT, 3]]))) == [name]


def test_a_clear_column_stands_beside_an_unclear_one(tmp_path):
    told = read(tmp_path, BURDEN, [["单位", "会议数（百次）", "会议数"], [UNIT, 3, 312]])
    assert stored(told) == {"meetings": 312}


@pytest.mark.parametrize("heading", ["2023年会议数", "2023年上半年会议数", "2023年第四季度会议数"])
def test_a_column_of_a_longer_period_is_no_month(tmp_path, heading):
    told = read(tmp_path, BURDEN, [["单位", heading], [UNIT, 3]])
    assert refusals(told) == [(Problem.CUMULATIVE, "B1", "2023年12月")]


@pytest.mark.parametrize(
    ("heading", "percent"),
    [("占比（%）", 80), ("占比%", 80), ("百分比（％）", 80), ("占比（百分数）", 80), ("占比", 8000)],
)
def test_the_sign_in_the_heading_decides_what_a_bare_number_is(tmp_path, heading, percent):
    rows = [["调查名称", "年度", "问题代码", "选项", "问题", heading], ["调", 2023, "q", "甲", "问", 0.8]]
    told = read(tmp_path, "形式主义调查", [*rows, ["调", 2023, "q", "乙", "问", 0.5]])
    assert told.frame["percent"].to_list()[0] == percent


def test_other_parts_than_of_a_hundred_are_refused(tmp_path):
    rows = [["调查名称", "年度", "问题代码", "选项", "问题", "占比（‰）"], ["调", 2023, "q", "甲", "问", 8]]
    assert refusals(read(tmp_path, "形式主义调查", rows)) == [(Problem.UNKNOWN_BRACKET, "F1", "占比")]
