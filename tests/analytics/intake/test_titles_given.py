"""Appraisals and selections as workbooks: each fault at its cell, with what to do about it."""

from datetime import date

import pytest

from analytics.intake.incoming import read_against
from analytics.intake.issues import Problem
from analytics.intake.known import Known
from analytics.intake.organisations import Organisations
from analytics.intake.rubric_versions import Rubrics
from analytics.kit.selections import Step
from dashboard.words import issue_words
from tests.analytics import builders as b
from tests.analytics.intake.workbooks import RUBRIC, TODAY, workbook

pytestmark = pytest.mark.usefixtures("no_child")

ROSTER = b.organisations(
    b.unit("U", name="甲单位"),
    b.branch("B1", "U", name="第一党支部"),
    b.branch("B2", "U", name="临时党支部", temporary=True),
    b.branch("B3", "U", name="撤销党支部", valid_to=date(2022, 6, 30)),
    b.branch("B4", "U", name="新设党支部", valid_from=date(2023, 3, 1)),
)
POINT, OPINION = "组织生活质量与双重组织生活", "作风评议情况"
JUDGED = ["单位", "年度", "考评内容", "评价"]
UNITS = ["单位", "年度", "称号", "环节", "决定日期", "依据文件"]
BRANCHES = ["单位", "支部", *UNITS[1:]]
DAY, PAPER = "2022-12-20", "命名文件"


def told(tmp_path, sheet, headings, *rows):
    known = Known(Organisations(ROSTER, b.frame("aliases", [])), Rubrics(RUBRIC), {}, TODAY)
    return read_against(workbook(tmp_path / "w.xlsx", {sheet: [headings, *rows]}), known)


def faults(incoming):
    return [(one.problem, one.cell, one.value, one.expected) for one in incoming.issues]


def test_words_of_points_and_opinions_are_taken_and_a_blank_is_not_judged(tmp_path):
    rows = [
        ["甲单位", 2022, POINT, "较好"],
        ["甲单位", 2022, OPINION, "有异议"],
        ["甲单位", 2022, "平安建设情况", None],
    ]
    taken = told(tmp_path, "模范机关考评", JUDGED, *rows)

    assert faults(taken) == []
    assert taken.frame.sort("criterion")["verdict"].to_list().count(None) <= 1
    assert set(taken.frame["verdict"]) >= {"较好", "有异议"}


@pytest.mark.parametrize(
    ("criterion", "verdict", "problem", "expected"),
    [
        (POINT, "优秀", Problem.NOT_A_CHOICE, "好, 较好, 一般, 差, 无异议, 提醒, 有异议"),
        (POINT, "无异议", Problem.BROKEN_RULE, "criterion_judged_in_its_own_words"),
        (OPINION, "好", Problem.BROKEN_RULE, "criterion_judged_in_its_own_words"),
    ],
)
def test_a_verdict_outside_the_scale_and_one_of_the_other_kind_are_refused(
    tmp_path, criterion, verdict, problem, expected
):
    taken = told(tmp_path, "模范机关考评", JUDGED, ["甲单位", 2022, criterion, verdict])

    assert faults(taken) == [(problem, "D2", verdict, expected)]
    assert (
        "考评要点填好、较好、一般、差" in issue_words.sentence(taken.issues[0])
        or problem == Problem.NOT_A_CHOICE
    )


def test_a_named_unit_and_branch_are_taken(tmp_path):
    units = told(tmp_path, "评选命名（单位）", UNITS, ["甲单位", 2022, "先进单位", "命名", DAY, PAPER])
    branches = told(
        tmp_path,
        "评选命名（支部）",
        BRANCHES,
        ["甲单位", "第一党支部", 2022, "先进党支部", "推荐", None, None],
    )

    assert faults(units) == faults(branches) == []
    assert units.frame.select("org_id", "period", "title", "step").rows() == [
        ("U", "2022", "先进单位", "命名")
    ]
    assert branches.frame["org_id"].to_list() == ["B1"]


@pytest.mark.parametrize("step", [Step.NAMED, Step.REVOKED])
def test_a_decision_needs_its_day_and_its_document(tmp_path, step):
    taken = told(tmp_path, "评选命名（单位）", UNITS, ["甲单位", 2022, "先进单位", step.value, None, None])

    assert [(cell, rule) for _, cell, _, rule in faults(taken)] == [
        ("E2", "decision_has_a_day"),
        ("F2", "decision_has_a_document"),
    ]
    assert "命名、撤销要填决定日期" in issue_words.sentence(taken.issues[0])


@pytest.mark.parametrize(
    ("branch", "day", "problem", "expected", "words"),
    [
        ("临时党支部", DAY, Problem.TEMPORARY_ORGANISATION, "", "是临时党支部，不参加评选命名"),
        ("撤销党支部", DAY, Problem.ENDED_BY_THAT_DAY, "2022-06-30", "当天已经撤销（2022-06-30撤销）"),
        ("新设党支部", DAY, Problem.VISIT_BEFORE_FOUNDING, "2023-03-01", "当天还没有成立"),
    ],
)
def test_a_title_for_a_temporary_an_ended_or_a_later_branch_is_refused_at_its_cell(
    tmp_path, branch, day, problem, expected, words
):
    row = ["甲单位", branch, 2022, "先进党支部", "命名", day, PAPER]
    taken = told(tmp_path, "评选命名（支部）", BRANCHES, row)

    assert faults(taken) == [(problem, "B2", branch, expected)]
    assert words in issue_words.sentence(taken.issues[0])
    assert issue_words.how_to_mend(taken.issues[0])


@pytest.mark.parametrize(
    ("sheet", "headings", "row", "cell", "offered"),
    [
        ("评选命名（支部）", BRANCHES, ["甲单位", "第一党支部", 2022, "先进单位", "命名", DAY, PAPER], "D2",
         "先进党支部"),
        ("评选命名（单位）", UNITS, ["甲单位", 2022, "先进党支部", "命名", DAY, PAPER], "C2",
         "先进单位, 示范单位, 三年总评优秀, 三年总评合格, 三年总评不合格"),
    ],
)  # fmt: skip
def test_a_title_of_units_is_not_given_to_a_branch_nor_the_reverse(
    tmp_path, sheet, headings, row, cell, offered
):
    taken = told(tmp_path, sheet, headings, row)
    title = row[headings.index("称号")]

    assert faults(taken) == [(Problem.NOT_A_CHOICE, cell, title, offered)]


def test_a_decision_of_a_day_that_has_not_come_is_refused(tmp_path):
    row = ["甲单位", TODAY.year, "先进单位", "命名", f"{TODAY.year + 1}-12-20", PAPER]
    assert [one[:2] for one in faults(told(tmp_path, "评选命名（单位）", UNITS, row))] == [
        (Problem.DAY_NOT_COME, "E2")
    ]
