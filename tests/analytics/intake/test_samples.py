"""The sample workbooks in the official shape are read; the wrong one names its faults."""

from pathlib import Path

import openpyxl
import pytest

from analytics.intake import incoming, reading
from analytics.intake.issues import Issue, Problem
from analytics.intake.organisations import Organisations
from sample_data.generate import generate

SAMPLES = Path(__file__).parents[3] / "sample_data" / "workbooks"


@pytest.fixture(scope="module")
def sample():
    frames = generate()
    return Organisations(frames["organisations"], frames["aliases"]), frames["rubrics"]


@pytest.mark.parametrize(
    ("name", "dataset", "height"), [
        ("star_list_2023H2.xlsx", "star_ratings", 89), ("survey_2020.xlsx", "survey_answers", 9),
        ("weak_branch_ledger.xlsx", "weak_branches", 36), ("review_matrix_2023H2.xlsx", "reviews", 102),
    ],
)  # fmt: skip
def test_the_sample_workbooks_are_read(sample, name, dataset, height):
    organisations, rubrics = sample

    rows = incoming.read(SAMPLES / name, organisations, rubrics)

    assert rows.issues == rows.notes == []
    assert (rows.dataset, rows.frame.height) == (dataset, height)
    assert rows.synthetic == (dataset != "survey_answers")


def test_the_wrong_sample_workbook_names_its_five_faults(sample):
    organisations, rubrics = sample

    reviews = incoming.read(SAMPLES / "review_matrix_2023H2_wrong.xlsx", organisations, rubrics)

    assert reviews.frame.is_empty()
    assert reviews.issues == [
        Issue(Problem.OUT_OF_BOUNDS, "审核评分", "F6", "9", "0–2"),
        Issue(Problem.NOT_A_NUMBER, "审核评分", "G7", "优", "0–1"),
        Issue(Problem.TOO_PRECISE, "审核评分", "H8", "0.855", "0.01"),
        Issue(
            Problem.UNKNOWN_ORGANISATION, "审核评分", "A9", "示例单位99", "示例单位79, 示例单位69, 示例单位59"
        ),
        Issue(Problem.DUPLICATE_ROW, "审核评分", "A11", "示例单位08", "审核评分!A10"),
    ]


def test_text_of_every_cell_agrees_with_another_reader():
    path = SAMPLES / "review_matrix_2023H2.xlsx"

    grid = reading.read_book(path).grids[0]

    other = openpyxl.load_workbook(path)["审核评分"]
    for row, cells in enumerate(other.iter_rows(min_row=4, values_only=True), 3):
        texts = [None if cell is None else str(cell).removesuffix(" 00:00:00") for cell in cells]
        read = [grid.text(row, column) for column in range(len(texts))]
        assert read == [
            text.removesuffix(".0") if text and column > 2 else text for column, text in enumerate(texts)
        ]
