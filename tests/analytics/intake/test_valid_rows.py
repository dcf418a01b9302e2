"""Valid rows alone, only when asked for by name; with what is left out they are all records of the file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.intake.cases import HALF, MATRIX, REVIEW, ROSTER, RUBRIC_HEADINGS, SURVEY, UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

SECOND = "示例单位02"


def kept_out(incoming) -> list[tuple[int, list[tuple[str, str]]]]:
    """Row and the problem and cell of each of its reasons."""
    return [
        (row, [(reason["problem"], reason["cell"]) for reason in reasons])
        for row, reasons in incoming.left_out.select("row", "reasons").iter_rows()
    ]


def test_a_faultless_file_has_only_valid_rows(tmp_path):
    reviews = taken(workbook(tmp_path / "r.xlsx", {REVIEW: [MATRIX, [UNIT, 1]]}))
    assert reviews.valid.equals(reviews.frame)
    assert reviews.left_out.is_empty()


def test_a_broken_row_is_left_out_as_it_stands_in_the_file_and_can_be_stored(tmp_path):
    rows = [MATRIX, [UNIT, 1], [SECOND, "甲", 77]]
    reviews = taken(workbook(tmp_path / "r.xlsx", {REVIEW: rows}))
    reviews.left_out.write_parquet(tmp_path / "left_out.parquet")

    assert reviews.frame.is_empty()
    assert reviews.valid["org_id"].to_list() == ["U1"]
    row = reviews.left_out.row(0, named=True)
    assert (row["sheet"], row["row"], row["texts"]) == (REVIEW, 3, [SECOND, "甲", "77"])
    assert kept_out(reviews) == [(3, [("not_a_number", "B3"), ("item_does_not_apply", "C3")])]
    assert pl.read_parquet(tmp_path / "left_out.parquet").equals(reviews.left_out)


def test_of_a_repeated_card_neither_is_valid(tmp_path):
    rows = [MATRIX, [UNIT, 1], [SECOND, 1], [UNIT, 2]]
    reviews = taken(workbook(tmp_path / "r.xlsx", {REVIEW: rows}))

    assert reviews.valid["org_id"].to_list() == ["U2"]
    assert kept_out(reviews) == [(2, [("duplicate_row", "A4")]), (4, [("duplicate_row", "A4")])]


@pytest.mark.parametrize(
    "sheets",
    [
        {"S": [["甲"], ["乙"]]},
        {"星级评定": [["单位", "支部", "评定期"], [UNIT, "第一党支部", HALF]]},
        {REVIEW: [["单位", "3 要素3"], [UNIT, 1], [SECOND, 1]]},
        {"审核评分": [MATRIX, [UNIT, 1]]},
        {"审核评分 2024年下半年": [MATRIX, [UNIT, 1]]},
    ],
)
def test_a_fault_of_the_whole_sheet_leaves_no_valid_row(tmp_path, sheets):
    incoming = taken(workbook(tmp_path / "w.xlsx", sheets))

    assert incoming.issues
    assert incoming.valid.is_empty()
    assert incoming.valid.columns == incoming.frame.columns


def test_a_rubric_with_a_broken_item_is_left_out_whole_and_another_version_stays(tmp_path):
    rows = [
        RUBRIC_HEADINGS,
        [2023, 1, "甲", 10, "一", "是", "否"],
        [2023, 2, "甲", "五十", "二", "是", "否"],
        [2024, 1, "甲", 60, "一", "是", "否"],
    ]
    rubrics = taken(workbook(tmp_path / "r.xlsx", {"考评要素": rows}))

    assert [issue.cell for issue in rubrics.issues] == ["D3"]
    assert rubrics.valid["rubric_version"].to_list() == [2024]
    assert kept_out(rubrics) == [(2, [("broken_rule", "D2")]), (3, [("not_a_number", "D3")])]


def test_what_hangs_below_a_row_left_out_is_left_out_too(tmp_path):
    rows = [
        ROSTER,
        ["U1", None, "单位一", "单位", "省直", "甲", "否", "2020-01-01"],
        ["C1", "U1", "机关党委", "机关党委", None, None, "否", "2020-01-01"],
        ["B1", "C1", "第一党支部", "党支部", None, None, "否", "2020-01-01"],
        ["U2", None, "单位二", "单位", "省直", 2, "否", "2020-01-01"],
    ]
    roster = taken(workbook(tmp_path / "o.xlsx", {"组织名册": rows}))

    assert roster.valid["org_id"].to_list() == ["U2"]
    assert kept_out(roster) == [
        (2, [("not_a_number", "F2")]),
        (3, [("broken_rule", "B3")]),
        (4, [("broken_rule", "B4")]),
    ]


def test_of_two_bases_of_one_question_neither_is_valid(tmp_path):
    rows = [
        [*SURVEY, "作答人数"],
        ["调", 2023, "q", "甲", "问", "60%", 10],
        ["调", 2023, "q", "乙", "问", "40%", 5],
        ["调", 2023, "r", "乙", "问", "40%", 5],
    ]
    answers = taken(workbook(tmp_path / "s.xlsx", {"形式主义调查": rows}))

    assert answers.valid["question_id"].to_list() == ["r"]
    assert kept_out(answers) == [(2, [("counts_disagree", "G3")]), (3, [("counts_disagree", "G3")])]


cells = st.sampled_from([UNIT, SECOND, "无此单位", "示例单位03", "示例一办", None])
scores = st.sampled_from([1, 9.99, 10.01, "甲", None, "不适用", "#REF!"])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(cells, scores, scores), min_size=1, max_size=6))
def test_valid_and_left_out_rows_are_all_records_each_once(records):
    filled = [record for record in records if any(cell is not None for cell in record)]
    # A row with nothing but a name is no record.
    told = {row: record for row, record in enumerate(filled, 2) if record[1:] != (None, None)}
    with TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "r.xlsx", {REVIEW: [["单位", "1", "2"], *filled]})
        reviews = taken(path)

    rows = reviews.left_out["row"].to_list()
    assert reviews.valid.height + len(rows) == len(told)
    assert len(set(rows)) == len(rows)
    assert bool(rows) == bool(reviews.issues and told)
    names = {"U1": {UNIT, "示例一办"}, "U2": {SECOND}}
    stay = [record for row, record in told.items() if row not in rows]
    assert all(
        record[0] in names[org_id] for record, org_id in zip(stay, reviews.valid["org_id"], strict=True)
    )
