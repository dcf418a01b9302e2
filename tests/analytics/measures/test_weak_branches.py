"""The ledger as it stood on the last day of a period."""

from datetime import date

import polars as pl
import pytest

from analytics import rules
from analytics.measures import weak_branches
from analytics.measures.stars import PROVINCE
from analytics.measures.units import standing_units
from analytics.periods import parse
from tests.analytics import builders as b

TREE = (b.unit("u"), b.branch("x", "u"), b.branch("y", "u"))
FOUND, DUE = date(2021, 3, 1), date(2021, 5, 31)


def ledger(*entries, code="2021H1", tree=TREE):
    organisations = b.organisations(*tree).lazy()
    return weak_branches.ledger(organisations, b.frame("weak_branches", list(entries)).lazy(), parse(code))


def entry(*given, **keywords):
    return ledger(b.weak("x", *given), **keywords).row(0, named=True)


def test_an_entry_not_cleared_is_open_and_overdue_after_its_day():
    row = entry(FOUND, DUE)

    assert (row["is_open"], row["is_overdue"], row["days_open"]) == (True, True, 121)


@pytest.mark.parametrize(("due_on", "overdue"), [(date(2021, 6, 29), True), (date(2021, 6, 30), False)])
def test_on_the_day_it_is_due_an_entry_is_not_overdue(due_on, overdue):
    assert entry(FOUND, due_on)["is_overdue"] is overdue


@pytest.mark.parametrize(
    ("cleared_on", "open_then"), [(date(2021, 6, 30), False), (date(2021, 7, 1), True), (None, True)]
)
def test_what_was_cleared_after_the_period_was_open_at_its_end(cleared_on, open_then):
    row = entry(FOUND, date(2021, 12, 31), cleared_on)

    assert (row["is_open"], row["cleared_on"] is None) == (open_then, open_then)
    assert row["days_open"] == 121
    assert row["cleared_in_period"] is not open_then


def test_a_cleared_entry_is_never_overdue_and_its_days_stop_at_clearing():
    row = entry(FOUND, DUE, date(2021, 6, 10))

    assert (row["is_overdue"], row["days_open"], row["cleared_in_period"]) == (False, 101, True)


def test_entries_found_later_are_unknown():
    assert ledger(b.weak("x", date(2021, 7, 1), date(2021, 8, 1))).is_empty()


def test_found_and_cleared_count_into_the_period_they_fall_in():
    entries = [b.weak("x", date(2020, 12, 31), DUE, date(2020, 12, 31)), b.weak("y", date(2021, 1, 1), DUE)]

    rows = ledger(*entries).select("org_id", "found_in_period", "cleared_in_period").rows()

    assert rows == [("x", False, False), ("y", True, False)]


def test_a_branch_found_again_counts_anew():
    entries = [b.weak("x", date(2020, 9, 1), DUE, date(2020, 12, 1)), b.weak("x", FOUND, DUE)]

    found = ledger(*entries)

    assert found["found_again"].to_list() == [False, True]
    assert weak_branches.pooled(found, []).select("open", "found", "found_again").rows() == [(1, 1, 1)]


def test_the_first_finding_is_not_made_a_second_one_by_what_comes_later():
    entries = [b.weak("x", FOUND, DUE, DUE), b.weak("x", date(2021, 8, 1), date(2021, 9, 1))]

    assert ledger(*entries)["found_again"].to_list() == [False]


def test_temporary_and_abolished_branches_leave_the_ledger():
    tree = (
        b.unit("u"),
        b.branch("t", "u", temporary=True),
        b.branch("gone", "u", valid_to=date(2021, 4, 1)),
    )

    assert ledger(b.weak("t", FOUND, DUE), b.weak("gone", FOUND, DUE), tree=tree).is_empty()


def test_pooled_counts_every_league_also_one_without_entries():
    tree = (*TREE, b.unit("m", 1, rules.League.MUNICIPAL))
    found = ledger(b.weak("x", FOUND, DUE), b.weak("y", FOUND, DUE, DUE), tree=tree)

    rows = weak_branches.pooled(found, ["省直", "市直"]).select("scope", "open", "overdue", "cleared").rows()

    assert rows == [(PROVINCE, 1, 1, 1), ("省直", 1, 1, 1), ("市直", 0, 0, 0)]


def test_units_without_entries_have_zeros():
    tree = (*TREE, b.unit("v", 2))
    organisations = b.organisations(*tree).lazy()
    units = standing_units(organisations, b.frame("aliases", []).lazy(), parse("2021H1").end)

    rows = weak_branches.by_unit(units, ledger(b.weak("x", FOUND, DUE), tree=tree))

    assert rows.select("org_id", "open", "overdue", "found").rows() == [("u", 1, 1, 1), ("v", 0, 0, 0)]


def test_an_empty_ledger_is_all_zeros():
    counts = weak_branches.pooled(ledger(), ["省直"]).select(pl.exclude("scope"))

    assert counts.rows() == [(0, 0, 0, 0, 0)] * 2
