"""A period the data do not reach the end of is counted on the last day they prove, by every system."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.kit import closed_periods
from tests.analytics import builders as b

LONG_AGO, MARCH, JANUARY = date(2023, 9, 1), date(2024, 3, 1), date(2024, 1, 31)
TREE = (
    b.unit("u"),
    b.unit("v", 2, valid_to=date(2024, 4, 30)),
    *(b.branch(org_id, org_id[0]) for org_id in ("u1", "u2", "v1")),
)


def built(code="2024H1", month="2024-01", entries=(), visits=()):
    entries = entries or [b.weak("u1", LONG_AGO, MARCH), b.weak("v1", LONG_AGO, date(2024, 1, 30))]
    tables = b.tables(
        organisations=b.organisations(*TREE),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", month, 6000, submitted_on=date(2024, 2, 3))]),
        weak_branches=b.frame("weak_branches", list(entries)),
        cases=b.frame("cases", [b.problem("u", 1, LONG_AGO, MARCH)]),
        visits=b.frame("visits", [b.visit("u1", date(2023, 2, 1)), *visits]),
    )
    return pipeline.build(tables, parse(code))


@pytest.fixture(scope="module")
def january():
    return built()


def test_one_self_check_of_january_counts_the_half_year_on_the_last_of_january(january):
    assert (january.counted_on, january.closed) == (JANUARY, False)
    assert january.tables["ledger_pooled"].filter(scope="全省").select("open", "overdue").rows() == [(2, 1)]
    days = january.tables["ledger"].sort("org_id").select("days_open", "is_overdue").rows()
    assert days == [(152, False), (152, True)]


def test_the_list_of_work_and_the_months_end_on_that_day(january):
    work = january.tables["worklist"].select("org_id", "days_overdue", "days_left").rows()
    assert work == [("v1", 1, None), ("u1", None, 30)]
    months = january.tables["ledger_by_month"].filter(scope="全省")
    assert months["month"].max() == "2024-01"
    assert months.filter(month="2024-01").select("open", "overdue").rows() == [(2, 1)]


def test_problems_are_not_overdue_before_their_day_is_proven(january):
    assert january.tables["cases_by_unit"].filter(org_id="u").select("open", "overdue").rows() == [(1, 0)]
    assert not january.tables["attention"].filter(reason="问题超期未整改").height


def test_no_quarter_is_judged_that_the_data_do_not_reach(january):
    assert january.tables["rounds_by_quarter"].is_empty()
    seen = january.tables["rounds"].filter(org_id="u1").select("days_since", "unseen").rows()
    assert seen == [((JANUARY - date(2023, 2, 1)).days, False)]


def test_who_stands_on_that_day_is_counted_and_the_units_agree_with_the_whole(january):
    pooled = january.tables["ledger_pooled"].filter(scope="全省")["open"].item()
    assert january.tables["ledger_by_unit"]["open"].sum() == pooled == 2
    assert january.tables["stars_by_unit"]["branches"].sum() == 3


def test_what_happened_later_than_the_reports_reach_proves_its_day():
    found = built(entries=[b.weak("u2", MARCH, date(2024, 6, 1)), b.weak("u1", LONG_AGO, date(2024, 2, 1))])
    assert found.counted_on == MARCH
    assert found.tables["ledger_pooled"].filter(scope="全省").select("open", "overdue").rows() == [(2, 1)]
    visited = built(visits=[b.visit("u2", date(2024, 4, 2))])
    assert visited.counted_on == date(2024, 4, 2)
    assert visited.tables["rounds_by_quarter"]["quarter"].unique().to_list() == ["2024Q1"]


@pytest.mark.parametrize(
    ("code", "month", "day"), [
        ("2024H1", "2024-06", date(2024, 6, 30)), ("2023H2", "2024-01", date(2023, 12, 31)),
        ("2024", "2024-06", date(2024, 6, 30)), ("2024Q1", "2024-01", JANUARY),
        ("2024-01", "2024-01", JANUARY),
    ],
)  # fmt: skip
def test_a_period_is_counted_on_its_last_day_once_the_data_reach_it(code, month, day):
    assert built(code, month).counted_on == day


def test_without_a_report_a_period_is_counted_on_its_last_day():
    event = pl.LazyFrame({"found_on": [LONG_AGO]})
    assert closed_periods.counted_on(parse("2024H1"), None, event) == date(2024, 6, 30)


def test_low_stars_are_counted_in_half_years_that_are_over():
    tables = b.tables(
        organisations=b.organisations(*TREE),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", "2024-01", 6000)]),
        star_ratings=b.frame("star_ratings", [b.rated("u1", 1, "2023H1")]),
    )
    low = pipeline.build(tables, parse("2024H1")).tables["low_star_branches"]
    assert low.select("low_since", "halves_low").rows() == [("2023H1", 2)]
