"""All faults at once: a row with one fault is still checked for every other that does not follow from it."""

import pytest

from tests.analytics.intake.cases import HALF, LEDGER, REVIEW, ROSTER, RUBRIC_HEADINGS, SURVEY, UNIT
from tests.analytics.intake.workbooks import found, workbook

pytestmark = pytest.mark.usefixtures("no_child")

BRANCH = "第一党支部"
CLEARED = [*LEDGER, "销号日期"]


def told(tmp_path, sheet, rows) -> list[tuple[str, str]]:
    """Cell and problem of every issue; of a broken rule its name."""
    issues = found(workbook(tmp_path / "w.xlsx", {sheet: rows}))
    return [(one.cell, one.expected if one.problem == "broken_rule" else one.problem) for one in issues]


@pytest.mark.parametrize(
    ("sheet", "rows", "expected"), [
        # the branch is not known, and it was cleared before it was found
        ("后进支部台账", [CLEARED, [UNIT, "第九党支部", "2023-06-01", "弱化", "2023-09-01", "2023-05-31"]],
         [("B2", "unknown_organisation"), ("F2", "cleared_after_it_was_found")]),
        ("后进支部台账", [CLEARED, [UNIT, BRANCH, "2023-06-01", "软弱", "2023-05-01", "2023-05-31"]],
         [("D2", "not_a_choice"), ("E2", "due_after_it_was_found"), ("F2", "cleared_after_it_was_found")]),
        # the unit is not known, so the branch cannot be; the days can be compared
        ("后进支部台账", [LEDGER, ["不存在", BRANCH, "2023-06-01", "弱化", "2023-05-01"]],
         [("A2", "unknown_organisation"), ("E2", "due_after_it_was_found")]),
        # a row of a sheet in which a column is missing
        ("后进支部台账", [LEDGER[:3] + LEDGER[4:], [UNIT, BRANCH, "2023-06-01", "2023-05-01"]],
         [("", "missing_column"), ("D2", "due_after_it_was_found")]),
        ("组织变动",
         [["序号", "变动日期", "变动种类", "变动前组织", "变动后组织"], [1, "上月", "更名", None, None]],
         [("B2", "not_a_date"), ("D2", "names_an_organisation")]),
        ("组织变动",
         [["序号", "变动日期", "变动种类", "变动前组织", "批准日期"],
          [1, "2023-05-01", "改名", UNIT, "2023-05-02"]],
         [("C2", "not_a_choice"), ("E2", "changed_after_it_was_decided")]),
        ("考评要素", [RUBRIC_HEADINGS, [2023, 1, "甲", 59, "要素", "适用", "否"]],
         [("D2", "full_marks_are_sixty_points"), ("F2", "not_a_flag")]),
        (REVIEW,
         [["单位", "审核日期", "1", "2", "合计"], ["不存在", "上周", 10.5, 20, 31], [UNIT, "上周", 1, 2, 4]],
         [("A2", "unknown_organisation"), ("B2", "not_a_date"), ("C2", "out_of_bounds"),
          ("B3", "not_a_date"), ("E3", "total_disagrees")]),
        ("审核评分 2023年", [["单位", "考核期", "版本", "1"], ["不存在", HALF, 2021, 1]],
         [("A2", "unknown_organisation"), ("C2", "unknown_rubric")]),
        ("形式主义调查", [[*SURVEY, "作答人数"], ["调", 2023, None, "甲", "问", "61.6%", 10]],
         [("C2", "required"), ("F2", "percent_against_count")]),
        # a card twice, one of them with a fault
        (REVIEW, [["单位", "1"], [UNIT, "优"], ["示例一办", 1]],
         [("B2", "not_a_number"), ("A3", "duplicate_row")]),
    ],
)  # fmt: skip
def test_two_faults_of_a_row_are_both_told(tmp_path, sheet, rows, expected):
    assert told(tmp_path, sheet, rows) == expected


@pytest.mark.parametrize(
    ("sheet", "rows", "expected"), [
        ("后进支部台账", [CLEARED, [UNIT, BRANCH, "去年", "弱化", "2023-09-01", "2023-05-31"]],
         [("C2", "not_a_date")]),
        ("后进支部台账", [CLEARED, [UNIT, BRANCH, "2024-06-01", "弱化", "2023-09-01", "2023-05-31"]],
         [("C2", "day_not_come")]),
        ("组织变动", [["序号", "变动日期", "变动种类", "变动前组织"], [1, "2023-01-01", "更名", "不存在"]],
         [("D2", "unknown_organisation")]),
        ("组织名册", [ROSTER, ["U9", None, "甲", "单位", "省级", 1, "否", "2023-01-01"]],
         [("E2", "not_a_choice")]),
        ("考评要素", [RUBRIC_HEADINGS, [2023, 1, "甲", "六十", "要素", "是", "否"]],
         [("D2", "not_a_number")]),
        ("审核评分 2023年", [["单位", "考核期", "1"], [UNIT, "去年", 70], [UNIT, "2023年12月", 1]],
         [("B2", "not_a_period"), ("C2", "out_of_bounds"), ("B3", "not_a_period")]),
    ],
)  # fmt: skip
def test_what_follows_from_a_fault_is_not_told_again(tmp_path, sheet, rows, expected):
    assert told(tmp_path, sheet, rows) == expected
