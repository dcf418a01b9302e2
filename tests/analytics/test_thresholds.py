"""What documents fix in numbers: rows as their clauses say, codes and labels used once."""

import pytest

from analytics.base import rules
from analytics.base.periods import Grain
from analytics.reference.thresholds import Measure, Shape, Standing, duties, scopes, thresholds
from analytics.systems.requirements import DUTIES

ROWS = {one.code: one for one in thresholds()}
# Documents that bind nobody: what they say is a yardstick for everybody.
NOBODY = {"条例", "—"}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("organisation_life_checks", (Shape.ROUND, Measure.SHARE, "组织", ("unit",), 100, "%", "year")),
        ("debriefing_yearly", (Shape.ROUND, Measure.SHARE, "组织", ("unit",), 100, "%", "year")),
        (
            "lower_party_building_reviews",
            (Shape.DUTY, Measure.SHARE, "组织", ("committee", "general_branch", "branch"), 100, "%", "half"),
        ),
        ("observation_rounds", (Shape.ROUND, Measure.SHARE, "次", ("unclear",), 1, "次", "quarter")),
        ("full_time_cadre_ratio_rule", (Shape.DUTY, Measure.BALANCE, "人", ("unit",), 1, "%", "year")),
        ("party_affairs_staff", (Shape.DUTY, Measure.STOCK, "人", ("unit",), 3, "人", "year")),
        ("new_secretary_training", (Shape.DUTY, Measure.SHARE, "人", ("unit",), 100, "%", "year")),
    ],
)
def test_rows_that_were_too_narrow_say_what_their_clauses_say(code, found):
    row = ROWS[code]
    assert (row.shape, row.measure, row.counted, row.subject, row.threshold, row.unit, row.period) == found


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("debriefing_yearly", "双述职"),
        ("observation_rounds", rules.TO_BE_CONFIRMED),
        ("full_time_cadre_ratio_rule", "1%—2%"),
        ("party_affairs_staff", "不相加"),
        ("new_secretary_training", "六个月"),
    ],
)
def test_what_a_corrected_row_turns_on_stands_in_its_note(code, words):
    assert words in ROWS[code].note


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("secretary_rotation_class", ("洛阳意见 10", Shape.DUTY, ("city",), 1, "year")),
        ("standing_committee_hearing", ("洛阳意见 54", Shape.DUTY, ("city",), 1, "year")),
        ("committee_inspection", ("洛阳意见 54", Shape.ROUND, ("unit",), 100, "year")),
        ("responsibility_report", ("洛阳意见 54", Shape.DUTY, ("unit",), 1, "year")),
        ("duty_list_issued", ("洛阳意见 54；水文局要点 26", Shape.DUTY, ("unit",), 1, "year")),
        ("discipline_body", ("洛阳意见 58", Shape.SPAN, ("committee",), 1, "at any time")),
        ("model_units_named", ("三个氛围方案 三（五）", Shape.APPRAISAL, ("city",), 20, "year")),
        ("model_branches_named", ("三个氛围方案 三（五）", Shape.APPRAISAL, ("city",), 100, "year")),
        ("honours_two_yearly", ("洛阳意见 46", Shape.DUTY, ("city",), 150, "year")),
        ("item38_courses", ("水文局要点 38", Shape.DUTY, ("unit",), 0, "year")),
    ],
)
def test_figures_no_row_held_have_one(code, found):
    row = ROWS[code]
    assert (row.source, row.shape, row.subject, row.threshold, row.period) == found


def test_a_number_that_only_one_year_had_or_none_is_never_binding():
    loose = ("model_units_named", "model_branches_named", "honours_two_yearly", "item38_courses")
    assert not [code for code in loose if ROWS[code].standing is Standing.BINDING]


@pytest.mark.parametrize("name", ["code", "label", "short"])
def test_codes_and_names_are_used_once(name):
    values = [getattr(one, name) for one in thresholds()]
    assert len(set(values)) == len(values)
    assert all(values)


def test_what_a_later_rule_puts_in_doubt_is_never_binding_and_never_quoted():
    doubted = [one for one in thresholds() if one.later_rule]

    assert {one.code for one in doubted} == {"study_notes"}
    assert not [one.code for one in doubted if one.standing is Standing.BINDING]
    assert all(one.later_rule.startswith("2024年") for one in doubted)
    assert all("待工委核对原文" in one.later_rule for one in doubted)
    assert not [one.code for one in doubted if "“" in one.later_rule]


def test_meetings_and_documents_name_the_rule_of_2024_beside_the_one_that_binds():
    named = {one.code for one in thresholds() if "2024年" in one.note}
    assert named == {"burden_meetings", "burden_documents"}
    assert all("待工委核对原文" in ROWS[code].note for code in named)


def test_every_scope_is_one_whose_members_are_listed_or_one_that_binds_nobody():
    named = {scope for one in thresholds() for scope in one.scopes}
    assert named <= {one.name for one in scopes()} | NOBODY
    assert not [
        one.code
        for one in thresholds()
        if one.standing is Standing.BINDING and set(one.scopes) <= NOBODY
    ]  # fmt: skip


def test_simulated_units_stand_for_no_real_ones_and_the_reverse():
    for one in scopes():
        named = one.unit or one.region
        if named:
            assert one.is_simulated is not None
            assert named.startswith("示例") == one.is_simulated


def test_every_named_scope_has_a_real_row_and_a_simulated_one():
    for name in ("洛阳市", "水利系统", "省事管局"):
        assert {one.is_simulated for one in scopes() if one.name == name} == {True, False}


def test_a_duty_has_a_period_and_a_share_is_of_everybody_or_of_a_stated_part():
    for one in duties():
        assert one.grain in set(Grain)
        assert one.measure in set(Measure)
        assert (one.unit == "%") == (one.measure in (Measure.SHARE, Measure.BALANCE)) or one.counted == "分"


# Stored in duty_reports: a label that changes here loses what was reported under it.
LABELS = """
理论学习中心组集中学习研讨 中心组成员学习体会每人不少于2篇 中心组成员基层党课每人不少于1次
党员集中学习培训每人不少于32学时 意识形态专题研究 意识形态专题报告 意识形态分析研判 民主生活会 实地红色教育
党史、新中国史、改革开放史与爱国主义教育 专题学习 专题案例或警示教育 党规党纪集中教育 书记廉政党课
河洛清风大讲堂（市级活动） 八项规定执行情况通报 八项规定执行情况报告 党组专题研究机关党建 党组研究支部建设
党委（总支）、支部专题研究机关党建 研究群团工作 班子成员调研报告每人不少于1篇 领导干部调研报告每人不少于2篇
领导干部下基层调研每人不少于2个月 党员志愿服务每人不少于2次 新任支部书记六个月内培训率
专职党务干部占机关工作人员比例 专职党务干部占机关工作人员比例（条例§1%—2%） 从事党务工作人员
党费上缴工委比例 基层党组织书记轮训班 党委常委会听取机关党建汇报 党组向上级报告履责情况
三级四岗责任清单已制定 每两年表彰优秀党员和优秀党务工作者 配合培训轮训 岗位变动必谈 组织处理必谈 家庭变故必谈
苗头性问题必谈 党组织到社区报到 在职党员到社区报到 支部结对共建 班子成员建立联系点
"""


def test_the_words_under_which_duties_are_stored_are_a_format():
    assert [one.label for one in DUTIES] == [word.replace("§", " ") for word in LABELS.split()]
