"""The calendar of reports: what came, came late, waits or is missing, by the reach of the data."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import Grain, parse
from analytics.systems.reporting.reporting import Report, ReportState, ending_in
from tests.analytics import builders as b

UNITS = (b.unit("u"), b.unit("v", 2), b.branch("x", "u"), b.branch("y", "v"))


def found(*checks, code="2021H1", reviews=(), cards=(), stars=(), burden=(), cut=(), units=UNITS):
    tables = b.tables(
        organisations=b.organisations(*units),
        rubrics=b.rubric(30, 20, 10),
        self_checks=b.frame("self_checks", list(checks)),
        reviews=b.reviews(*reviews),
        branch_cards=b.frame("branch_cards", list(cards)),
        star_ratings=b.frame("star_ratings", list(stars)),
        burden_counts=b.frame("burden_counts", list(burden)),
        exemptions=b.frame("exemptions", list(cut)),
    )
    return pipeline.build(tables, parse(code)).tables


def states(report, *checks, unit="u", **given):
    rows = found(*checks, **given)["reporting_calendar"]
    own = rows.filter((pl.col("report") == report) & (pl.col("org_id") == unit))
    return dict(own.select("period", "state").iter_rows())


def months(unit, *numbers, **row):
    return [b.self_check(unit, f"2021-{number:02d}", 1, 1, 1, **row) for number in numbers]


def half(**given):
    reach = [b.rated("x", 3)]
    rows = found(stars=reach, **given)["reporting_calendar"]
    own = rows.filter((pl.col("report") == Report.HALF_YEAR) & (pl.col("org_id") == "u"))
    return own.select("state", "days_late", "waiting_items").row(0)


def test_a_month_after_the_data_end_is_not_due_and_one_before_their_start_not_listed():
    told = states(Report.SELF_CHECK, *months("v", 2, 4), *months("u", 3))

    assert told == {
        "2021-02": ReportState.MISSING,
        "2021-03": ReportState.DONE,
        "2021-04": ReportState.OPEN,
        "2021-05": ReportState.NOT_DUE,
        "2021-06": ReportState.NOT_DUE,
    }


@pytest.mark.parametrize(
    ("day", "state", "late"), [(5, ReportState.DONE, None), (8, ReportState.LATE, 3), (None, "已报", None)]
)
def test_a_month_is_late_after_its_last_day_and_by_how_many(day, state, late):
    check = b.self_check("u", "2021-01", 1, submitted_on=day and date(2021, 2, day))

    row = found(check)["reporting_calendar"].row(0, named=True)

    assert (row["state"], row["days_late"], row["due_on"]) == (state, late, date(2021, 2, 5))


@pytest.mark.parametrize(
    ("checks", "state"),
    [
        (months("u", 1, 2, 3), ReportState.DONE),
        ([*months("u", 1, 2), *months("u", 3, submitted_on=date(2021, 5, 1))], ReportState.LATE),
        ([*months("v", 2), *months("u", 1, 3, submitted_on=date(2021, 5, 1))], ReportState.MISSING),
        ([*months("v", 3), *months("u", 1, 2)], ReportState.OPEN),
        (months("u", 1, 2), ReportState.NOT_DUE),
    ],
)
def test_a_quarter_stands_as_the_worst_of_its_months(checks, state):
    assert states(Report.QUARTER, *checks)["2021Q1"] == state


def test_a_month_shown_alone_brings_the_quarter_that_ends_with_it():
    rows = found(*months("u", 1, 2, 3), code="2021-03")["reporting_calendar"]

    own = rows.filter(pl.col("org_id") == "u")
    assert own.select("report", "period").rows() == [
        (Report.SELF_CHECK, "2021-03"),
        (Report.QUARTER, "2021Q1"),
    ]


def test_a_half_year_is_done_when_every_applicable_item_is_reviewed():
    exempt = {"org_id": "u", "rubric_version": 2020, "item_no": 3, "reason": "无此职能"}

    assert half(reviews=[b.review("u", 1, 1, 1)]) == (ReportState.DONE, None, 0)
    assert half(reviews=[b.review("u", 1, 1, None)], cut=[exempt]) == (ReportState.DONE, None, 0)


def test_a_half_year_submitted_late_says_by_how_many_days():
    late = b.review("u", 1, 1, 1) | {"submitted_on": date(2021, 7, 17)}

    assert half(reviews=[late]) == (ReportState.LATE, 2, 0)


def test_what_is_submitted_and_not_wholly_reviewed_waits():
    assert half(reviews=[b.review("u", 1, None, 1)]) == (ReportState.WAITING, None, 1)
    assert half(cards=[b.card("x", "u", 1, 1, 1)]) == (ReportState.WAITING, None, None)


@pytest.mark.parametrize(
    ("others", "state"), [(4, ReportState.OPEN), (5, ReportState.MISSING), (None, ReportState.OPEN)]
)
def test_a_month_that_did_not_come_is_missing_once_something_was_submitted_on_its_day_or_later(others, state):
    shown = months("v", 4, submitted_on=others and date(2021, 5, others))

    assert states(Report.SELF_CHECK, *months("u", 1), *shown, code="2021-04") == {"2021-04": state}


def test_a_month_that_did_not_come_is_missing_once_the_data_reach_the_next():
    assert states(Report.SELF_CHECK, *months("v", 4, 5), code="2021-04") == {"2021-04": ReportState.MISSING}


@pytest.mark.parametrize(("day", "state"), [(14, ReportState.OPEN), (15, ReportState.MISSING)])
def test_a_half_year_of_which_nothing_came_is_missing_once_its_day_has_come(day, state):
    other = b.review("v", 1, 1, 1) | {"submitted_on": date(2021, 7, day)}

    assert half(reviews=[other]) == (state, None, None)


def test_a_half_year_nobody_submitted_anything_of_is_not_due():
    past = [b.review("v", 1, 1, 1, period="2020H2")]

    told = states(Report.HALF_YEAR, *months("u", 1), stars=[b.rated("x", 3, "2021H2")], reviews=past)

    assert told == {"2021H1": ReportState.NOT_DUE}


def test_before_the_first_half_year_anybody_submitted_none_is_due():
    later = [b.review("v", 1, 1, 1, period="2021H2")]

    assert states(Report.HALF_YEAR, reviews=later) == {}


def test_a_half_year_that_is_not_over_is_not_due_yet():
    past = [b.review("v", 1, 1, 1, period="2020H2")]

    assert states(Report.HALF_YEAR, *months("u", 1), reviews=past) == {"2021H1": ReportState.NOT_DUE}


def test_nothing_is_due_of_a_unit_from_before_it_was_founded():
    units = (*UNITS, b.unit("new", 3, valid_from=date(2021, 2, 10)))

    told = states(Report.SELF_CHECK, *months("u", 1, 3), unit="new", units=units)

    assert "2021-01" not in told
    assert told["2021-02"] == ReportState.MISSING


def test_the_quarters_and_halves_of_a_period_are_those_that_end_in_it():
    assert [one.code for one in ending_in(parse("2021"), Grain.HALF)] == ["2021H1", "2021H2"]
    assert [one.code for one in ending_in(parse("2021H2"), Grain.QUARTER)] == ["2021Q3", "2021Q4"]
    assert ending_in(parse("2021Q1"), Grain.HALF) == []
    assert [one.code for one in ending_in(parse("2021-12"), Grain.HALF)] == ["2021H2"]
