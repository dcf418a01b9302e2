"""The letters of the sample, recounted row by row from what is stored: only what was due and has not come."""

from collections import Counter
from datetime import date, timedelta

import polars as pl
import pytest

from analytics import reference
from analytics.kit.matters import MatterState
from analytics.systems.reporting.reminders import Due, ReminderKind, matter_state
from dashboard.files.reminder_words import Matter
from dashboard.files.reminders import letters
from dashboard.files.reminders.matters import ALL_MATTERS, matters, to_units

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
    units = {code for code, row in standing.items() if row["level"] == "单位" and row["league"] != "参照执行"}

    def unit_of(code):
        while standing[code]["level"] != "单位":
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
    branches = [
        code
        for code, row in standing.items()
        if row["level"] == "党支部" and not row["temporary"] and unit_of(code) in units
    ]
    counts.update({unit_of(code) for code in branches if code not in cards})  # one matter a unit
    told = {row["org_id"]: row["published"] for row in rows["member_points"] if row["period"] == "2023Q4"}
    old_enough = [code for code in branches if standing[code]["valid_from"] <= date(2023, 10, 1)]
    left = {unit_of(code) for code in old_enough if not told.get(code)}
    counts.update({code for code in left if standing[code]["region"] == "示例市03"})  # who has to publish
    for name, ended in (("weak_branches", "cleared_on"), ("cases", "closed_on")):
        for row in rows[name]:
            is_open = row["found_on"] <= END and (row[ended] is None or row[ended] > END)
            if is_open and row["due_on"] and row["due_on"] < END and row["org_id"] in standing:
                counts[unit_of(row["org_id"])] += 1
    held = [row for row in rows["contacts"] if row["since"] <= END and (row["until"] or END) >= END]
    linked = {row["org_id"] for row in held}
    for row in rows["weak_branches"]:
        if row["cleared_on"] is None and row["org_id"] in standing and row["org_id"] not in linked:
            unit = standing[unit_of(row["org_id"])]
            counts[unit["org_id"]] += unit["league"] == "省直" or unit["region"] == "示例市03"
    return {code: count for code, count in counts.items() if count and code in units}


@pytest.fixture(scope="module")
def results(sample_results):
    return sample_results(PERIOD)


@pytest.fixture(scope="module")
def silent(results):
    """The units that left a number unreported which a document asks of them: one matter each."""
    of_units = results.tables["duties"].filter(
        pl.col("standing") == "约束", pl.col("state").is_in(["未报", "未报全"])
    )
    return Counter(of_units["org_id"].unique().to_list())


@pytest.fixture(scope="module")
def unchecked(results):
    """The units a document binds that have not checked all that stands right below them: one matter each."""
    rows = results.tables["life_checks_by_unit"].filter(
        pl.col("binds"), pl.col("covered") < pl.col("population")
    )
    return Counter(rows["org_id"].to_list())


@pytest.fixture(scope="module")
def seated(results):
    """The bodies past their term and the posts empty too long that a document binds."""
    rows = results.tables["spans_by_unit"]
    late = pl.col("terms_over_binding") + pl.col("vacant_over_binding")
    return Counter(dict(rows.select("org_id", late).iter_rows()))


def test_whoever_owes_something_gets_a_letter_and_nobody_else(results, owed, silent, seated, unchecked):
    every = Counter(owed) + silent + seated + unchecked
    assert {one.org_id: one.matters for one in letters.addressees(results)} == every
    assert (len(owed), sum(owed.values())) == (39, 88)
    assert (len(every), sum(every.values())) == (59, 121)


def test_what_is_no_matter_stands_in_the_list_with_the_reason(results):
    found = matters(results)
    states = dict(found.group_by("state").len().iter_rows())

    assert states == {
        MatterState.OWED: 121,
        MatterState.YARDSTICK: 56 + 102 + 64 + 52 + 72 + 1,
        MatterState.COME: 42,
        MatterState.NO_DAY: 98 + 10,
        MatterState.AHEAD: 2 + 1,
        MatterState.REVIEW: 3,
    }
    assert found.filter(pl.col("matter") == "五星支部")["state"].unique().to_list() == ["参照口径"]


def answered():
    """What lists and letters call a matter, to the codes of the rules that say what is to be done."""
    found: dict[str, set[str]] = {}
    for rule in reference.advice():
        for name in filter(None, rule["asks"].split(";")):
            found.setdefault(name, set()).add(rule["code"])
    return found


def test_whatever_can_be_asked_for_has_its_rule_of_advice():
    kinds = pl.DataFrame({"kind": list(ReminderKind)}).with_columns(due=pl.lit(Due.PAST))
    come = kinds.with_columns(state=matter_state()).filter(pl.col("state") == MatterState.COME)["kind"]
    asked = {*ALL_MATTERS, *map(str, ReminderKind)} - {Matter.REPORTS, *come}

    assert set(answered()) == asked


def test_every_unit_that_gets_a_letter_stands_in_the_advice_for_the_same(results):
    advised = set(results.tables["advice"].select("code", "org_id").iter_rows())
    asked = to_units(matters(results)).filter(pl.col("matter") != Matter.REPORTS)
    reports = results.tables["reminders"].filter(matter_state() == MatterState.OWED)
    told = [*asked.select("matter", "org_id").iter_rows(), *reports.select("kind", "org_id").iter_rows()]
    rules = answered()

    codes = {"overdue", "cases", "reports", "cards", "duties", "points", "terms", "vacancies", "contacts"} | {
        "life_checks"
    }
    assert set().union(*(rules[name] for name, _ in told)) == codes
    assert all(any((code, unit) in advised for code in rules[name]) for name, unit in told)


def test_the_advice_counts_what_stands_in_the_lists(results):
    sizes = dict(results.tables["advice"].group_by("code").agg(pl.col("size").sum()).iter_rows())
    missing = results.tables["missing"]

    assert (sizes["overdue"], sizes["soon"], sizes["cases_soon"]) == (31, 24, 2)
    assert sizes["cards"] == missing.filter(pl.col("gap") == "支部评分未报")["count"].sum()
