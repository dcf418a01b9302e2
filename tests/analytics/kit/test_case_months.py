"""The ledger month by month: each month counted as a period of its own."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.kit import case_counts, case_entries
from analytics.systems.weak_branches import LEDGER
from tests.analytics import builders as b

TREE = (b.unit("u"), b.branch("x", "u"), b.branch("y", "u"))
DAYS = st.dates(date(2020, 11, 1), date(2021, 7, 31))


def months(*entries, code="2021H1", tree=TREE):
    organisations = b.organisations(*tree).lazy()
    ledger = b.frame("weak_branches", list(entries)).lazy()
    return case_counts.by_month(LEDGER, organisations, ledger, parse(code), ["省直"])


def province(rows):
    return rows.filter(pl.col("scope") == PROVINCE).select("month", "found", "cleared", "open", "overdue")


def test_found_cleared_open_and_overdue_of_every_month():
    assert province(months(b.weak("x", date(2021, 3, 31), date(2021, 4, 30), date(2021, 6, 1)))).rows() == [
        ("2021-03", 1, 0, 1, 0),
        ("2021-04", 0, 0, 1, 0),  # due on the last day of the month: not overdue yet
        ("2021-05", 0, 0, 1, 1),
        ("2021-06", 0, 1, 0, 0),
    ]


def test_months_begin_with_the_first_entry_and_are_two_years_at_most():
    late = months(b.weak("x", date(2021, 6, 30), date(2021, 7, 30)))
    long_ago = months(b.weak("x", date(2020, 1, 1), date(2020, 2, 1)), code="2023H2")

    assert province(late)["month"].to_list() == ["2021-06"]
    assert province(long_ago)["month"].to_list()[:: case_counts.MONTHS - 1] == ["2022-01", "2023-12"]


def test_a_branch_counts_while_it_stands_and_units_with_entries_have_months_of_their_own():
    tree = (b.unit("u"), b.branch("x", "u", valid_to=date(2021, 5, 15)), b.unit("v", 2))

    rows = months(b.weak("x", date(2021, 4, 1), date(2021, 12, 1)), tree=tree)

    assert province(rows).select("month", "open").rows() == [("2021-04", 1), ("2021-05", 0), ("2021-06", 0)]
    assert sorted(rows["scope"].unique()) == ["u", PROVINCE, "省直"]
    assert months().is_empty()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS, st.none() | DAYS, st.sampled_from("xy")), max_size=6))
def test_a_month_agrees_with_the_ledger_of_that_month(drawn):
    entries = [
        b.weak(branch, found, max(found, due), cleared and max(found, cleared))
        for found, due, cleared, branch in {(row[0], row[3]): row for row in drawn}.values()
    ]
    frame = b.frame("weak_branches", entries).lazy()

    for row in province(months(*entries)).iter_rows(named=True):
        then = case_entries.entries(LEDGER, b.organisations(*TREE).lazy(), frame, parse(row["month"]))
        counts = case_counts.by_scope(LEDGER, then, []).row(0, named=True)
        assert {name: counts[name] for name in ("found", "cleared", "open", "overdue")} == {
            name: row[name] for name in ("found", "cleared", "open", "overdue")
        }
