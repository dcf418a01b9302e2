"""The ledger as it stood on the last day of a period."""

from datetime import date

import polars as pl
import pytest

from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.kit import case_counts, case_entries
from analytics.kit.units import standing_units
from analytics.systems.weak_branches import LEDGER
from tests.analytics import builders as b

STATES = LEDGER.states
TREE = (b.unit("u"), b.branch("x", "u"), b.branch("y", "u"))
FOUND, DUE = date(2021, 3, 1), date(2021, 5, 31)
DUE_LATER = date(2021, 12, 31)


def ledger(*entries, code="2021H1", tree=TREE):
    organisations = b.organisations(*tree).lazy()
    return case_entries.entries(
        LEDGER, organisations, b.frame("weak_branches", list(entries)).lazy(), parse(code)
    )


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
    assert case_counts.pooled(LEDGER, found, []).select("open", "found", "found_again").rows() == [(1, 1, 1)]


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

    rows = (
        case_counts.pooled(LEDGER, found, ["省直", "市直"])
        .select("scope", "open", "overdue", "cleared")
        .rows()
    )

    assert rows == [(PROVINCE, 1, 1, 1), ("省直", 1, 1, 1), ("市直", 0, 0, 0)]


def test_units_without_entries_have_zeros():
    tree = (*TREE, b.unit("v", 2))
    organisations = b.organisations(*tree).lazy()
    units = standing_units(organisations, b.frame("aliases", []).lazy(), parse("2021H1").end)

    rows = case_counts.by_unit(LEDGER, ledger(b.weak("x", FOUND, DUE), tree=tree), units)

    assert rows.select("org_id", "open", "overdue", "found").rows() == [("u", 1, 1, 1), ("v", 0, 0, 0)]


def test_an_empty_ledger_is_all_zeros():
    counts = case_counts.pooled(LEDGER, ledger(), ["省直"]).select(pl.exclude("scope", "^.*_days$"))

    assert counts.rows() == [(0,) * 8] * 2


@pytest.mark.parametrize(
    ("due_on", "cleared_on", "state"),
    [
        (date(2021, 6, 30), None, STATES.open),
        (date(2021, 6, 29), None, STATES.overdue),
        (date(2021, 6, 29), date(2021, 7, 1), STATES.overdue),
        (date(2021, 7, 31), date(2021, 7, 1), STATES.open),
        (date(2021, 6, 10), date(2021, 6, 10), STATES.in_time),
        (date(2021, 6, 10), date(2021, 6, 11), STATES.late),
        (date(2021, 6, 10), date(2021, 3, 1), STATES.in_time),
    ],
)
def test_an_entry_is_in_one_state_and_the_due_day_itself_is_in_time(due_on, cleared_on, state):
    assert entry(FOUND, due_on, cleared_on)["state"] == state


def test_cleared_in_time_and_late_add_up_to_those_cleared_in_the_period():
    tree = (*TREE, b.branch("z", "u"))
    entries = [
        b.weak("x", FOUND, DUE, DUE),
        b.weak("y", FOUND, DUE, date(2021, 6, 1)),
        b.weak("z", date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)),
    ]

    row = case_counts.pooled(LEDGER, ledger(*entries, tree=tree), []).row(0, named=True)

    assert (row["cleared"], row["cleared_in_time"], row["cleared_late"]) == (2, 1, 1)


def test_days_open_are_those_of_an_entry_that_is_there_and_cleared_ones_count_apart():
    tree = (*TREE, b.branch("z", "u"), b.branch("w", "u"))
    entries = [
        b.weak("x", date(2021, 6, 20), DUE_LATER),
        b.weak("y", date(2021, 5, 31), DUE_LATER),
        b.weak("z", date(2021, 6, 1), DUE_LATER, date(2021, 6, 4)),
        b.weak("w", date(2021, 1, 1), DUE_LATER),
    ]

    row = case_counts.pooled(LEDGER, ledger(*entries, tree=tree), []).row(0, named=True)

    assert (row["open_median_days"], row["open_longest_days"], row["cleared_median_days"]) == (30, 180, 3)


def test_nothing_open_has_no_days():
    row = case_counts.pooled(LEDGER, ledger(b.weak("x", FOUND, DUE, DUE)), []).row(0, named=True)

    assert (row["open"], row["open_median_days"], row["open_longest_days"]) == (0, None, None)


def test_the_third_finding_of_a_branch_is_its_third():
    entries = [
        b.weak("x", date(2020, month, 1), date(2020, month, 20), date(2020, month, 9)) for month in (3, 5)
    ]

    found = ledger(*entries, b.weak("x", FOUND, DUE), b.weak("y", FOUND, DUE))

    assert found["times_found"].to_list() == [1, 2, 3, 1]
    assert case_counts.pooled(LEDGER, found, [])["open_found_again"].to_list() == [1]


def test_kinds_are_counted_for_the_province_the_leagues_and_units_with_entries():
    kinds = {kind.value for kind in rules.WeakKind}
    found = ledger(b.weak("x", FOUND, DUE, kind=rules.WeakKind.MARGINAL.value), tree=(*TREE, b.unit("v", 2)))

    rows = case_counts.by_kind(LEDGER, found, ["省直", "市直"])

    assert rows["scope"].unique(maintain_order=True).to_list() == [PROVINCE, "省直", "市直", "u"]
    assert set(rows.filter(pl.col("scope") == "市直")["kind"]) == kinds
    assert rows.filter(pl.col("open") > 0).select("scope", "kind", "overdue").rows() == [
        (scope, "边缘化", 1) for scope in (PROVINCE, "省直", "u")
    ]


def test_every_count_of_the_kinds_adds_up_to_the_pooled_one():
    entries = [
        b.weak("x", FOUND, DUE, kind=rules.WeakKind.MARGINAL.value),
        b.weak("y", FOUND, DUE, DUE, kind=rules.WeakKind.WEAKENED.value),
    ]
    found = ledger(*entries)
    counts = pl.col("open", "overdue", "found", "cleared", "cleared_in_time")

    sums = (
        case_counts.by_kind(LEDGER, found, ["省直"]).group_by("scope", maintain_order=True).agg(counts.sum())
    )

    assert (
        sums.filter(pl.col("scope") == PROVINCE)
        .select(counts)
        .equals(case_counts.pooled(LEDGER, found, []).select(counts))
    )
