"""What to do next: the open entries in the order of the rule."""

from datetime import date, timedelta

import pytest

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from analytics.systems.weak_branches import LEDGER
from tests.analytics import builders as b

STEPS = LEDGER.steps
END = date(2021, 6, 30)
LONG_AGO, SOON, LATER = date(2021, 1, 1), END + timedelta(days=30), END + timedelta(days=31)
IDS = ("a1", "a2", "b1", "b2", "b3")
TREE = (b.unit("a", 2), b.unit("b", 1), *(b.branch(org_id, org_id[0]) for org_id in IDS))


def worklist(*entries, ratings=()):
    tables = b.tables(
        organisations=b.organisations(*TREE),
        weak_branches=b.frame("weak_branches", list(entries)),
        star_ratings=b.frame("star_ratings", list(ratings)),
    )
    return pipeline.build(tables, parse("2021H1")).tables["worklist"]


def earlier(org_id):
    return b.weak(org_id, date(2020, 1, 1), date(2020, 3, 1), date(2020, 2, 1))


def test_overdue_then_due_soon_then_found_again_then_the_rest():
    rows = worklist(
        b.weak("a1", LONG_AGO, LATER),
        earlier("a2"),
        b.weak("a2", LONG_AGO, LATER),
        b.weak("b1", LONG_AGO, SOON),
        b.weak("b2", LONG_AGO, END - timedelta(days=1)),
        b.weak("b3", LONG_AGO, END - timedelta(days=9)),
    )

    assert rows.select("place", "org_id", "step").rows() == [
        (1, "b3", STEPS.overdue),
        (2, "b2", STEPS.overdue),
        (3, "b1", STEPS.due_soon),
        (4, "a2", STEPS.found_again),
        (5, "a1", STEPS.later),
    ]


@pytest.mark.parametrize(
    ("days", "step", "overdue", "left"),
    [
        (-1, STEPS.overdue, 1, None),
        (0, STEPS.due_soon, None, 0),
        (rules.DUE_SOON_DAYS, STEPS.due_soon, None, rules.DUE_SOON_DAYS),
        (rules.DUE_SOON_DAYS + 1, STEPS.later, None, rules.DUE_SOON_DAYS + 1),
    ],
)
def test_the_due_day_itself_is_not_overdue_and_day_thirty_is_still_soon(days, step, overdue, left):
    rows = worklist(b.weak("a1", LONG_AGO, END + timedelta(days=days)))
    assert rows.select("step", "days_overdue", "days_left").rows() == [(step, overdue, left)]


def test_on_one_due_day_the_branch_found_more_often_comes_first_then_official_order():
    due = END - timedelta(days=1)
    rows = worklist(
        *(earlier("a2"), *(b.weak(org_id, LONG_AGO, due) for org_id in ("a1", "a2", "b1"))),
        ratings=[b.rated("a1", 2, "2020H2")],
    )

    assert rows.select("org_id", "unit", "times_found", "stars").rows() == [
        ("a2", "单位a", 2, None),
        ("b1", "单位b", 1, None),
        ("a1", "单位a", 1, 2),
    ]


def test_cleared_entries_are_off_the_list_and_those_cleared_later_are_on_it():
    rows = worklist(b.weak("a1", LONG_AGO, LATER, END), b.weak("b1", LONG_AGO, LATER, END + timedelta(1)))
    assert rows["org_id"].to_list() == ["b1"]
    assert worklist(earlier("a1")).is_empty()
