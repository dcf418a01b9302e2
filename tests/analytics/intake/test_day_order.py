"""Days and titles that contradict the record they belong to are refused at their cell, or said."""

from datetime import date

import pytest

from analytics.intake.incoming import read_against
from analytics.intake.issues import Problem
from analytics.intake.known import Known
from analytics.intake.rubric_versions import Rubrics
from dashboard.words.issue_words import sentence
from tests.analytics import builders as b
from tests.analytics.intake.cases import HALF, MATRIX, REVIEW, UNIT
from tests.analytics.intake.workbooks import RUBRIC, TODAY, found, known, taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

DATED = ["单位", "报送日期", "审核日期", "1"]
SECOND = "示例单位02"


def read(tmp_path, sheet, rows):
    return taken(workbook(tmp_path / "r.xlsx", {sheet: rows}))


@pytest.mark.parametrize(
    ("sheet", "rows", "cell", "value", "expected"), [
        (REVIEW, [DATED, [UNIT, "2024-01-05", "2001-01-01", 1]],
         "C2", "2001-01-01", "≥ 2023-07-01（2023年下半年）"),
        (REVIEW, [DATED, [UNIT, "2024-01-05", "2024-01-04", 1]],
         "C2", "2024-01-04", "≥ 2024-01-05（报送日期）"),
        (REVIEW, [DATED, [UNIT, "2023-06-30", None, 1]], "B2", "2023-06-30", "≥ 2023-07-01（2023年下半年）"),
        ("自查自评 2023年12月", [["单位", "报送日期", "1"], [UNIT, "2023-11-30", 1]],
         "B2", "2023-11-30", "≥ 2023-12-01（2023年12月）"),
        ("审核评分", [["考核期", *DATED], ["2023H1", UNIT, "2023-07-03", "2022/12/31", 1]],
         "D2", "2022-12-31", "≥ 2023-01-01（2023年上半年）"),
        ("组织别名",
         [["组织代码", "别名", "种类", "启用日期", "停用日期"],
          ["U1", "一办", "简称", "2021-05-01", "2021-04-30"]],
         "E2", "2021-04-30", "≥ 2021-05-01（启用日期）"),
    ],
)  # fmt: skip
def test_a_day_before_the_one_it_follows_on_or_before_its_period_is_refused(
    tmp_path, sheet, rows, cell, value, expected
):
    issues = found(workbook(tmp_path / "r.xlsx", {sheet: rows}))

    assert [(one.problem, one.cell, one.value, one.expected) for one in issues] == [
        (Problem.DAY_TOO_EARLY, cell, value, expected)
    ]
    assert sentence(issues[0]).endswith(f"{cell}：“{value}”早了，应为 {expected}。")


@pytest.mark.parametrize(
    ("submitted", "reviewed"),
    [("2024-01-05", "2024-01-05"), ("2023-07-01", None), (None, "2023-07-01"), ("2023-12-20", "2023-12-28")],
)
def test_days_in_order_are_taken_also_within_the_period(tmp_path, submitted, reviewed):
    assert read(tmp_path, REVIEW, [DATED, [UNIT, submitted, reviewed, 1]]).issues == []


def test_a_review_is_held_against_the_stored_day_of_the_report_too(tmp_path):
    stored = b.reviews(
        b.review("U1", 100, period="2023H2", version=2022) | {"submitted_on": date(2024, 1, 5)}
    )

    def standing(name, partition):
        return stored if (name, partition) == ("reviews", "2023H2") else b.frame(name, [])

    path = workbook(
        tmp_path / "r.xlsx", {REVIEW: [["单位", "审核日期", "1", "2"], [UNIT, "2024-01-04", 1, 1]]}
    )
    issues = read_against(path, Known(known(), Rubrics(RUBRIC), {}, TODAY, standing)).issues

    assert [(one.problem, one.cell) for one in issues] == [(Problem.DAY_TOO_EARLY, "B2")]


PERIODS = ["考核期", *MATRIX]


@pytest.mark.parametrize(
    ("sheet", "titles", "said"), [
        ("审核评分", ["2023年上半年审核评分"], "2023年上半年"),
        ("审核评分 2022年下半年", [], "2022年下半年"),
        ("审核评分", ["2022年度审核评分汇总"], "2022年度"),  # a longer period that does not hold the row's
        ("审核评分", ["二〇二三年上半年"], "2023年上半年"),
    ],
)  # fmt: skip
def test_a_row_of_another_period_than_the_title_says_is_refused(tmp_path, sheet, titles, said):
    rows = [*([one] for one in titles), PERIODS, [HALF, UNIT, 1]]

    issues = read(tmp_path, sheet, rows).issues

    cell = f"A{len(rows)}"
    assert [(one.problem, one.cell, one.value, one.expected) for one in issues] == [
        (Problem.TITLE_OF_ANOTHER_PERIOD, cell, HALF, said)
    ]
    assert sentence(issues[0]).endswith(f"{cell}：这一行写的是{HALF}，标题写的是{said}，两者不一致。")


def test_only_the_rows_the_title_does_not_mean_are_refused(tmp_path):
    rows = [["2023年下半年审核评分"], PERIODS, [HALF, UNIT, 1], ["2023年上半年", SECOND, 1]]

    incoming = read(tmp_path, "表一", rows)

    assert [one.cell for one in incoming.issues] == ["A4"]
    assert incoming.valid["org_id"].to_list() == ["U1"]


@pytest.mark.parametrize(
    "titles", [
        [], ["审核评分"], ["2023年下半年审核评分"], ["2023年度审核评分"], ["2023年审核评分"], ["2023年12月"],
        ["2023年下半年审核评分（与2023年上半年对照）"], ["2022年下半年、2023年下半年审核评分"],
        ["2023年上、下半年审核评分"], ["2023年1—12月"], ["2022年7月至2023年12月审核评分"],
        ["填报日期：2024年1月"], ["打印时间：2024年1月8日"], ["按2020年考核办法评分"], ["2020版考评要素"],
    ],
)  # fmt: skip
def test_titles_that_mean_the_period_or_speak_of_something_else_are_let_through(tmp_path, titles):
    rows = [*([one] for one in titles), PERIODS, [HALF, UNIT, 1]]
    incoming = read(tmp_path, "审核评分", rows)
    assert incoming.issues == []
    assert Problem.TITLE_BESIDE_PERIODS not in {note.problem for note in incoming.notes}


def test_months_of_a_title_of_a_quarter_or_several_months_are_let_through(tmp_path):
    rows = [["月份", "单位", "1"], *([f"2023年{month}月", UNIT, 1] for month in (10, 11, 12))]
    for title in ("2023年第四季度自查自评", "2023年10月至12月自查自评", "2023年10-12月", "2023年下半年"):
        assert read(tmp_path, "自查自评", [[title], *rows]).issues == []


@pytest.mark.parametrize("title", ["2021年工作安排", "2022年11月整理"])
def test_a_title_that_need_not_speak_of_the_figures_is_said(tmp_path, title):
    incoming = read(tmp_path, "审核评分", [[title], PERIODS, [HALF, UNIT, 1]])

    assert incoming.issues == []
    note = next(one for one in incoming.notes if one.problem is Problem.TITLE_BESIDE_PERIODS)
    assert (note.cell, note.value) == ("A1", HALF)
    assert "按表中所写导入，请核对" in sentence(note)
