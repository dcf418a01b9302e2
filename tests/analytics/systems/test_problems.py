"""The ledger of problems in small: moved deadlines, who found it, found again within a year, clearance."""

from datetime import date, timedelta

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems import problems
from tests.analytics import builders as b

FOUND, DUE = date(2023, 8, 1), date(2023, 10, 1)


def made(*rows, period="2023H2", units=("u", "v")):
    organisations = b.organisations(*(b.unit(org_id, place) for place, org_id in enumerate(units, 1))).lazy()
    code = parse(period)
    standing = standing_units(organisations, b.frame("aliases", []).lazy(), code.end)
    cases = b.frame("cases", list(rows)).lazy()
    return problems.build(standing, organisations, cases, period=code, counted_on=code.end)


def counted(tables, org_id="u"):
    return tables["cases_by_unit"].row(by_predicate=pl.col("org_id") == org_id, named=True)


@pytest.mark.parametrize(
    ("due", "first", "moved", "overdue", "at_first"), [
        (date(2023, 12, 31), None, 0, 0, 0), (date(2023, 12, 30), None, 0, 1, 1),
        (date(2023, 12, 31), date(2023, 12, 30), 1, 0, 1), (date(2023, 12, 31), date(2023, 12, 31), 0, 0, 0),
        (date(2024, 3, 1), date(2023, 12, 31), 1, 0, 0),
    ],
)  # fmt: skip
def test_overdue_is_judged_on_the_deadline_that_holds_and_beside_it_on_the_first(
    due, first, moved, overdue, at_first
):
    row = counted(made(b.problem("u", 1, FOUND, due, first_due_on=first)))
    assert (row["moved"], row["overdue"], row["overdue_at_first"]) == (moved, overdue, at_first)


def test_the_share_found_by_itself_is_of_the_cases_found_in_the_period():
    row = counted(
        made(
            b.problem("u", 1, FOUND, DUE),
            b.problem("u", 2, FOUND, DUE, source="督查检查"),
            b.problem("u", 3, date(2023, 1, 5), DUE),
        )
    )

    assert (row["found"], row["self_found"], row["self_share"]) == (2, 1, 0.5)
    assert counted(made(b.problem("u", 1, FOUND, DUE)), "v")["self_share"] is None


@pytest.mark.parametrize(("days", "again"), [(0, True), (365, True), (366, False)])
def test_found_again_is_the_same_kind_within_a_year_of_its_clearing(days, again):
    closed = FOUND - timedelta(days=days)
    earlier = b.problem("u", 1, date(2022, 6, 1), date(2022, 9, 1), closed)
    assert made(earlier, b.problem("u", 2, FOUND, DUE))["cases"]["found_again"].to_list() == [False, again]


def test_another_kind_or_another_unit_is_not_the_same_problem():
    earlier = b.problem("u", 1, date(2023, 1, 1), DUE, date(2023, 2, 1))
    assert counted(made(earlier, b.problem("u", 2, FOUND, DUE, kind="两张皮")))["found_again"] == 0
    assert counted(made(earlier, b.problem("v", 1, FOUND, DUE)), "v")["found_again"] == 0


def test_two_problems_of_one_day_are_two():
    tables = made(b.problem("u", 1, FOUND, DUE), b.problem("u", 2, FOUND, DUE))
    assert counted(tables)["open"] == 2
    assert tables["cases_worklist"]["case_no"].to_list() == [1, 2]


def test_a_clearance_is_told_of_twenty_cases_and_of_days_with_ten_at_risk():
    def cleared(count):
        rows = [b.problem("u", n, FOUND, DUE, FOUND + timedelta(days=n)) for n in range(1, count + 1)]
        return made(*rows)["case_clearance"].filter((pl.col("scope") == "全省") & (pl.col("kind") == "全部"))

    assert cleared(19).is_empty()
    told = cleared(20)
    assert told["at_risk"].to_list() == list(range(20, 9, -1))
    assert told["share"].to_list() == pytest.approx([n / 20 for n in range(1, 12)])
    assert (told["units"].unique().to_list(), told["cases"].unique().to_list()) == ([1], [20])


def test_what_is_closed_later_is_open_now():
    tables = made(b.problem("u", 1, FOUND, DUE, date(2024, 1, 5)))
    assert counted(tables)["open"] == 1
    assert tables["cases"]["cleared_on"].to_list() == [None]


def without_own(*rows, branches=10, period="2023H2", **unit):
    tree = [b.unit("u", 1, **unit), b.unit("v", 2), *(b.branch(f"b{n}", "u") for n in range(branches))]
    organisations, code = b.organisations(*tree).lazy(), parse(period)
    standing = standing_units(organisations, b.frame("aliases", []).lazy(), code.end)
    tables = problems.build(standing, organisations, b.frame("cases", list(rows)).lazy(), code, code.end)
    return tables["cases_none_found"].select("org_id", "year", "branches", "found_by_others").rows()


def test_a_unit_without_a_case_of_its_own_in_a_year_is_listed_with_what_others_found():
    by_others = b.problem("u", 1, FOUND, DUE, source="督查检查")
    last_year = b.problem("u", 2, date(2022, 12, 31), DUE)

    assert without_own(by_others, last_year) == [("u", "2023", 10, 1)]
    assert without_own(by_others, b.problem("u", 2, date(2023, 1, 1), DUE)) == []


def test_zero_is_told_of_ten_branches_of_units_of_all_the_year_and_where_anything_was_written_down():
    of_another = b.problem("v", 1, FOUND, DUE)

    assert without_own(of_another) == [("u", "2023", 10, 0)]
    assert without_own(of_another, branches=9) == []
    assert without_own(of_another, valid_from=date(2023, 1, 2)) == []
    assert without_own() == []


def test_a_year_that_still_runs_is_not_told_but_the_one_before():
    then = b.problem("v", 1, date(2022, 5, 1), date(2022, 6, 1))

    assert without_own(then, b.problem("u", 1, date(2023, 2, 1), DUE), period="2023H1") == [
        ("u", "2022", 10, 0)
    ]
