"""A lake may hold findings made while another was open: they are one, on every page."""

from datetime import date

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.kit.case_spells import one_open_each
from tests.analytics import builders as b

JANUARY, MARCH, MAY, JUNE = (date(2021, month, 1) for month in (1, 3, 5, 6))
DUE = date(2021, 12, 1)


def told(*rows):
    found = one_open_each(b.frame("weak_branches", list(rows)).lazy()).collect()
    return found.sort("org_id", "found_on").select("org_id", "found_on", "due_on", "cleared_on").rows()


def test_findings_made_while_one_is_open_are_one_with_it_until_all_are_cleared():
    overlapping = b.weak("a", JANUARY, MAY, MARCH), b.weak("a", date(2021, 2, 1), DUE, JUNE)
    again = b.weak("a", MAY, DUE)
    assert told(*overlapping, again) == [("a", JANUARY, MAY, None)]
    assert told(*overlapping, b.weak("a", JUNE, DUE)) == [("a", JANUARY, MAY, JUNE), ("a", JUNE, DUE, None)]


def test_findings_after_a_clearing_or_of_another_branch_are_their_own():
    rows = b.weak("a", JANUARY, MAY, MARCH), b.weak("a", MARCH, DUE), b.weak("b", JANUARY, DUE)
    assert told(*rows) == [("a", JANUARY, MAY, MARCH), ("a", MARCH, DUE, None), ("b", JANUARY, DUE, None)]


def test_ledger_list_of_work_months_and_kinds_count_a_branch_found_twice_once():
    tables = b.tables(
        organisations=b.organisations(b.unit("u"), b.branch("x", "u"), b.branch("y", "u")),
        weak_branches=b.frame(
            "weak_branches",
            [b.weak("x", JANUARY, MAY), b.weak("x", MARCH, DUE), b.weak("y", MARCH, DUE)],
        ),
    )
    found = pipeline.build(tables, parse("2021H1")).tables
    counts = {
        "ledger": found["ledger"].filter("is_open").height,
        "pooled": found["ledger_pooled"].filter(scope="全省")["open"].item(),
        "units": found["ledger_by_unit"]["open"].sum(),
        "month": found["ledger_by_month"].filter(scope="全省", month="2021-06")["open"].item(),
        "work": found["worklist"].height,
        "kinds": found["weak_verdict"]["on_ledger"].item(),
        "branches": found["unit_branches"].filter(pl.col("ledger").is_not_null()).height,
    }

    assert set(counts.values()) == {2}, counts
