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


@pytest.mark.parametrize(
    ("due_on", "cleared_on", "state", "days"), [
        (date(2021, 6, 30), None, STATES.open, 121),
        (date(2021, 6, 29), None, STATES.overdue, 121),
        (date(2021, 6, 29), date(2021, 7, 1), STATES.overdue, 121),
        (date(2021, 7, 31), date(2021, 7, 1), STATES.open, 121),
        (date(2021, 7, 31), date(2021, 6, 30), STATES.in_time, 121),
        (date(2021, 6, 10), date(2021, 6, 10), STATES.in_time, 101),
        (date(2021, 6, 10), date(2021, 6, 11), STATES.late, 102),
        (date(2021, 6, 10), date(2021, 3, 1), STATES.in_time, 0),
    ],
)  # fmt: skip
def test_an_entry_is_in_one_state_and_what_is_cleared_later_is_open_at_the_end(
    due_on, cleared_on, state, days
):
    row, is_open = entry(FOUND, due_on, cleared_on), state in (STATES.open, STATES.overdue)

    assert (row["state"], row["days_open"]) == (state, days)
    assert (row["is_open"], row["is_overdue"]) == (is_open, state == STATES.overdue)
    assert (row["cleared_on"] is None, row["cleared_in_period"]) == (is_open, not is_open)


def test_entries_found_later_and_branches_that_do_not_stand_are_not_on_the_ledger():
    tree = (b.unit("u"), b.branch("t", "u", temporary=True), b.branch("gone", "u", valid_to=date(2021, 4, 1)))
    assert ledger(b.weak("x", date(2021, 7, 1), date(2021, 8, 1))).is_empty()
    assert ledger(b.weak("t", FOUND, DUE), b.weak("gone", FOUND, DUE), tree=tree).is_empty()


def test_found_and_cleared_count_into_the_period_they_fall_in():
    entries = [b.weak("x", date(2020, 12, 31), DUE, date(2020, 12, 31)), b.weak("y", date(2021, 1, 1), DUE)]

    rows = ledger(*entries).select("org_id", "found_in_period", "cleared_in_period").rows()
    assert rows == [("x", False, False), ("y", True, False)]


def test_units_without_entries_have_zeros():
    tree = (*TREE, b.unit("v", 2))
    units = standing_units(b.organisations(*tree).lazy(), b.tables()["aliases"], parse("2021H1").end)

    rows = case_counts.by_unit(LEDGER, ledger(b.weak("x", FOUND, DUE), tree=tree), units)
    assert rows.select("org_id", "open", "overdue", "found").rows() == [("u", 1, 1, 1), ("v", 0, 0, 0)]


def test_a_branch_found_again_counts_anew_and_the_third_finding_is_its_third():
    earlier = [b.weak("x", date(2020, n, 1), date(2020, n, 20), date(2020, n, 9)) for n in (3, 5)]
    later = b.weak("x", date(2021, 8, 1), date(2021, 9, 1))  # makes no earlier finding a second one

    found = ledger(*earlier, b.weak("x", FOUND, DUE), b.weak("y", FOUND, DUE), later)

    assert found["times_found"].to_list() == [1, 2, 3, 1]
    assert found["found_again"].to_list() == [False, True, True, False]
    counts = case_counts.by_scope(LEDGER, found, []).select(
        "open", "found", "found_again", "open_found_again"
    )
    assert counts.rows() == [(2, 2, 1, 1)]


def test_pooled_counts_every_league_also_one_without_entries():
    tree = (*TREE, b.unit("m", 1, rules.League.MUNICIPAL))
    found = ledger(b.weak("x", FOUND, DUE), b.weak("y", FOUND, DUE, DUE), tree=tree)

    rows = (
        case_counts.by_scope(LEDGER, found, ["省直", "市直"])
        .select("scope", "open", "overdue", "cleared")
        .rows()
    )

    assert rows == [(PROVINCE, 1, 1, 1), ("省直", 1, 1, 1), ("市直", 0, 0, 0)]


def test_an_empty_ledger_is_all_zeros_and_has_no_days():
    counts = case_counts.by_scope(LEDGER, ledger(), ["省直"])
    assert counts.select(pl.exclude("scope", "^.*_days$")).rows() == [(0,) * 8] * 2
    assert counts.select("open_median_days", "open_longest_days").rows() == [(None, None)] * 2


def test_days_open_are_those_of_an_entry_that_is_there_and_cleared_ones_count_apart():
    tree = (*TREE, *(b.branch(one, "u") for one in "zwv"))
    entries = [
        b.weak("x", date(2021, 6, 20), DUE_LATER),
        b.weak("y", date(2021, 5, 31), DUE_LATER),
        b.weak("w", date(2021, 1, 1), DUE_LATER),
        b.weak("z", date(2021, 6, 1), DUE_LATER, date(2021, 6, 4)),
        b.weak("v", date(2021, 1, 4), date(2021, 1, 8), date(2021, 1, 9)),
    ]

    row = case_counts.by_scope(LEDGER, ledger(*entries, tree=tree), []).row(0, named=True)

    assert (row["open_median_days"], row["open_longest_days"], row["cleared_median_days"]) == (30, 180, 3)
    assert (row["cleared"], row["cleared_in_time"], row["cleared_late"]) == (2, 1, 1)


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
        .equals(case_counts.by_scope(LEDGER, found, []).select(counts))
    )
