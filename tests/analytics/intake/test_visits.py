"""The ledger of visits: whom each kind of row may be about, and of which year somebody gave account."""

from datetime import date

import polars as pl
import pytest

from analytics import datasets
from analytics.intake.incoming import read_against
from analytics.intake.issues import Problem
from analytics.intake.known import Known
from analytics.intake.organisations import Organisations
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.templates import contents
from tests.analytics import builders as b
from tests.analytics.intake.workbooks import RUBRIC, TODAY, workbook

pytestmark = pytest.mark.usefixtures("no_child")
SHEET, UNIT = "观摩台账", "示例单位01"
OLD = ["单位", "支部", "方式", "日期", "组织者"]
HEADINGS = [*OLD, "结果", "述职年度"]
TREE = b.organisations(
    b.unit("U1", 1, name=UNIT),
    b.unit("U2", 2, name="示例单位02"),
    b.branch("M1", "U1", name="机关党委", level="机关党委"),
    b.branch("Z1", "M1", name="第一党总支", level="党总支"),
    b.branch("B1", "Z1", name="第一党支部"),
    b.branch("M2", "U2", name="机关党委", level="机关党委"),
    b.branch("B9", "U2", name="第九党支部", valid_from=date(2023, 5, 1)),
)
UP, OWN = "述职（向上级）", "述职（向本级）"


def taken(tmp_path, *rows, headings=HEADINGS):
    path = workbook(tmp_path / "v.xlsx", {SHEET: [headings, *rows]})
    register = Organisations(TREE, b.frame("aliases", []))
    return read_against(path, Known(register, Rubrics(RUBRIC), {}, TODAY))


def told(incoming):
    return [(one.problem, one.cell, one.expected) for one in incoming.issues]


@pytest.mark.parametrize(
    ("called", "kind", "org_id"),
    [
        ("党组（党委）", UP, "U1"), ("党组", OWN, "U1"), (UNIT, UP, "U1"), ("机关党委", "述职(向上级)", "M1"),
        ("第一党总支", OWN, "Z1"), ("第一党支部", UP, "B1"), ("机关党委", "组织生活检查", "M1"),
        ("第一党支部", "支部观摩", "B1"), ("M1", UP, "M1"),
    ],
)  # fmt: skip
def test_whoever_gives_account_is_found_at_its_own_level(tmp_path, called, kind, org_id):
    year = "2023" if kind.startswith("述职") else None

    incoming = taken(tmp_path, [UNIT, called, kind, "2023-12-01", "工委", "好", year])

    assert told(incoming) == []
    assert incoming.frame.select("org_id", "about_year").rows() == [(org_id, year)]


@pytest.mark.parametrize(
    ("called", "kind"),
    [("机关党委", "支部观摩"), (UNIT, "支部观摩"), ("党组", "组织生活检查"), ("第一党总支", "联系点到访")],
)
def test_a_branch_is_observed_and_no_other_organisation(tmp_path, called, kind):
    incoming = taken(tmp_path, [UNIT, called, kind, "2023-12-01", "工委", "好", None])

    assert [(one.problem, one.cell) for one in incoming.issues] == [(Problem.UNKNOWN_ORGANISATION, "B2")]


def test_a_code_is_taken_at_the_levels_of_its_kind(tmp_path):
    headings = ["组织代码", "方式", "日期", "组织者"]
    rows = [["M1", UP, "2023-12-01", "工委"], ["M1", "支部观摩", "2023-12-01", "工委"]]

    incoming = taken(tmp_path, *rows, headings=headings)

    assert [(one.problem, one.cell) for one in incoming.issues] == [(Problem.UNKNOWN_ORGANISATION, "A3")]


@pytest.mark.parametrize(
    ("kind", "day", "year", "cell", "rule"),
    [
        (UP, "2024-01-05", "2023", "", ""), (UP, "2023-12-05", "2023", "", ""),
        (UP, "2023-12-05", None, "", ""),
        (UP, "2024-01-05", "2022", "G2", "about_year_is_of_its_day"),
        (UP, "2022-12-05", "2023", "G2", "about_year_is_of_its_day"),
        ("支部观摩", "2023-12-05", "2023", "G2", "about_year_is_of_a_debriefing"),
    ],
)  # fmt: skip
def test_an_account_is_of_the_year_of_its_day_or_the_one_before(tmp_path, kind, day, year, cell, rule):
    incoming = taken(tmp_path, [UNIT, "第一党支部", kind, day, "工委", "好", year])

    assert told(incoming) == ([(Problem.BROKEN_RULE, cell, rule)] if rule else [])
    assert rule == "" or rule in datasets.ALL["visits"].checks


def test_a_word_outside_the_scale_and_a_visit_before_the_founding_are_told_at_their_cells(tmp_path):
    rows = (
        [UNIT, "第一党支部", UP, "2023-12-01", "工委", "优秀", None],
        ["示例单位02", "第九党支部", UP, "2023-04-30", "工委", "好", None],
    )

    assert [(one.problem, one.cell) for one in taken(tmp_path, *rows).issues] == [
        (Problem.NOT_A_CHOICE, "F2"),
        (Problem.VISIT_BEFORE_FOUNDING, "B3"),
    ]


def test_a_branch_is_held_up_only_where_a_result_says_why(tmp_path):
    rows = [[UNIT, "第一党支部", "支部观摩", "2023-12-01", "工委", None, "正面典型"]]

    incoming = taken(tmp_path, *rows, headings=[*OLD, "结果", "典型"])

    assert told(incoming) == [(Problem.BROKEN_RULE, "G2", "exemplar_comes_with_a_result")]


def test_a_workbook_from_before_there_was_a_year_of_account_is_read_as_it_was(tmp_path):
    incoming = taken(tmp_path, [UNIT, "第一党支部", "支部观摩", "2023-03-01", "本单位"], headings=OLD)

    assert told(incoming) == []
    assert incoming.frame["about_year"].to_list() == [None]


def test_the_template_offers_the_group_and_the_committees_of_the_unit_beside_its_branches():
    known = contents(TREE, RUBRIC, last_year=2023)

    assert known.bodies.filter(unit=UNIT)["name"].to_list() == [
        "党组（党委）", "机关党委", "第一党总支", "第一党支部",
    ]  # fmt: skip
    assert known.branches.filter(pl.col("unit") == UNIT)["name"].to_list() == ["第一党支部"]
