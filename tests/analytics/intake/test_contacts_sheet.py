"""Sheets of contacts as officers fill them in: each fault at its cell, and a message that says what to do."""

from datetime import date

import pytest

from analytics.datasets import WHOLE
from analytics.intake.issues import Problem
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics import builders as b
from tests.analytics.intake.cases import BRANCH, UNIT
from tests.analytics.intake.test_kept_values import taken
from tests.analytics.intake.workbooks import workbook

pytestmark = pytest.mark.usefixtures("no_child")

SHEET = "联系点台账"
HEAD = ["单位", "支部", "联系人职务", "第几位", "建立日期", "结束日期"]
FIRST, NEXT = date(2023, 2, 3), date(2023, 5, 4)


def row(since=FIRST, until=None, branch=BRANCH, unit=UNIT, role="班子成员", seat=1):
    return [unit, branch, role, seat, str(since), until and str(until)]


def read(tmp_path, *rows, stored=()):
    path = workbook(tmp_path / "联系点.xlsx", {SHEET: [HEAD, *rows]})
    return taken(path, ("contacts", WHOLE, b.frame("contacts", list(stored))))


def found(incoming):
    """Problem and cell of each issue; every one is told in words with its place."""
    for issue in incoming.issues:
        assert issue.cell in sentence(issue)
        assert how_to_mend(issue)
    return [(issue.problem, issue.cell) for issue in incoming.issues]


def test_a_seat_that_passes_on_two_seats_and_two_posts_are_taken(tmp_path):
    incoming = read(tmp_path, row(FIRST, NEXT), row(NEXT), row(seat=2), row(role="党组书记"))

    assert found(incoming) == []
    columns = ("role", "seat_no", "since", "until")
    assert incoming.frame.sort(columns[:3]).select(columns).rows() == [
        ("党组书记", 1, FIRST, None), ("班子成员", 1, FIRST, NEXT), ("班子成员", 1, NEXT, None),
        ("班子成员", 2, FIRST, None),
    ]  # fmt: skip


def test_spans_of_one_seat_that_overlap_are_refused_in_the_file(tmp_path):
    assert found(read(tmp_path, row(), row(NEXT))) == [(Problem.BEGUN_WHILE_HELD, "E3")]


def test_a_span_that_ends_after_the_next_began_is_not_said_to_have_no_end(tmp_path):
    (issue,) = read(tmp_path, row(FIRST, date(2023, 9, 1)), row(NEXT)).issues
    assert sentence(issue).endswith("重叠：前一段到这一天还没有结束。")
    assert "结束日期" in how_to_mend(issue)


def test_spans_of_one_seat_that_overlap_what_stands_are_refused_both_ways(tmp_path):
    stored = [b.contact("B1", FIRST)]
    later = [b.contact("B1", NEXT)]
    assert found(read(tmp_path, row(NEXT), stored=stored)) == [(Problem.BEGUN_WHILE_HELD, "E2")]
    assert found(read(tmp_path, row(), stored=later)) == [(Problem.HELD_WHEN_BEGUN, "F2")]
    assert found(read(tmp_path, row(FIRST, NEXT), stored=stored)) == []  # ended: the same row again


def test_a_contact_that_ends_before_it_began_is_refused_at_its_end(tmp_path):
    incoming = read(tmp_path, row(NEXT, FIRST))
    assert [cell for _, cell in found(incoming)] == ["F2"]
    assert "结束日期不早于建立日期" in sentence(incoming.issues[0])


@pytest.mark.parametrize("name", ["机关党委", "第九十九党支部", "示例单位01"])
def test_what_is_no_branch_of_the_unit_is_refused_at_its_cell(tmp_path, name):
    assert [cell for _, cell in found(read(tmp_path, row(branch=name)))] == ["B2"]


@pytest.mark.parametrize(
    ("since", "problem"),
    [
        (date(2019, 12, 31), Problem.VISIT_BEFORE_FOUNDING),
        (date(2023, 7, 1), Problem.ABOLISHED_ORGANISATION),
    ],
)
def test_a_contact_begins_while_its_branch_stands(tmp_path, since, problem):
    ended = {"unit": "示例单位02", "branch": "第四党支部"}
    assert found(read(tmp_path, row(since, **ended))) == [(problem, "B2")]
    assert found(read(tmp_path, row(date(2023, 6, 30), **ended))) == []


def test_names_and_unknown_posts_are_refused_at_their_cells(tmp_path):
    assert [cell for _, cell in found(read(tmp_path, row(role="张某某")))] == ["C2"]
    assert [cell for _, cell in found(read(tmp_path, row(seat=0)))] == ["D2"]


@pytest.mark.parametrize(("day", "problem"), [
    ("2019-12-31", Problem.VISIT_BEFORE_FOUNDING), ("2023-07-01", Problem.ABOLISHED_ORGANISATION),
])  # fmt: skip
def test_a_contact_is_visited_only_while_its_branch_stands(tmp_path, day, problem):
    rows = [["单位", "支部", "方式", "日期", "组织者"],
            ["示例单位02", "第四党支部", "联系点到访", day, "本单位"]]  # fmt: skip
    path = workbook(tmp_path / "到访.xlsx", {"观摩台账": rows})
    assert found(taken(path, ("visits", WHOLE, b.frame("visits", [])))) == [(problem, "B2")]
