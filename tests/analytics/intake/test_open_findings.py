"""A branch is found weak again only once it is cleared: refused at its cell, in one file and in the lake."""

from datetime import date

import pytest

from analytics.datasets import WHOLE
from analytics.intake.issues import Issue, Problem
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics import builders as b
from tests.analytics.intake.cases import BRANCH, LEDGER, UNIT, WEAK
from tests.analytics.intake.test_kept_values import taken
from tests.analytics.intake.workbooks import workbook

pytestmark = pytest.mark.usefixtures("no_child")

CLEARED = [*LEDGER, "销号日期"]
FIRST, AGAIN = date(2023, 2, 3), date(2023, 5, 4)
STORED = b.weak("B1", FIRST, date(2023, 6, 1))


def entry(found, cleared=None, branch=BRANCH):
    return [UNIT, branch, str(found), "弱化", "2023-12-01", cleared and str(cleared)]


def read(tmp_path, *rows, stored=(), headings=CLEARED):
    path = workbook(tmp_path / "w.xlsx", {WEAK: [headings, *(row[: len(headings)] for row in rows)]})
    return taken(path, ("weak_branches", WHOLE, b.frame("weak_branches", list(stored))))


def test_in_one_file_the_second_finding_is_refused_at_its_day(tmp_path):
    incoming = read(tmp_path, entry(AGAIN), entry(FIRST), entry(AGAIN, branch="第二党支部"))

    assert incoming.issues == [
        Issue(Problem.FOUND_WHILE_OPEN, WEAK, "C2", str(AGAIN), f"{FIRST} ({WEAK}!C3)", "认定日期", "w.xlsx")
    ]
    assert sorted(incoming.valid["found_on"]) == [FIRST, AGAIN]
    assert "C2" in sentence(incoming.issues[0])
    assert "销号日期" in how_to_mend(incoming.issues[0])


@pytest.mark.parametrize("headings", [LEDGER, CLEARED])
def test_a_finding_is_refused_while_a_stored_one_is_open(tmp_path, headings):
    incoming = read(tmp_path, entry(AGAIN), stored=[STORED], headings=headings)

    (issue,) = incoming.issues
    assert (issue.problem, issue.cell, issue.expected) == (Problem.FOUND_WHILE_OPEN, "C2", str(FIRST))
    assert incoming.frame.is_empty()


@pytest.mark.parametrize(("cleared", "cell"), [(None, "F2"), (date(2023, 5, 5), "F2")])
def test_an_earlier_finding_that_is_open_when_a_stored_one_was_made_is_refused_at_its_clearing(
    tmp_path, cleared, cell
):
    again = b.weak("B1", AGAIN, date(2023, 12, 1))
    (issue,) = read(tmp_path, entry(FIRST, cleared), stored=[again]).issues

    assert (issue.problem, issue.cell, issue.expected) == (Problem.OPEN_WHEN_FOUND_AGAIN, cell, str(AGAIN))
    assert str(AGAIN) in how_to_mend(issue)


@pytest.mark.parametrize(
    ("rows", "stored"), [
        ([entry(FIRST, AGAIN), entry(AGAIN)], ()),  # cleared on the day it was found again
        ([entry(FIRST, AGAIN), entry(AGAIN)], [STORED]),  # the file clears what stands
        ([entry(AGAIN)], [{**STORED, "cleared_on": date(2023, 4, 1)}]),
        ([entry(FIRST)], [STORED]),  # the same one
        ([entry(AGAIN, branch="第二党支部")], [STORED]),
        # what stands already is not looked at for its own sake
        ([entry(AGAIN, branch="第二党支部")], [STORED, b.weak("B1", AGAIN, date(2023, 12, 1))]),
    ],
)  # fmt: skip
def test_one_after_the_other_is_taken(tmp_path, rows, stored):
    assert read(tmp_path, *rows, stored=stored).issues == []


def test_what_is_cleared_only_later_is_still_open(tmp_path):
    late = {**STORED, "cleared_on": date(2023, 5, 5)}
    assert [one.cell for one in read(tmp_path, entry(AGAIN), stored=[late]).issues] == ["C2"]
