"""Cells of items that do not apply are greyed and noted in a template, and are imported blank."""

from datetime import date

import openpyxl
import polars as pl
import pytest

from analytics import datasets
from analytics.base import rules
from analytics.base.periods import parse
from analytics.intake import incoming
from analytics.intake.issues import Problem
from analytics.intake.known import known_of
from analytics.intake.templates import Shape, contents, template
from dashboard.files.blank_workbooks import WORDS
from tests.analytics.builders import branch, frame, organisations, rubric, unit

pytestmark = pytest.mark.usefixtures("no_child")

ROSTER = organisations(
    unit("U1", 1, name="甲局"), unit("U2", 2, name="乙局"), branch("B1", "U1", name="第一党支部")
)
RUBRIC = rubric(30, 20, 10).with_columns(applies_to_branches=pl.col("item_no") != 2)
SPARED = frame(
    "exemptions",
    [{"org_id": "U2", "rubric_version": 2020, "item_no": 3, "reason": "无此项职责", "document": None}],
)


@pytest.fixture
def made(tmp_path):
    """The template of a data set as it opens in a spreadsheet."""

    def of(name, shape=Shape.MATRIX):
        dataset = datasets.ALL[name]
        period = parse("2023-12" if name == "self_checks" else "2023H2")
        known = contents(ROSTER, RUBRIC, last_year=2026, period=period, exemptions=SPARED)
        path = tmp_path / "t.xlsx"
        path.write_bytes(template(dataset, known, WORDS, shape))
        return openpyxl.load_workbook(path)

    return of


def read(book, path):
    book.save(path)
    tables = {"organisations": ROSTER, "rubrics": RUBRIC, "exemptions": SPARED}
    tables |= {name: frame(name, []) for name in ("aliases", "changes")}
    return incoming.read_against(path, known_of(tables, date(2024, 6, 1)))


def row_of(sheet, name):
    return next(row for row in sheet.iter_rows() if name in (row[0].value, row[1].value))


def closed(cell):
    return cell.fill.patternType == "lightUp"


def test_the_cell_of_an_exemption_is_greyed_and_says_why(made):
    sheet = made("reviews")["审核评分"]

    spared, open_one = row_of(sheet, "乙局")[-1], row_of(sheet, "甲局")[-1]

    assert closed(spared)
    assert spared.value is None
    assert "不适用，不填：无此项职责" in spared.comment.text
    assert not closed(open_one)
    assert open_one.comment is None
    assert WORDS.hint_spared in sheet["A3"].value


def test_a_spared_cell_takes_nothing_and_an_open_one_keeps_its_bounds(made):
    sheet = made("reviews")["审核评分"]
    spared, open_one = row_of(sheet, "乙局")[-1], row_of(sheet, "甲局")[-1]

    rules_of = {
        cell: [one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
        for cell in (spared, open_one)
    }

    assert [(one.type, one.promptTitle) for one in rules_of[spared]] == [("textLength", WORDS.not_filled_in)]
    assert [(one.type, one.formula2) for one in rules_of[open_one]] == [("decimal", "10.0")]


def test_where_everything_applies_or_under_another_version_nothing_is_closed(made):
    other = SPARED.with_columns(rubric_version=pl.lit(2022, pl.Int64))

    assert WORDS.hint_spared not in made("assessments").worksheets[0]["A3"].value
    assert contents(ROSTER, RUBRIC, last_year=2026, exemptions=other).spared == {}


def test_items_that_branches_do_not_have_stand_greyed_in_their_place(made):
    sheet = made("branch_cards")["支部评分"]

    groups = [cell.value for cell in next(sheet.iter_rows(min_row=4, max_row=4)) if cell.value][-3:]
    cells = row_of(sheet, "第一党支部")[-6:]

    assert groups == ["1 要素1", "2 要素2（不适用）", "3 要素3"]
    assert [closed(cell) for cell in cells] == [False, False, True, True, False, False]


@pytest.mark.parametrize("name", ["reviews", "self_checks"])
def test_a_table_with_spared_cells_left_blank_is_imported(made, tmp_path, name):
    book = made(name)
    row = row_of(book.worksheets[0], "乙局")
    for cell in row[1:]:
        if not closed(cell):
            cell.value = (
                {"reviews": 1, "self_checks": 1}[name] if "日期" not in str(cell.number_format) else None
            )
    for cell in row:
        if cell.number_format == "yyyy-mm-dd":
            cell.value = None

    taken = read(book, tmp_path / "t.xlsx")

    last = rules.slot(datasets.ALL[name].score_prefixes[0], 3)
    assert taken.issues == []
    assert taken.frame.select("org_id", last).rows() == [("U2", None)]


@pytest.mark.parametrize("cleared", [False, True])
@pytest.mark.parametrize(
    ("name", "title", "places"),
    [("reviews", "乙局", {"E6": 30, "E7": 20}), ("branch_cards", "第一党支部", {"E6": 30, "F6": 2, "E8": 5})],
)
def test_a_card_says_so_in_its_cells_and_is_imported_with_or_without_the_words(
    made, tmp_path, name, title, places, cleared
):
    book = made(name, Shape.CARD)
    sheet = book[title]
    spared = [cell for row in sheet["D6:F8"] for cell in row if closed(cell)]
    assert {cell.value for cell in spared} == {"不适用"}
    assert "不适用，不填" in spared[0].comment.text
    for place, value in places.items():
        sheet[place].value = value
    for cell in spared if cleared else ():
        cell.value = None

    taken = read(book, tmp_path / "t.xlsx")

    assert taken.issues == []
    assert taken.frame.height == 1


@pytest.mark.parametrize(
    ("name", "shape"), [
        ("reviews", Shape.MATRIX), ("reviews", Shape.CARD), ("branch_cards", Shape.MATRIX),
        ("branch_cards", Shape.CARD),
    ],
)  # fmt: skip
def test_spared_cells_are_no_reports_of_a_template_nobody_filled_in(made, tmp_path, name, shape):
    taken = read(made(name, shape), tmp_path / "t.xlsx")
    assert {issue.problem for issue in taken.issues} == {Problem.NOTHING_INSIDE}
