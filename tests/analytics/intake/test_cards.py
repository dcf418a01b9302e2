"""A card (a sheet an organisation, items down) is read as the matrix row it stands for."""

from datetime import date

import pytest

from analytics import datasets
from analytics.base import periods
from analytics.intake.issues import Issue, Problem
from tests.analytics.intake.workbooks import found, taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

HEADINGS = ["序号", "考评要素", "分值", "自评分", "审核分", "支撑材料数"]
HALF, MONTH = "2023年下半年", "2023年12月"


def lines(first=(1, "要素1", 10, 9, 8.5, 3), second=(2, "要素2", 50, 50, 40, 7)):
    return [list(first), list(second)]


def card(*items, unit="示例单位01", period=HALF, total=(60, 59, 48.5, 10), headings=HEADINGS, branch=None):
    """Rows of a card; the items begin in row 5."""
    rows = [
        ["机关党建考核评分卡"],
        ["单位", unit, "考核期", period],
        ["支部", branch] if branch else [],
        headings,
    ]
    return [*rows, *(items or lines()), ["合计", None, *total]]


def only(*items):
    return card(*items, total=())


def issue(problem, cell, value="", expected="", sheet="卡"):
    return Issue(problem, sheet, cell, value, expected)


def issues_of(tmp_path, rows, **options):
    return found(workbook(tmp_path / "c.xlsx", {"卡": rows}), **options)


@pytest.mark.parametrize(
    ("given", "dataset", "row", "noted"), [
        ({}, "reviews",
         {"org_id": "U1", "period": "2023H2", "rubric_version": 2022, "reviewed_01": 850, "reviewed_02": 4000,
          "reviewed_03": None}, [("D4", "自评分"), ("F4", "支撑材料数")]),
        ({"period": MONTH}, "self_checks",
         {"org_id": "U1", "period": "2023-12", "self_01": 900, "evidence_01": 3, "self_02": 5000,
          "evidence_02": 7}, [("E4", "审核分")]),
        ({"branch": "第一党支部", "unit": "示例单位02"}, "branch_cards",
         {"org_id": "B3", "unit_id": "U2", "period": "2023H2", "score_01": 850, "evidence_01": 3,
          "score_02": 4000, "evidence_02": 7}, [("D4", "自评分")]),
    ],
    ids=["half-year", "month", "branch"],
)  # fmt: skip
def test_a_card_brings_the_scores_of_its_period_and_organisation(tmp_path, given, dataset, row, noted):
    cards = taken(workbook(tmp_path / "c.xlsx", {"卡": card(**given)}))

    assert (cards.dataset, cards.issues) == (dataset, [])
    assert cards.frame.select(list(row)).rows(named=True) == [row]
    assert [(note.cell, note.value) for note in cards.notes] == noted
    assert {note.problem for note in cards.notes} == {Problem.CARD_COLUMN_NOT_IMPORTED}


def test_cards_of_several_units_lie_in_one_workbook(tmp_path):
    spared = lines(second=(2, "要素2", 50, 50, "不适用", 7))
    sheets = {"一": card(), "二": card(*spared, unit="示例单位02", total=(60, 59, 8.5, 10))}

    reviews = taken(workbook(tmp_path / "c.xlsx", sheets))

    assert reviews.issues == []
    assert reviews.frame["org_id"].to_list() == ["U1", "U2"]


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        (["单位：示例单位01　", "考核期：2023年下半年"], "卡"),
        (["2023年下半年考核评分卡"], "示例单位01"),
        (["填报单位", None, "示例一办", "期间", "2023H2"], "卡"),
        (["单位：分", "被考核单位：示例单位01", "考核期：2023年下半年"], "卡"),
        (["单位", "分", "考核期：2023年下半年"], "示例单位01"),
        (["单位：示例单位01     考核期：2023年下半年     填表人：某某   电话：10:30"], "卡"),
        (["被考核单位:示例单位01考核期:2023年下半年"], "卡"),
        (["考核期：2023年下半年；单位（盖章）：示例单位01"], "卡"),
        (["单位（公章）", "示例单位01（盖章）", "考核期：2023年下半年"], "卡"),
        (["单位：示例单位01（章）", "考核期：2023年下半年"], "卡"),
        (["单位：（盖章）", "考核期：2023年下半年"], "示例单位01"),
        (["单 位：示例单位01", "考核期：2023年下半年"], "卡"),
        (["考核期：2023年下半年  单　位（盖章）：示例单位01"], "卡"),
    ],
)  # fmt: skip
def test_the_unit_stands_beside_its_label_or_names_the_sheet(tmp_path, title, sheet):
    rows = [title, HEADINGS, *lines()]

    assert taken(workbook(tmp_path / "c.xlsx", {sheet: rows}, start=(1, 1))).frame["org_id"].to_list() == [
        "U1"
    ]


def test_days_and_codes_may_stand_in_one_cell_with_the_unit(tmp_path):
    title = [
        "单位：示例单位01   组织代码：U1  报送日期：2024年1月3日   审核日期：2024-01-05 10:30   审核人：某某"
    ]
    rows = [["2023年下半年评分卡"], title, HEADINGS, *lines()]

    told = taken(workbook(tmp_path / "c.xlsx", {"卡": rows}))

    assert told.issues == []
    assert told.frame.select("org_id", "submitted_on", "reviewed_on").rows() == [
        ("U1", date(2024, 1, 3), date(2024, 1, 5))
    ]


def test_a_fault_in_such_a_cell_names_the_cell_and_the_part(tmp_path):
    rows = [["单位：示例单位9   考核期：2023年下半年"], HEADINGS, *lines()]
    told = found(workbook(tmp_path / "c.xlsx", {"卡": rows}))
    assert [(one.problem, one.cell, one.value) for one in told] == [
        (Problem.UNKNOWN_ORGANISATION, "A1", "示例单位9")
    ]


def test_the_caller_may_name_the_period(tmp_path):
    path = workbook(tmp_path / "c.xlsx", {"示例单位01": [HEADINGS, *lines()]})

    assert taken(path, period=periods.parse("2023H2")).dataset == "reviews"
    assert taken(path, period=periods.parse("2023-12")).dataset == "self_checks"
    assert {one.problem for one in found(path)} == {Problem.MISSING_PERIOD}


def test_headings_may_take_two_rows_and_groups_may_stand_between_the_items(tmp_path):
    upper = ["序号", "考评要素", "分值", "得分情况", "得分情况", "支撑材料数"]
    lower = [None, None, None, "自评分", "审核分", None]
    rows = card(["一、甲", None, None], *lines())
    rows[3:4] = [upper, lower]

    reviews = taken(workbook(tmp_path / "c.xlsx", {"卡": rows}))

    assert reviews.issues == []
    assert reviews.frame.select("reviewed_01", "reviewed_02").rows() == [(850, 4000)]
    assert (Problem.IGNORED_ROW, "A6") in [(note.problem, note.cell) for note in reviews.notes]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (only(*lines((1, "要素1", 10, 9, 11, 3))), issue(Problem.OUT_OF_BOUNDS, "E5", "11", "0–10")),
        (
            only(*lines((1, "要素1", 10, 9, "优", 3))),
            issue(Problem.NOT_A_NUMBER, "E5", "优", "0–10"),
        ),
        (only(*lines((1, "要素1", 2, 1, 1, 3))), issue(Problem.CARD_POINTS, "C5", "2", "10")),
        (only(*lines(), lines()[0]), issue(Problem.CARD_ITEM_TWICE, "A7", "1")),
        (only(lines()[1]), issue(Problem.CARD_ITEM_MISSING, "A5", "", "1 要素1")),
        (only(lines()[0]), issue(Problem.CARD_ITEM_MISSING, "A5", "", "2 要素2")),
        (card(total=(60, 59, 49, 10)), issue(Problem.TOTAL_DISAGREES, "E7", "49", "48.5")),
        (card(total=(61, 59, 48.5, 10)), issue(Problem.TOTAL_DISAGREES, "C7", "61", "60")),
        (only(*lines(), (9, "九", 1, 1, 1, 1)), issue(Problem.UNKNOWN_ITEM, "B7", "9、九", "1–3")),
        (
            card(unit="示例单位1"),
            issue(Problem.UNKNOWN_ORGANISATION, "B2", "示例单位1", "示例单位01, 示例单位02"),
        ),
        (
            only(*lines((1, "要素2", 10, 9, 8, 3), (2, "要素1", 50, 9, 8, 3))),
            issue(Problem.LABEL_OF_ANOTHER_ITEM, "B5", "1、要素2", "2"),
        ),
        (
            only(*lines((1, "要素1", 10, 9, "不适用", 3))),
            issue(Problem.EXEMPTION_IN_A_SCORE, "E5", "不适用"),
        ),
    ],
)  # fmt: skip
def test_a_fault_names_the_cell_of_the_card(tmp_path, rows, expected):
    assert expected in issues_of(tmp_path, rows)


def test_sums_nobody_has_calculated_say_nothing(tmp_path):
    assert issues_of(tmp_path, card(total=("/", "", None, None))) == []


def test_a_period_that_has_not_begun_is_shown_in_the_title_of_the_card(tmp_path):
    rows = card(*lines(), period="2024年下半年")
    told = issues_of(tmp_path, rows)

    place = next(
        f"{'ABCDEF'[column]}{row}"
        for row, cells in enumerate(rows, 1)
        for column, text in enumerate(cells)
        if "2024年下半年" in str(text)
    )
    assert told == [issue(Problem.PERIOD_NOT_BEGUN, place, "2024年下半年", "2024年上半年")]


def test_a_card_twice_names_both_sheets(tmp_path):
    issues = found(workbook(tmp_path / "c.xlsx", {"一": card(), "二": card()}))
    assert issues == [issue(Problem.DUPLICATE_ROW, "B2", "示例单位01", "一!B2", sheet="二")]


def test_an_empty_card_among_filled_ones_changes_nothing(tmp_path):
    empty = card((1, "要素1", 10), (2, "要素2", 50), unit="示例单位02", total=(60, 0, 0, 0))

    reviews = taken(workbook(tmp_path / "c.xlsx", {"一": card(), "二": empty}))

    assert reviews.issues == []
    assert reviews.frame["org_id"].to_list() == ["U1"]
    assert [(one.sheet, one.value) for one in reviews.notes if one.problem is Problem.UNFILLED_CARDS] == [
        ("二", "1")
    ]
    assert Problem.ONLY_NAMES not in {one.problem for one in reviews.notes}


def test_the_sheet_of_a_rubric_is_no_card(tmp_path):
    rows = [
        ["版本", "序号", "维度", "分值", "要素", "适用单位", "适用支部"],
        [2022, 1, "甲", 60, "要素", "是", "否"],
    ]

    assert taken(workbook(tmp_path / "c.xlsx", {"考评要素": rows})).dataset == datasets.ALL["rubrics"].name


@pytest.mark.parametrize("below", ["扣分", "失分", "平均分"])
def test_what_is_taken_off_below_a_heading_of_scores_is_no_score(tmp_path, below):
    upper = ["序号", "考评要素", "分值", "得分", "得分", "支撑材料数"]
    rows = card(*lines())
    rows[3:4] = [upper, [None, None, None, below, "审核分", None]]
    told = taken(workbook(tmp_path / "c.xlsx", {"卡": rows}))
    assert told.frame.select("reviewed_01", "reviewed_02").rows() == [(850, 4000)]


@pytest.mark.parametrize("heading", ["审核分（折算）", "审核分（百分制）", "审核分（扣分）"])
def test_a_bracket_over_the_scores_of_a_card_is_understood_or_refused(tmp_path, heading):
    told = taken(workbook(tmp_path / "c.xlsx", {"卡": card(headings=[*HEADINGS[:4], heading, HEADINGS[5]])}))
    assert told.frame.is_empty() or told.frame["reviewed_01"].to_list() == [None]


def test_a_card_of_what_is_taken_off_is_no_review(tmp_path):
    rows = [["2023年下半年审核扣分卡"], *card()[1:]]
    assert [one.problem for one in issues_of(tmp_path, rows)] == [Problem.OTHER_TABLE]
