"""The letters of the sample, recounted row by row from what is stored: only what was due and has not come."""

from collections import Counter
from datetime import date, timedelta

import polars as pl
import pytest

from analytics.kit.matters import MatterState
from dashboard.files.reminders import letters
from dashboard.files.reminders.matters import matters

PERIOD, FIRST, END, KNOWN = "2023H2", date(2023, 7, 1), date(2023, 12, 31), date(2024, 1, 15)
TERM = timedelta(days=15)  # of a half-year; a month's is shorter


def stood(row, day):
    return row["valid_from"] <= day and (row["valid_to"] is None or row["valid_to"] >= day)


def month_ends():
    return {f"2023-{month:02d}": date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            for month in range(7, 13)}  # fmt: skip


@pytest.fixture(scope="module")
def owed(sample_tables):
    """How many matters each unit has, by plain loops over the stored rows."""
    rows = {name: frame.to_dicts() for name, frame in sample_tables.items()}
    standing = {row["org_id"]: row for row in rows["organisations"] if stood(row, END)}
    units = {code for code, row in standing.items() if row["level"] == "单位"}

    def unit_of(code):
        while code not in units:
            code = standing[code]["parent_id"]
        return code

    counts = Counter()
    come = {(row["org_id"], row["period"]) for row in rows["self_checks"]}
    for code in units:
        for month, end in month_ends().items():
            is_due = standing[code]["valid_from"] <= end and end + timedelta(days=10) <= KNOWN
            counts[code] += is_due and (code, month) not in come
    cards = {row["org_id"] for row in rows["branch_cards"] if row["period"] == PERIOD}
    submitted = {row["org_id"] for row in rows["reviews"] if row["period"] == PERIOD}
    submitted |= {row["unit_id"] for row in rows["branch_cards"] if row["period"] == PERIOD}
    assert END + TERM <= KNOWN
    assert units <= submitted  # else a half-year would be owed
    branches = [code for code, row in standing.items() if row["level"] == "党支部" and not row["temporary"]]
    counts.update({unit_of(code) for code in branches if code not in cards})  # one matter a unit
    for name, ended in (("weak_branches", "cleared_on"), ("cases", "closed_on")):
        for row in rows[name]:
            is_open = row["found_on"] <= END and (row[ended] is None or row[ended] > END)
            if is_open and row["due_on"] and row["due_on"] < END and row["org_id"] in standing:
                counts[unit_of(row["org_id"])] += 1
    return {code: count for code, count in counts.items() if count}


@pytest.fixture(scope="module")
def results(sample_results):
    return sample_results(PERIOD)


def test_whoever_owes_something_gets_a_letter_and_nobody_else(results, owed):
    assert {one.org_id: one.matters for one in letters.addressees(results)} == owed
    assert (len(owed), sum(owed.values())) == (37, 82)


def test_what_is_no_matter_stands_in_the_list_with_the_reason(results):
    found = matters(results)
    states = dict(found.group_by("state").len().iter_rows())

    assert states == {
        MatterState.OWED: 82,
        MatterState.YARDSTICK: 56 + 102,
        MatterState.COME: 42,
        MatterState.NO_DAY: 98,
        MatterState.AHEAD: 2,
        MatterState.REVIEW: 3,
    }
    assert found.filter(pl.col("matter") == "五星支部")["state"].unique().to_list() == ["参照口径"]
