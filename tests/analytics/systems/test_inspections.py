"""Inspections in small: who is covered, what came of it, who owes a report, what both ask of units."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import COUNTED_LEAGUES, League
from analytics.systems.inspections import RESULTS
from tests.analytics import builders as b

CITY = League.MUNICIPAL
BOUND = b.unit("m", 1, CITY, region="示例市03", name="示例市03", synthetic=True)
UNITS = (b.unit("u", 1), b.unit("v", 2), b.unit("w", 3), BOUND)
SPRING, AUTUMN = date(2023, 3, 1), date(2023, 10, 9)
NAMES = [result.name for result in RESULTS]
YEARLY, HEARING = "党组向上级报告履责情况", "党委常委会听取机关党建汇报"


def made(*visits, period="2023", units=UNITS, problems=(), duties=(), counts=(), until="2023-12"):
    tables = b.tables(
        organisations=b.organisations(*units),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", until, 6000)]),
        inspections=b.frame("inspections", list(visits)),
        cases=b.frame("cases", list(problems)),
        duty_reports=b.frame("duty_reports", list(duties)),
        burden_counts=b.frame("burden_counts", list(counts)),
    )
    return pipeline.tables_of(NAMES, tables, parse(period))


def row(tables, org_id, name="inspections"):
    return tables[name].row(by_predicate=pl.col("org_id") == org_id, named=True)


def last_month(tables, scope="省直"):
    return tables["inspections_by_month"].filter(scope=scope).sort("month").row(-1, named=True)


def test_a_unit_inspected_twice_counts_once_and_visits_of_others_cover_nobody():
    tables = made(
        b.inspection("u", SPRING),
        b.inspection("u", AUTUMN),
        b.inspection("v", AUTUMN, organised_by="机关党委"),
        b.inspection("w", date(2022, 12, 31)),
    )

    told = [row(tables, one) for one in "uvw"]
    assert [one["state"] for one in told] == ["已覆盖", "未覆盖", "未覆盖"]
    assert [(one["times"], one["by_others"]) for one in told] == [(2, 0), (0, 1), (0, 0)]
    assert [one["last_on"] for one in told] == [AUTUMN, None, date(2022, 12, 31)]
    assert (last_month(tables)["covered"], last_month(tables)["population"]) == (1, 3)


def test_units_are_reached_in_the_month_of_their_first_inspection():
    tables = made(b.inspection("u", SPRING), b.inspection("u", AUTUMN), b.inspection("v", AUTUMN))
    months = tables["inspections_by_month"].filter(scope="全省")

    assert months.filter(pl.col("first_reached") > 0).select("month", "first_reached", "covered").rows() == [
        ("2023-03", 1, 1),
        ("2023-10", 1, 2),
    ]
    assert months.height == 12


def test_what_comes_after_the_day_the_data_prove_is_not_known_yet():
    tables = made(b.inspection("u", SPRING), b.inspection("v", AUTUMN), until="2023-06", period="2023H1")
    assert (row(tables, "u")["state"], row(tables, "v")["state"]) == ("已覆盖", "未覆盖")
    assert tables["inspections_by_month"]["month"].max() == "2023-06"


def test_a_unit_founded_in_the_last_quarter_is_listed_apart_and_one_that_ended_is_gone():
    units = (
        *UNITS,
        b.unit("n", 5, valid_from=date(2023, 10, 1)),
        b.unit("e", 6, valid_to=date(2023, 12, 30)),
    )
    tables = made(b.inspection("n", AUTUMN), b.inspection("e", SPRING), units=units)

    assert row(tables, "n")["state"] == "本年新设"
    assert "e" not in tables["inspections"]["org_id"].to_list()
    assert (last_month(tables)["covered"], last_month(tables)["population"]) == (0, 3)


def test_only_the_city_the_document_names_must_be_reached_and_all_others_are_yardsticks():
    tables = made(b.inspection("u", SPRING))
    assert {one: row(tables, one)["standing"] for one in "um"} == {"u": "参照", "m": "约束"}


def test_without_any_record_nothing_is_said_of_coverage():
    tables = made(problems=[b.problem("u", 1, SPRING, AUTUMN, source="督查检查")])
    assert set(tables["inspections"]["state"]) == {"没有台账"}
    assert tables["inspection_burden"].is_empty()
    assert last_month(tables)["overdue"] == 1
    assert all(made()[name].is_empty() for name in NAMES)


def test_problems_are_those_of_inspections_and_tours_found_and_cleared_in_the_year():
    problems = [
        b.problem("u", 1, SPRING, AUTUMN, source="督查检查"),  # overdue
        b.problem("u", 2, SPRING, date(2023, 12, 31), source="巡视巡察"),  # due on the last day
        b.problem(
            "u", 3, date(2022, 5, 1), AUTUMN, AUTUMN, source="督查检查"
        ),  # of last year, cleared in this
        b.problem("u", 4, SPRING, AUTUMN, source="自查"),
    ]
    tables = made(b.inspection("u", SPRING), problems=problems)
    counted = ("found", "cleared", "open", "overdue")

    assert tuple(row(tables, "u")[name] for name in counted) == (2, 1, 2, 1)
    sources = tables["inspection_findings_by_source"].filter(scope="全省").select("source", *counted).rows()
    assert sources == [("督查检查", 1, 1, 1, 1), ("巡视巡察", 1, 0, 1, 0)]
    assert tuple(last_month(tables)[name] for name in ("open", "overdue")) == (2, 1)
    assert tables["inspections_by_month"].filter(scope="全省")["found"].sum() == 2


def reports(tables):
    rows = tables["reports_upward"].filter(indicator=YEARLY)
    return {one["org_id"]: (one["standing"], one["state"], one["is_missing"]) for one in rows.to_dicts()}


def test_a_report_a_document_asks_for_is_missing_after_its_year_and_noughts_are_none():
    assert reports(made()) == {}
    told = made(duties=[b.duty("m", "2023", HEARING, 1)])
    assert reports(told) == {"m": ("约束", "未报", True)}
    assert reports(made(duties=[b.duty("m", "2023", YEARLY, 0)]))["m"] == ("约束", "未做到", True)
    assert reports(made(duties=[b.duty("m", "2023", YEARLY, 1)]))["m"] == ("约束", "已做到", False)


def test_where_nothing_binds_who_did_not_report_is_told_only_beside_others_who_did():
    told = made(duties=[b.duty("u", "2023", YEARLY, 1), b.duty("m", "2023", YEARLY, 1)])
    assert reports(told) == {
        "u": ("参照", "参照", False),
        "v": ("参照", "参照", True),
        "w": ("参照", "参照", True),
        "m": ("约束", "已做到", False),
    }
    pooled = told["reports_upward_pooled"].filter(scope="全省", indicator=YEARLY)
    assert pooled.select("owed", "reported", "unreported", "told", "untold").row(0) == (1, 1, 0, 1, 2)


def test_nobody_is_told_to_have_missed_a_report_while_its_year_runs():
    told = made(
        duties=[b.duty("u", "2023H1", YEARLY, 1), b.duty("m", "2023H1", HEARING, 1)],
        until="2023-06",
        period="2023H1",
    )
    assert not any(missing for *_, missing in reports(told).values())


@pytest.mark.parametrize(("counted", "under"), [(1, True), (2, False), (3, False), (None, None)])
def test_more_inspections_than_the_unit_counted_in_the_same_months_are_a_clue(counted, under):
    counts = [b.burden("u", "2023-03", 0, 0, counted), b.burden("u", "2023-05", 0, 0, 0)]
    visits = (b.inspection("u", SPRING), b.inspection("u", date(2023, 3, 9)), b.inspection("u", AUTUMN))
    other = b.inspection("u", date(2023, 3, 10), organised_by="其他")
    told = row(made(*visits, other, counts=counts), "u", "inspection_burden")

    assert (told["visits"], told["undercounted"]) == (3, under)
    assert (told["visits_compared"], told["counted"]) == ((0, None) if counted is None else (2, counted))


def test_the_numbers_asked_are_those_of_duties_that_bind():
    told = made(b.inspection("u", SPRING))["inspection_burden"]
    assert dict(told.select("org_id", "numbers").rows())["u"] == 0
    assert row({"x": told}, "m", "x")["numbers"] > 0


VISITS = st.lists(
    st.tuples(st.sampled_from("uvwm"), st.dates(date(2022, 1, 1), date(2024, 2, 1)), st.booleans()),
    max_size=12,
    unique_by=lambda one: one[:2],
)


@given(VISITS)
@settings(max_examples=15, deadline=None)
def test_the_coverage_of_a_league_is_the_sum_of_its_units_and_others_move_none(drawn):
    own = [b.inspection("u", SPRING), *(b.inspection(org, day) for org, day, is_own in drawn if is_own)]
    own = list({(one["org_id"], one["held_on"]): one for one in own}.values())
    others = [b.inspection(org, day, organised_by="其他") for org, day, is_own in drawn if not is_own]
    alone, together = made(*own), made(*own, *others)

    for league in COUNTED_LEAGUES:
        units = together["inspections"].filter(league=league.value)
        told = last_month(together, league.value)
        assert told["covered"] == units.filter(state="已覆盖").height
        assert told["population"] == units.height
    assert alone["inspections_by_month"].equals(together["inspections_by_month"])
    assert alone["inspections"].drop("by_others").equals(together["inspections"].drop("by_others"))
