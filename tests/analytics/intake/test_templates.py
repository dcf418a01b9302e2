"""A template filled in comes back with the same values; one nobody filled in changes nothing."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import polars as pl
import pytest

from analytics import datasets, reference, systems
from analytics.base import periods, rules
from analytics.base.periods import Grain
from analytics.base.record_columns import Reads
from analytics.intake import incoming
from analytics.intake.issues import Problem
from analytics.intake.organisations import Organisations
from analytics.intake.templates import Shape, UnknownUnitError, contents, has_cards, template
from analytics.intake.templates.columns import table_columns
from analytics.intake.templates.rows import opening_rows
from dashboard.files.blank_workbooks import WORDS
from tests.analytics.builders import branch, committee, frame, organisations, unit

pytestmark = pytest.mark.usefixtures("no_child")

ROSTER = organisations(
    unit("007", 1, name="甲局"),
    unit("U2", 2, name="乙局"),
    unit("U3", 3, name="旧局", valid_to=date(2021, 3, 1)),
    committee("M1", "U2", name="机关党委"),
    branch("0071", "007", name="第一党支部"),
    branch("B3", "U2", name="第一党支部"),
    branch("B4", "U2", name="临时党支部", temporary=True),
)
RUBRIC = reference.rubric_2020()
CODES = {Grain.YEAR: "2023", Grain.HALF: "2023H2", Grain.QUARTER: "2023Q4", Grain.MONTH: "2023-12"}
SCORED = [name for name, dataset in datasets.ALL.items() if has_cards(dataset)]
BY_HAND = ["aliases", "changes", "exemptions", "adjustments", "weak_branches", "survey_answers"]
OF_SYSTEMS = [one.name for system in systems.ALL for one in system.DATASETS]
EXAMPLES = {
    "period": "2023年度", "due": None,
    "org_id": "甲局", "unit": "乙局", "rubric_version": 2020, "item_no": 3, "respondents": 1000,
    "from_org": "甲局", "to_org": "乙局",
    "submitted_on": date(2024, 1, 5), "reviewed_on": date(2024, 1, 8),
    "due_on": date(2023, 6, 1), "extended_to": date(2024, 3, 1),
    "cleared_on": date(2023, 6, 1),
    "closed_on": date(2023, 6, 1),
    "first_due_on": date(2023, 5, 1),
    "valid_to": date(2023, 6, 1),
}  # fmt: skip
OF_KIND = {
    Reads.TEXT: "文字", Reads.NUMBER: 3, Reads.POINTS: 0.75, Reads.PERCENT: 61.6,
    Reads.DATE: date(2023, 3, 1), Reads.FLAG: "是",
}  # fmt: skip


def period_of(dataset):
    return periods.parse(CODES[dataset.grains[0]]) if dataset.grains else None


def known(dataset, *, roster=ROSTER, rubrics=RUBRIC, unit=None):
    return contents(roster, rubrics, last_year=2026, period=period_of(dataset), unit=unit)


def opened(name, shape=Shape.MATRIX, **options):
    dataset = datasets.ALL[name]
    return openpyxl.load_workbook(
        BytesIO(template(dataset, known(dataset, **options), WORDS, shape)), keep_links=False
    )


def read(book, path, *, roster=ROSTER, rubrics=RUBRIC, **options):
    book.save(path)
    names = Organisations(roster, frame("aliases", []))
    return incoming.read(path, names, rubrics, **options)


def example(column):
    if column.name == "org_id" and "党组织" in column.heading:
        return "机关党委"
    if column.name == "org_id" and "支部" in column.heading:
        return "第一党支部"
    if column.name == "org_id" and column.kind.reads is Reads.TEXT:
        return "007"
    if column.kind.reads is Reads.CHOICE:
        return column.kind.choices[0]
    return EXAMPLES.get(column.name, OF_KIND.get(column.kind.reads))


def first_row(sheet, columns):
    """The first row below the headings."""
    heading = columns[-1].heading
    return next(cell.row for row in sheet for cell in row if cell.value == heading) + 1


def filled(name):
    """The template with an example in every empty cell of its rows (of a list: of its first row)."""
    dataset, book = datasets.ALL[name], opened(name)
    columns = table_columns(dataset, known(dataset))
    sheet, count = book[dataset.title], max(1, len(opening_rows(dataset, known(dataset))))
    first = first_row(sheet, columns)
    for row in range(first, first + count):
        for position, column in enumerate(columns, 1):
            is_open = column.applies and column.name != "code"
            if is_open and sheet.cell(row, position).value is None:
                sheet.cell(row, position).value = example(column)
    return book, columns, count


@pytest.mark.parametrize("name", [*SCORED, "assessments", "burden_counts", *BY_HAND, *OF_SYSTEMS])
def test_a_filled_template_is_read_as_it_was_filled(tmp_path, name):
    book, columns, count = filled(name)
    dataset = datasets.ALL[name]

    taken = read(book, tmp_path / "t.xlsx")

    assert taken.issues == []
    assert taken.dataset == name
    assert taken.frame.height == count
    assert not taken.synthetic
    for column in columns:
        if column.kind.reads is Reads.POINTS and column.applies:
            assert taken.frame[column.name].to_list() == [75] * count, column.name
        elif column.name in taken.frame.columns and column.kind.reads is Reads.DATE:
            assert taken.frame[column.name].to_list() == [example(column)] * count
    if period_of(dataset):
        assert set(taken.frame["period"]) == {period_of(dataset).code}
    if "rubric_version" in taken.frame.columns:
        assert set(taken.frame["rubric_version"]) == {2020}


def test_stars_are_read_for_every_branch_of_the_template(tmp_path):
    book, _, _ = filled("star_ratings")

    taken = read(book, tmp_path / "t.xlsx")

    assert taken.issues == []
    assert taken.frame.select("org_id", "period", "stars").rows() == [
        ("0071", "2023H2", 3),
        ("B3", "2023H2", 3),
    ]


@pytest.mark.parametrize(("name", "expected"), [("organisations", ROSTER), ("rubrics", RUBRIC)])
def test_what_stands_already_comes_back_unchanged(tmp_path, name, expected):
    taken = read(opened(name), tmp_path / "t.xlsx")

    assert taken.issues == []
    assert taken.frame.sort(datasets.ALL[name].key).equals(
        expected.select(taken.frame.columns).sort(datasets.ALL[name].key)
    )


@pytest.mark.parametrize(
    ("name", "shape"),
    [(name, Shape.MATRIX) for name in datasets.ALL if name not in ("organisations", "rubrics")]
    + [(name, Shape.CARD) for name in SCORED],
)
def test_an_unfilled_template_says_that_nothing_is_inside(tmp_path, name, shape):
    taken = read(opened(name, shape), tmp_path / "t.xlsx")
    assert {issue.problem for issue in taken.issues} == {Problem.NOTHING_INSIDE}
    assert taken.frame.is_empty()


@pytest.mark.parametrize(("written", "points"), [(0.5, 50), ("/", None)])
def test_a_stroke_is_a_report_of_nothing_and_a_row_with_only_a_name_is_none(tmp_path, written, points):
    book, about = opened("reviews"), datasets.ALL["reviews"]
    row = first_row(book["审核评分"], table_columns(about, known(about)))
    book["审核评分"].cell(row, 4).value = written

    taken = read(book, tmp_path / "t.xlsx")

    assert taken.issues == []
    assert taken.frame.select("org_id", "reviewed_01").rows() == [("007", points)]
    assert [(note.problem, note.cell, note.value) for note in taken.notes] == [
        (Problem.ONLY_NAMES, f"A{row + 1}", "1")
    ]


def test_only_organisations_that_stood_in_the_period_are_listed():
    names = known(datasets.ALL["reviews"]).units["name"].to_list()
    earlier = contents(ROSTER, RUBRIC, last_year=2026, period=periods.parse("2020H2"))

    assert names == ["甲局", "乙局"]
    assert earlier.units["name"].to_list() == ["甲局", "乙局", "旧局"]
    assert known(datasets.ALL["star_ratings"]).branches["org_id"].to_list() == ["0071", "B3"]


def test_one_unit_may_be_chosen_by_name_or_code():
    for text in ("乙局", "U2"):
        chosen = known(datasets.ALL["branch_cards"], unit=text)

        assert chosen.branches["org_id"].to_list() == ["B3"]
        assert chosen.roster["org_id"].to_list() == ["U2", "M1", "B3", "B4"]
    with pytest.raises(UnknownUnitError, match="丙局"):
        known(datasets.ALL["reviews"], unit="丙局")
    with pytest.raises(UnknownUnitError, match="旧局"):
        known(datasets.ALL["reviews"], unit="旧局")


def test_an_empty_lake_gives_the_real_names_and_no_mark():
    empty = datasets.ALL["organisations"].schema.create_empty()
    book = opened("reviews", roster=empty, rubrics=RUBRIC.clear())

    listed = [cell.value for cell in book["审核评分"]["A"]]
    assert set(reference.table("units_85")["unit_name"]) <= set(listed)
    texts = [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert not any(rules.SYNTHETIC_MARK in text for text in texts)


@pytest.mark.parametrize("shape", list(Shape))
def test_simulated_names_mark_what_is_imported_from_the_template(tmp_path, shape):
    simulated = ROSTER.with_columns(synthetic=pl.lit(True))
    book = opened("reviews", shape, roster=simulated)

    sheet = book.worksheets[0]
    sheet["E6" if shape is Shape.CARD else "D5"].value = 0.5
    taken = read(book, tmp_path / "t.xlsx", roster=simulated)

    assert taken.issues == []
    assert taken.frame["synthetic"].to_list() == [True]


INVENTED = RUBRIC.with_columns(  # some names have brackets of their own
    label=pl.when(pl.col("item_no") == 2).then(pl.lit("学习（含线上）")).otherwise("label") + rules.SIMULATED,
    synthetic=pl.lit(True),
)


def texts_of(book):
    return [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("name", SCORED)
def test_a_template_of_invented_items_says_once_that_they_are_and_is_read_with_and_without_the_mark(
    tmp_path, name, shape
):
    book = opened(name, shape, rubrics=INVENTED)
    texts = texts_of(book)
    assert not any(rules.SIMULATED in text for text in texts)
    assert any(text == rules.SYNTHETIC_MARK for text in texts)

    sheet = book.worksheets[0]
    labels = [label.removesuffix(rules.SIMULATED) for label in INVENTED["label"]]
    item = next(cell for row in sheet for cell in row if labels[1] in str(cell.value))
    score = sheet.cell(item.row, 4 if name == "self_checks" else 5)
    if shape is Shape.MATRIX:
        score = sheet.cell(item.row + 1 + (name != "reviews"), item.column)
    score.value = 0.5
    for as_before in (False, True):
        for cell in (cell for row in sheet for cell in row if as_before and isinstance(cell.value, str)):
            for label in labels:  # as templates of earlier versions head them
                if re.search(rf"^(?:\d+ )?{re.escape(label)}(?:（|$)", cell.value):
                    cell.value = cell.value.replace(label, label + rules.SIMULATED)
        taken = read(book, tmp_path / "t.xlsx", rubrics=INVENTED)

        assert sum(rules.SIMULATED in text for text in texts_of(book)) >= 39 * as_before
        assert taken.issues == []
        assert taken.frame["synthetic"].to_list() == [True]
        assert 50 in taken.frame.row(0)


def test_names_of_invented_items_come_back_as_they_are_stored(tmp_path):
    book = opened("rubrics", rubrics=INVENTED)
    assert not any(rules.SIMULATED in text for text in texts_of(book))

    taken = read(book, tmp_path / "t.xlsx", rubrics=INVENTED)

    key = datasets.ALL["rubrics"].key
    assert taken.issues == []
    assert taken.frame.sort(key).equals(INVENTED.select(taken.frame.columns).sort(key))


@pytest.mark.parametrize(
    ("name", "places", "expected"), [
        ("reviews", {"E6": 0.5, "E44": 2, "D6": 1}, {"reviewed_01": 50, "reviewed_39": 200}),
        ("self_checks", {"D6": 0.5, "F6": 4, "D44": 2},
         {"self_01": 50, "evidence_01": 4, "self_39": 200, "evidence_39": None}),
        ("branch_cards", {"E7": 0.5, "F7": 4}, {"score_01": None, "score_02": 50, "evidence_02": 4}),
    ],
)  # fmt: skip
def test_a_filled_card_is_read_as_it_was_filled(tmp_path, name, places, expected):
    book = opened(name, Shape.CARD)
    for cell, value in places.items():
        book.worksheets[1][cell].value = value

    taken = read(book, tmp_path / "t.xlsx")

    second = "B3" if name == "branch_cards" else "U2"
    assert taken.issues == []
    assert taken.frame["org_id"].to_list() == [second]
    assert taken.frame.select(list(expected)).rows(named=True) == [expected]
    assert set(taken.frame["period"]) == {period_of(datasets.ALL[name]).code}


def test_long_and_like_names_give_each_card_its_own_sheet():
    long = "名" * 40
    roster = organisations(*(unit(f"U{number}", number, name=f"{long}{number}") for number in range(1, 4)))

    names = opened("reviews", Shape.CARD, roster=roster).sheetnames[:3]

    assert len(set(names)) == 3
    assert max(map(len, names)) == 31
