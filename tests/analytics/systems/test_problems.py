"""The ledger of problems in small: moved deadlines, who found it, found again within a year, clearance."""

from datetime import date, timedelta

import polars as pl
import pytest

from analytics import pipeline, systems
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


def test_where_a_unit_found_nothing_itself_what_inspections_found_is_counted_apart():
    rows = [
        b.problem("u", number, FOUND, DUE, source=source)
        for number, source in enumerate(("督查检查", "巡视巡察", "审计"), 1)
    ]
    organisations, code = (
        b.organisations(b.unit("u", 1), *(b.branch(f"b{n}", "u") for n in range(10))).lazy(),
        parse("2023H2"),
    )
    standing = standing_units(organisations, b.frame("aliases", []).lazy(), code.end)
    tables = problems.build(standing, organisations, b.frame("cases", rows).lazy(), code, code.end)
    counted = tables["cases_none_found"].select("found_by_others", "found_by_inspectors").rows()
    assert counted == [(3, 2)]


def beside(*rows, weak=(), counts=()):
    tables = b.tables(
        organisations=b.organisations(
            b.unit("u", 1), b.unit("v", 2), b.unit("w", 3), *(b.branch(f"{org}1", org) for org in "uv")
        ),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", "2023-12", 6000)]),
        cases=b.frame("cases", list(rows)),
        weak_branches=b.frame("weak_branches", list(weak)),
        burden_counts=b.frame("burden_counts", list(counts)),
    )
    names = ("cases_beside_weak", "formalism_beside_burden")
    return pipeline.tables_of(names, tables, parse("2023"))


def test_a_kind_of_problem_stands_beside_a_kind_of_weak_branch_of_the_same_unit_and_counts_it_once():
    problem = [b.problem("u", number, FOUND, DUE) for number in (1, 2)]
    old = b.problem("v", 1, date(2022, 3, 1), DUE, date(2022, 5, 1))  # neither open nor of the year
    weak = [b.weak("u1", FOUND, DUE), b.weak("v1", FOUND, DUE)]
    told = beside(*problem, old, weak=weak)["cases_beside_weak"]

    assert told.filter(scope="全省").rows() == [("全省", "灯下黑", "虚化", 1)]
    assert beside(*problem)["cases_beside_weak"].is_empty()


def test_formalism_stands_beside_units_above_2019_and_those_without_months_to_compare_are_apart():
    counts = [
        *(b.burden(org, "2019-03", 1, 1, 1, 1) for org in "uv"),
        b.burden("u", "2023-03", 2, 0, 0, 0),
        b.burden("v", "2023-03", 1, 1, 1, 1),
    ]
    formal = [b.problem(org, 1, FOUND, DUE, kind="形式主义") for org in "uw"]
    told = beside(*formal, b.problem("v", 1, FOUND, DUE), counts=counts)["formalism_beside_burden"]

    assert told.filter(scope="省直").select("burden", "units", "units_with").rows() == [
        ("超过", 1, 1),
        ("没有超过", 1, 0),
        ("没有可比月份", 1, 1),
    ]
    assert beside(counts=counts)["formalism_beside_burden"].is_empty()


def test_of_all_systems_only_hard_facts_put_a_unit_among_those_that_need_attention():
    assert [fact.reason for one in systems.ALL for fact in one.PRESSING] == [
        "问题超期未整改", "负责人空缺超过6个月", "届满未换届且无批准延期",
    ]  # fmt: skip
