"""What agrees is let through: the other side of every cross check."""

from datetime import date

import pytest

from analytics.intake.issues import Problem
from tests.analytics.intake.cases import HALF, LEDGER, MATRIX, REVIEW, SURVEY, UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

SECOND, ENDED = "示例单位02", "示例单位03"


def asked(percent, base):
    """A survey in which so many percent of so many people chose an answer."""
    return [[*SURVEY, "作答人数"], ["调", 2023, "q", "甲", "问", percent, base]]


@pytest.mark.parametrize("heading", ["合计", "总分", "得分合计", "审核得分合计", "合计（分）", "总得分"])
def test_a_total_that_adds_up_is_compared_and_not_imported(tmp_path, heading):
    rows = [["单位", "1", "2", heading], [UNIT, 1.25, 30, 31.25], [SECOND, 2, None, "2.00分"]]
    reviews = taken(workbook(tmp_path / "r.xlsx", {REVIEW: rows}))

    assert reviews.issues == []
    assert [(note.problem, note.value) for note in reviews.notes] == [(Problem.COMPARED_COLUMN, heading)]


TOTALLED = ["单位", "1", "2", "合计"]
AGREES = {
    "a total may hold the adjustment beside it": (
        REVIEW, [["单位", "1", "2", "加减分", "总分"], [UNIT, 1, 30, "+0.5", 31.5], [SECOND, 1, None, 2, 1]],
    ),
    **{
        f"a total that says {said} is not compared": (REVIEW, [TOTALLED, [UNIT, 1, 30, said]])
        for said in (None, "/", "未报", "待定")
    },
    "several rows of sums are sums of parts": (
        REVIEW, [["单位", "1", "2"], [UNIT, 1, 30], ["合计", 5, 5], [SECOND, 2], ["合计", 7, 7]],
    ),
    "a rating counts no stars in its row of sums": (
        f"星级评定 {HALF}", [["单位", "支部", "星级"], [UNIT, "第一党支部", 5], ["合计", "1个", 1]],
    ),
    "where an item is exempt the cell may say so": (REVIEW, [MATRIX, [SECOND, 1, "不适用"]]),
    "an exemption holds for its rubric version only": (
        "审核评分 2021年下半年", [["单位", "1", "2"], [SECOND, 1, 1]],
    ),
    "a unit counts until the period of its last day": (
        "审核评分 2022年下半年", [MATRIX, ["示例单位03", 1]],
    ),
    "so does a branch": ("星级评定 2023年上半年", [["组织代码", "星级"], ["B4", 3]]),
    "and until the very day in a ledger": (
        "后进支部台账", [LEDGER, [SECOND, "第四党支部", "2023-06-30", "弱化", "2023-08-01"]],
    ),
    "a version that is written down is taken at its word": (
        REVIEW, [["单位", "版本", "1 要素1", "3 要素3"], [UNIT, 2020, 2, 40]],
    ),
    **{
        f"{percent} is a count of {base} people": ("形式主义调查", asked(percent, base))
        for percent, base in (
            ("61.6%", 1000), ("33.3%", 3), ("33.33%", 3), ("66.6%", 3), ("66.7%", 3), ("0%", 0), ("100%", 7),
            ("5%", None),
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("case", AGREES)
def test_what_agrees_is_let_through(tmp_path, case):
    sheet, rows = AGREES[case]
    assert taken(workbook(tmp_path / "r.xlsx", {sheet: rows})).issues == []


def test_a_total_over_an_item_that_cannot_be_read_brings_no_fault_of_its_own(tmp_path):
    rows = [["单位", "1", "2", "合计"], [UNIT, "甲", 30, 31]]
    assert [issue.cell for issue in taken(workbook(tmp_path / "r.xlsx", {REVIEW: rows})).issues] == ["B2"]


def test_a_period_counts_from_its_first_day(tmp_path):
    path = workbook(tmp_path / "r.xlsx", {"审核评分 2024年上半年": [MATRIX, [UNIT, 1]]})

    assert taken(path, today=date(2024, 1, 1)).issues == []
    assert [one.problem for one in taken(path, today=date(2023, 12, 31)).issues] == [Problem.PERIOD_NOT_BEGUN]
    assert taken(path, today=None).issues == []


@pytest.mark.parametrize(("percent", "base"), [("5%", 0), ("34%", 3), ("99.9%", 7), ("12.5%", 7)])
def test_a_percentage_no_count_of_people_gives_is_refused(tmp_path, percent, base):
    issues = taken(workbook(tmp_path / "s.xlsx", {"形式主义调查": asked(percent, base)})).issues
    assert [(issue.problem, issue.cell) for issue in issues] == [(Problem.PERCENT_AGAINST_COUNT, "F2")]


def test_labels_two_versions_share_belong_to_the_one_in_force(tmp_path):
    rows = [["单位", "1 要素1", "2 要素2"], [UNIT, 2, 1]]

    reviews = taken(workbook(tmp_path / "r.xlsx", {"审核评分 2021年下半年": rows}))

    assert reviews.issues == []
    assert reviews.frame["rubric_version"].to_list() == [2020]


@pytest.mark.parametrize(
    ("sheet", "rows", "cell"), [
        ("问题台账",
         [["单位", "编号", "问题来源", "问题类型", "发现日期", "整改时限", "销号日期"],
          [UNIT, 1, "自查", "其他", "2023-03-01", "2023-06-01", "2024-01-09"]], "G2"),
        ("观摩台账",
         [["单位", "支部", "方式", "日期", "组织者"],
          [UNIT, "第一党支部", "支部观摩", "2024-01-09", "工委"]], "D2"),
        ("督查台账", [["单位", "督查日期", "组织者"], [UNIT, "2024-01-09", "工委"]], "B2"),
    ],
)  # fmt: skip
def test_what_a_system_says_has_been_cannot_lie_ahead(tmp_path, sheet, rows, cell):
    issues = taken(workbook(tmp_path / "r.xlsx", {sheet: rows}), today=date(2024, 1, 8)).issues
    assert [(issue.problem, issue.cell) for issue in issues] == [(Problem.DAY_NOT_COME, cell)]


def test_a_unit_is_inspected_only_while_it_stands(tmp_path):
    days = "2019-12-31", "2020-01-01", "2022-12-31", "2023-01-01"
    rows = [["单位", "督查日期", "组织者"], *([ENDED, day, "工委"] for day in days)]

    issues = taken(workbook(tmp_path / "r.xlsx", {"督查台账": rows})).issues

    assert [(issue.problem, issue.cell, issue.expected) for issue in issues] == [
        (Problem.VISIT_BEFORE_FOUNDING, "A2", "2020-01-01"),
        (Problem.ABOLISHED_ORGANISATION, "A5", "2022-12-31 → 示例单位02"),
    ]


def test_a_branch_is_not_observed_after_its_last_day(tmp_path):
    headings = ["单位", "支部", "方式", "日期", "组织者"]
    rows = [[SECOND, "第四党支部", "支部观摩", day, "工委"] for day in ("2023-06-30", "2023-07-01")]

    issues = taken(workbook(tmp_path / "r.xlsx", {"观摩台账": [headings, *rows]})).issues

    assert [(issue.problem, issue.cell) for issue in issues] == [(Problem.ABOLISHED_ORGANISATION, "B3")]
