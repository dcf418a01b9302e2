"""Every problem is found and names sheet, cell, value and what was expected."""

import pytest

from analytics import datasets
from analytics.intake import incoming, issues, rules_check
from analytics.intake.issues import Issue, Problem
from analytics.intake.organisations import Organisations
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics.builders import branch, organisations, unit
from tests.analytics.intake.cases import CASES, HALF, MATRIX, REVIEW, STARS
from tests.analytics.intake.workbooks import RUBRIC, found, known, taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")


OF_FILES = {
    Problem.NOT_A_WORKBOOK, Problem.PASSWORD, Problem.UNREADABLE, Problem.TOO_LARGE, Problem.TOO_MANY_ROWS,
    Problem.TOO_MANY_COLUMNS, Problem.TOO_MANY_CELLS, Problem.CELLS_FAR_APART, Problem.CELL_TOO_LONG,
    Problem.TOO_MANY_CHARACTERS, Problem.TOO_MANY_PARTS, Problem.TOO_LARGE_UNPACKED, Problem.WEB_PAGE,
    Problem.NUL_CHARACTER, Problem.UNKNOWN_ENCODING, Problem.OTHER_FORMAT,
}  # fmt: skip
OF_CARDS = {Problem.CARD_ITEM_TWICE, Problem.CARD_ITEM_MISSING, Problem.CARD_POINTS}  # test_cards
OWN_TESTS = {
    Problem.AMBIGUOUS_ORGANISATION,
    Problem.FORMULA_WITHOUT_RESULT,
    Problem.FOUND_WHILE_OPEN,  # test_open_findings
    Problem.OPEN_WHEN_FOUND_AGAIN,
    *(Problem.BEGUN_WHILE_HELD, Problem.HELD_WHEN_BEGUN),  # test_seats
    Problem.BELOW_STORED_SCORES,  # test_score_limits
    *(
        Problem.NOT_A_LISTED_WORD,
        Problem.DUTY_OF_OTHER_GRAIN,
        Problem.DUTY_REPORTED_TWICE,
        Problem.PERCENT_OF_COUNT,
        Problem.SHARE_IN_PERCENT,
        Problem.AMOUNT_IN_OTHER_UNIT,
        Problem.AMOUNT_NOT_IN_CENTS,
        Problem.UNIT_OF_NO_AMOUNT,
        Problem.COUNTED_ELSEWHERE,
    ),  # test_duty_reports
    Problem.DAY_TOO_EARLY,  # test_day_order
    Problem.NOT_MARKED,
    *(Problem.ENDED_BY_THAT_DAY, Problem.TEMPORARY_ORGANISATION),  # test_titles_given
    Problem.STORED_OTHERWISE,  # test_kept_values
    Problem.TITLE_OF_ANOTHER_PERIOD,  # test_day_order
    Problem.UNKNOWN_KIND,  # test_heading_rows
    Problem.TABLES_SIDE_BY_SIDE,  # test_repeated_headings
    Problem.GROUPS_OF_ONE_HEADING,
    Problem.FULL_MARKS_DISAGREE,  # test_other_rows
    Problem.HEADINGS_NOT_FOUND,  # test_unread_sheets
    Problem.TURNED_TABLE,
    *(Problem.MOVE_WITHOUT_DAY, Problem.DAY_OF_MOVE),  # actions/test_moves, as the next two
    *(Problem.UNDER_AN_ENDED_ONE, Problem.ENDS_BEFORE_BRANCHES),
    *issues.NOTES,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.issue.problem}-{case.issue.cell}")
def test_a_problem_names_sheet_cell_value_and_what_was_expected(tmp_path, case):
    path = workbook(tmp_path / "upload.xlsx", {case.sheet: case.rows})
    assert found(path, **case.options) == [case.issue]


def test_every_problem_has_a_test():
    tested = {case.issue.problem for case in CASES} | OF_FILES | OF_CARDS | OWN_TESTS
    assert tested == set(Problem)


def test_a_name_that_two_units_bear_is_ambiguous(tmp_path):
    twins = organisations(unit("U1", 1, name="示例单位"), unit("U2", 2, name="示例单位"))
    path = workbook(tmp_path / "upload.xlsx", {REVIEW: [MATRIX, ["示例单位", 1]]})

    names = Organisations(twins, datasets.ALL["aliases"].schema.create_empty())
    reviews = incoming.read(path, names, RUBRIC)

    assert reviews.issues == [Issue(Problem.AMBIGUOUS_ORGANISATION, REVIEW, "A2", "示例单位", "U1, U2")]


def test_two_branches_of_one_unit_with_one_name_are_ambiguous(tmp_path):
    twins = organisations(unit("U1", 1), branch("B1", "U1", name="支部"), branch("B2", "U1", name="支部"))
    path = workbook(tmp_path / "upload.xlsx", {f"星级评定 {HALF}": [STARS, ["U1", "支部", 5]]})

    stars = incoming.read(path, Organisations(twins, datasets.ALL["aliases"].schema.create_empty()), RUBRIC)

    assert [(issue.cell, issue.expected) for issue in stars.issues] == [("B2", "B1, B2")]


def test_notes_name_what_was_passed_over_and_do_not_stop_the_import(tmp_path):
    rows = [
        ["单位", "联系电话", "1", "总分"],
        ["示例单位01", "123", 1, 40],
        ["合计", None, 1],
        ["注：以上为系统导出"],
    ]
    path = workbook(tmp_path / "upload.xlsx", {REVIEW: rows, "附表": [["甲", "乙"]]})

    reviews = taken(path)

    assert reviews.issues == []
    assert reviews.frame.height == 1
    assert reviews.notes == [
        Issue(Problem.UNKNOWN_COLUMN, REVIEW, "B1", "联系电话"),
        Issue(Problem.UNKNOWN_COLUMN, REVIEW, "D1", "总分"),
        Issue(Problem.IGNORED_ROW, REVIEW, "A3", "合计"),
        Issue(Problem.IGNORED_ROW, REVIEW, "A4", "注：以上为系统导出"),
        Issue(Problem.IGNORED_SHEET, "附表"),
    ]


def test_all_issues_are_kept_however_many(tmp_path):
    path = workbook(tmp_path / "upload.xlsx", {REVIEW: [MATRIX, *[["U1", "甲", "乙"]] * 150]})

    reviews = taken(path)

    assert len(reviews.issues) == reviews.issue_count == 449  # 300 are no number, 149 repeat the unit
    assert {(issue.file, issue.column) for issue in reviews.issues} == {
        ("upload.xlsx", column) for column in MATRIX[:3]
    }


def test_beyond_what_anybody_mends_issues_are_counted_only(tmp_path, monkeypatch):
    monkeypatch.setattr(issues, "MOST_ISSUES", 200)
    path = workbook(tmp_path / "upload.xlsx", {REVIEW: [MATRIX, *[["U1", "甲", "乙"]] * 150]})

    reviews = taken(path)

    assert (len(reviews.issues), reviews.issue_count) == (200, 449)
    assert reviews.valid.is_empty()
    assert reviews.left_out.height == 150


def test_rules_over_several_rows_are_the_ones_that_look_over_groups():
    over = {
        name
        for dataset in datasets.ALL.values()
        for name, rule in dataset.schema._validation_rules(with_cast=False).items()
        if any(sign in str(rule.expr) for sign in (".over(", ".implode("))
    }

    assert over == rules_check.OVER_SEVERAL_ROWS


def test_without_any_rubric_a_matrix_is_refused_once(tmp_path):
    path = workbook(tmp_path / "upload.xlsx", {REVIEW: [MATRIX, ["U1", 1], ["U2", 1]]})
    assert incoming.read(path, known(), RUBRIC.clear()).issues == [Issue(Problem.UNKNOWN_RUBRIC, REVIEW)]


def test_a_sheet_without_a_heading_of_the_data_set_asked_for_says_so(tmp_path):
    path = workbook(tmp_path / "upload.xlsx", {"S": [["甲", "乙"]]})

    reviews = taken(path, dataset="reviews")

    assert reviews.issues == [Issue(Problem.UNKNOWN_DATASET, "S", expected="审核评分")]
    assert reviews.frame.schema == datasets.ALL["reviews"].schema.create_empty().schema


def test_a_file_that_is_not_there_is_the_callers_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        incoming.read(tmp_path / "none.xlsx", known(), RUBRIC)


def test_without_any_rubric_exemptions_are_refused_once_and_no_version_is_said_to_be_there(tmp_path):
    rows = [["单位", "版本", "要素序号", "原因"], ["U1", 2022, 1, "无此职能"], ["U2", 2022, 1, "无此职能"]]
    path = workbook(tmp_path / "upload.xlsx", {"不适用项": rows})

    issues = incoming.read(path, known(), RUBRIC.clear()).issues

    assert issues == [Issue(Problem.UNKNOWN_RUBRIC, "不适用项")]
    assert sentence(issues[0]).endswith("请先导入该版本的考评要素。已有版本：无。")
    assert how_to_mend(issues[0]) == "先导入该版本的考评要素，版本写错的改为已有的（无）。"
