"""A workbook with thirty planted faults brings exactly those thirty cells, and the other rows stay valid."""

from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from analytics import reference
from analytics.base import rules
from analytics.intake.grids import address
from analytics.intake.incoming import read_against
from analytics.intake.issues import Problem
from analytics.intake.known import known_of
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics.builders import frame, organisations, unit

pytestmark = pytest.mark.usefixtures("no_child")

UNITS, ITEMS = 40, 39
FIRST, SECOND = "审核评分 2022年上半年", "审核评分 2022年下半年"
HEAD = 3  # rows above the first record: title, remark, headings
CODE, NAME, SENT, ITEM = 0, 1, 2, 2  # columns; item n stands in column ITEM + n
TOTAL = ITEM + ITEMS + 1
UNCALCULATED = object()

P = Problem
# sheet, unit (its row), column, what is put there, the problem it is
PLANTED = [
    (FIRST, 1, ITEM + 1, 99, P.OUT_OF_BOUNDS),
    (FIRST, 2, ITEM + 2, -0.5, P.OUT_OF_BOUNDS),
    (FIRST, 3, ITEM + 3, "优", P.NOT_A_NUMBER),
    (FIRST, 4, ITEM + 4, 0.555, P.TOO_PRECISE),
    (FIRST, 5, ITEM + 7, 0.5, P.ITEM_DOES_NOT_APPLY),  # an exemption
    (FIRST, 6, ITEM + 6, "不适用", P.EXEMPTION_IN_A_SCORE),
    (FIRST, 7, ITEM + 7, "#DIV/0!", P.FORMULA_ERROR),
    (FIRST, 8, ITEM + 8, UNCALCULATED, P.FORMULA_WITHOUT_RESULT),
    (FIRST, 9, NAME, "示例单位O9", P.UNKNOWN_ORGANISATION),
    (FIRST, 10, NAME, "<script>", P.UNKNOWN_ORGANISATION),
    (FIRST, 11, NAME, None, P.REQUIRED),
    (FIRST, 20, NAME, "示例单位12", P.DUPLICATE_ROW),  # whose card stands above
    (FIRST, 13, SENT, "2022-02-30", P.NOT_A_DATE),
    (FIRST, 14, SENT, "月底", P.NOT_A_DATE),
    (FIRST, 15, SENT, "2023-07-01", P.DAY_NOT_COME),
    (FIRST, 16, TOTAL, 59.99, P.TOTAL_DISAGREES),
    (FIRST, 17, TOTAL, "1", P.TOTAL_DISAGREES),
    (FIRST, 18, ITEM + 9, "1..5", P.NOT_A_NUMBER),
    (FIRST, 18, ITEM + 10, "1e1", P.NOT_A_NUMBER),
    (FIRST, 18, ITEM + 11, "=1+1", P.NOT_A_NUMBER),
    (FIRST, 39, NAME, "示例单位39", P.ABOLISHED_ORGANISATION),
    (FIRST, 40, NAME, "示例单位40", P.AMBIGUOUS_ORGANISATION),
    (FIRST, UNITS + 1, ITEM + 20, 1, P.TOTAL_DISAGREES),  # the row of sums
    (SECOND, 1, CODE, "X1", P.UNKNOWN_ORGANISATION),
    (SECOND, 8, NAME, "示例三办", P.DUPLICATE_ROW),
    (SECOND, 3, ITEM + 39, 60.01, P.OUT_OF_BOUNDS),
    (SECOND, 4, ITEM + 1, "#REF!", P.FORMULA_ERROR),
    (SECOND, 5, ITEM + 2, "缺考", P.NOT_A_NUMBER),
    (SECOND, 6, TOTAL, "０", P.TOTAL_DISAGREES),
    (SECOND, 7, SENT, "2022/13/01", P.NOT_A_DATE),
]


@pytest.fixture(scope="module")
def known():
    names = [unit(f"U{number:02d}", number, name=f"示例单位{number:02d}") for number in range(1, UNITS + 1)]
    names[38]["valid_to"] = date(2021, 12, 31)
    tree = organisations(*names, unit("U41", 41, name="示例单位40"))
    exemption = {"org_id": "U05", "rubric_version": 2020, "item_no": 7, "reason": "无此职能"}
    tables = {
        "organisations": tree,
        "aliases": frame("aliases", [{"org_id": "U03", "name": "示例三办", "kind": "简称"}]),
        "changes": frame("changes", []),
        "rubrics": reference.rubric_2020(),
        "exemptions": frame("exemptions", [exemption]),
    }
    return known_of(tables, today=date(2023, 6, 30))


def records(sheet, points):
    """The cells of every unit, right but for what is planted."""
    rows = []
    for number in range(1, UNITS + 1):
        scores = [points[item] / 2 for item in range(ITEMS)]
        if number == 5:
            scores[6] = None
        name = f"示例单位{number:02d}"
        if sheet == SECOND and number in (39, 40):
            continue
        full = sum(Decimal(str(score)) for score in scores if score is not None)
        rows.append([None, name, "2022年7月5日", *scores, float(full)])
    return rows


def put(sheet, row, column, value):
    if value is UNCALCULATED:
        sheet.write_formula(row, column, "=1+1", None, "")
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    rubric = reference.rubric_2020().sort("item_no")
    points = [worth / rules.POINT for worth in rubric["max_points"]]
    headings = ["组织代码", "单位", "报送日期", *(f"{n} {text}" for n, text in enumerate(rubric["label"], 1))]
    planted = {(sheet, number, column): value for sheet, number, column, value, _ in PLANTED}
    path = tmp_path_factory.mktemp("thirty") / "审核评分.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for name in (FIRST, SECOND):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["机关党建考核"])
            sheet.write_row(1, 0, ["填报日期：2022年7月15日"])
            sheet.write_row(2, 0, [*headings, "合计"])
            rows = records(name, points)
            for number, cells in enumerate(rows, 1):
                for column, value in enumerate(cells):
                    put(sheet, HEAD + number - 1, column, planted.get((name, number, column), value))
            if name == FIRST:
                put(sheet, HEAD + UNITS, NAME, "合计")
                put(sheet, HEAD + UNITS, ITEM + 19, sum(cells[ITEM + 19] for cells in rows))
                put(sheet, HEAD + UNITS, ITEM + 20, planted[FIRST, UNITS + 1, ITEM + 20])
    return path


def test_exactly_the_thirty_planted_cells_are_found(faulty, known):
    reviews = read_against(faulty, known)

    found = {(issue.sheet, issue.cell, issue.problem) for issue in reviews.issues}
    cells = {(sheet, address(HEAD + number - 1, column), kind) for sheet, number, column, _, kind in PLANTED}
    assert len(PLANTED) == 30
    assert found == cells
    assert reviews.issue_count == len(reviews.issues) == 30


def test_each_is_worded_with_place_value_and_how_to_mend_it(faulty, known):
    for issue in read_against(faulty, known).issues:
        words = sentence(issue)

        assert issue.sheet in words
        assert issue.cell in words
        assert how_to_mend(issue)
        assert (issue.file, bool(issue.column)) == ("审核评分.xlsx", True)


def test_the_rows_without_a_fault_are_valid_and_no_other(faulty, known):
    reviews = read_against(faulty, known)

    touched = {(sheet, HEAD + number) for sheet, number, *_ in PLANTED if number <= UNITS}
    touched |= {(FIRST, HEAD + 12), (SECOND, HEAD + 3)}  # the other card of two
    assert set(reviews.left_out.select("sheet", "row").rows()) == touched
    assert reviews.valid.height == UNITS + UNITS - 2 - len(touched)
    assert reviews.frame.is_empty()
