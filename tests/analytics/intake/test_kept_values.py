"""A column a file does not have clears nothing: what is stored in it for the rows of the file stays."""

from datetime import date

import polars as pl
import pytest

from analytics import datasets
from analytics.datasets import WHOLE
from analytics.intake.incoming import read_against
from analytics.intake.issues import Issue, Problem
from analytics.intake.kept_values import list_headings
from analytics.intake.known import Known
from analytics.intake.rubric_versions import Rubrics
from dashboard.words import understood_sentences
from tests.analytics import builders as b
from tests.analytics.intake.cases import LEDGER, REVIEW, SURVEY, UNIT
from tests.analytics.intake.workbooks import SPARED, TODAY, known, workbook

pytestmark = pytest.mark.usefixtures("no_child")

SECOND = "示例单位02"
RUBRIC = pl.concat([b.rubric(2, 1, 57), b.rubric(10, 20, 30, version=2022)])
CARD = b.review("U1", 900, 1800, 2700, period="2023H2", version=2022)


def taken(path, *stored, **options):
    """The file read where these frames of its data set stand, each with its partition."""
    standing = {(name, partition): frame for name, partition, frame in stored}

    def rows(name, partition):
        return standing.get((name, partition), b.frame(name, []))

    return read_against(path, Known(known(), Rubrics(RUBRIC), SPARED, TODAY, rows), **options)


def reviews(*rows):
    return "reviews", "2023H2", b.reviews(*rows)


def review_file(tmp_path, *rows):
    return workbook(tmp_path / "r.xlsx", {REVIEW: rows})


def scores(incoming, org_id="U1"):
    row = incoming.frame.filter(pl.col("org_id") == org_id).row(0, named=True)
    return [row[f"reviewed_{number:02d}"] for number in (1, 2, 3)]


FIRST_HALF = "审核评分 2023年上半年"


@pytest.mark.parametrize(
    ("sheet", "rows", "stored", "kept"), [
        (REVIEW, [["单位", "1", "2"], [UNIT, 8, 17]], CARD, [800, 1700, 2700]),
        (REVIEW, [["单位", "1", "2", "3"], [UNIT, 8, None, "/"]], CARD, [800, None, None]),  # blank clears
        (FIRST_HALF, [["单位", "1"], [UNIT, 8]], CARD, [800, None, None]),  # of another period
        (REVIEW, [["单位", "1"], [UNIT, 8]], b.review("U1", 200, period="2023H2"), [800, None, None]),
    ],
    ids=["stand nowhere", "blank", "another period", "nothing stored in them under another version"],
)  # fmt: skip
def test_items_that_stand_nowhere_in_the_sheet_keep_their_points(tmp_path, sheet, rows, stored, kept):
    incoming = taken(workbook(tmp_path / "r.xlsx", {sheet: rows}), reviews(stored))
    assert incoming.issues == []
    assert scores(incoming) == kept


def test_a_new_row_gets_nothing_and_one_that_keeps_simulated_values_is_simulated(tmp_path):
    path = review_file(tmp_path, ["单位", "1"], [UNIT, 8], [SECOND, 7])

    incoming = taken(path, reviews(CARD | {"submitted_on": date(2024, 1, 2), "synthetic": True}))

    assert [scores(incoming, unit) for unit in ("U1", "U2")] == [[800, 1800, 2700], [700, None, None]]
    columns = incoming.frame.sort("org_id").select("synthetic", "submitted_on")
    assert columns.rows() == [(True, date(2024, 1, 2)), (False, None)]


def test_valid_rows_keep_the_values_too(tmp_path):
    incoming = taken(review_file(tmp_path, ["单位", "1"], [UNIT, 8], [SECOND, "优"]), reviews(CARD))
    assert incoming.valid.select("org_id", "reviewed_03").rows() == [("U1", 2700)]


def test_points_of_another_version_refuse_the_sheet_and_say_which_columns_are_missing(tmp_path):
    path = review_file(tmp_path, ["单位", "1"], [UNIT, 8], [SECOND, 7])

    incoming = taken(path, reviews(CARD | {"rubric_version": 2020}))

    missing = "第2项审核得分, 第3项审核得分"
    assert incoming.issues == [Issue(Problem.STORED_OTHERWISE, REVIEW, "A1", "2020", missing)]
    assert incoming.valid.is_empty()


def test_points_the_version_of_the_file_has_no_item_for_are_no_loss(tmp_path):
    path = workbook(tmp_path / "r.xlsx", {REVIEW: [["单位", "1", "2", "3"], [UNIT, 8, 17, 1]]})
    stored = CARD | {"rubric_version": 2020, "reviewed_04": 100, "reviewed_09": 100}

    incoming = taken(path, reviews(stored))

    assert incoming.issues == []
    assert incoming.frame.select("reviewed_04", "reviewed_09").row(0) == (None, None)


def test_a_ledger_without_the_column_of_clearing_keeps_the_day(tmp_path):
    stored = b.weak("B1", date(2023, 2, 3), date(2023, 6, 1), date(2023, 5, 1)) | {"measure": "整顿"}
    path = workbook(
        tmp_path / "w.xlsx",
        {"后进支部台账": [LEDGER, [UNIT, "第一党支部", "2023-02-03", "虚化", "2023-07-01"]]},
    )

    incoming = taken(path, ("weak_branches", WHOLE, b.frame("weak_branches", [stored])))

    row = incoming.frame.row(0, named=True)
    assert (row["kind"], row["due_on"]) == ("虚化", date(2023, 7, 1))
    assert (row["measure"], row["cleared_on"]) == ("整顿", date(2023, 5, 1))


def test_a_rule_judges_what_is_kept_together_with_what_is_new(tmp_path):
    answer = {"survey": "调", "period": "2023", "question_id": "q", "option": "甲", "question": "问"}
    stored = b.frame("survey_answers", [answer | {"percent": 6000, "respondents": 10}])
    path = workbook(tmp_path / "s.xlsx", {"形式主义调查": [SURVEY, ["调", 2023, "q", "甲", "问", "61.6%"]]})

    incoming = taken(path, ("survey_answers", WHOLE, stored))

    assert [(one.problem, one.cell) for one in incoming.issues] == [(Problem.PERCENT_AGAINST_COUNT, "F2")]


def test_a_card_without_the_column_of_evidence_keeps_the_counts(tmp_path):
    stored = b.self_check("U1", "2023-12", 1, 2, 3, evidence=(4, 5, 6), version=2022)
    rows = [
        ["2023年12月自查自评"],
        ["单位", UNIT],
        ["序号", "考评要素", "分值", "自评分"],
        [1, "要素1", 10, 8],
        [2, "要素2", 20, 17],
        [3, "要素3", 30, 25],
    ]
    path = workbook(tmp_path / "c.xlsx", {UNIT: rows})

    incoming = taken(path, ("self_checks", "2023-12", b.frame("self_checks", [stored])))

    assert incoming.issues == []
    row = incoming.frame.row(0, named=True)
    assert (row["self_01"], [row[f"evidence_0{number}"] for number in (1, 2, 3)]) == (800, [4, 5, 6])


def test_what_is_kept_is_told(tmp_path):
    path = review_file(tmp_path, ["单位", "1"], [UNIT, 8], [SECOND, 7])
    told = taken(path, reviews(CARD | {"reviewed_on": date(2024, 1, 2)})).understood

    kept = ("审核日期", "第2项审核得分", "第3项审核得分")
    assert (told.sheets[0].kept, told.sheets[0].kept_rows) == (kept, 1)
    assert f"表中没有的列保留原值（1 条）：{'、'.join(kept)}。" in understood_sentences.sentences(told)
    assert taken(path, reviews()).understood.sheets[0].kept == ()


def test_many_items_in_a_row_are_listed_by_the_first_and_the_last():
    names = ["submitted_on", *(f"reviewed_{number:02d}" for number in (2, 4, 5, 21, 22, 23))]

    assert list_headings(datasets.ALL["reviews"], names) == [
        "报送日期", "第2项审核得分", "第4项审核得分", "第5项审核得分", "第21项审核得分–第23项审核得分",
    ]  # fmt: skip
