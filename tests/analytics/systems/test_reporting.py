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
    assert states(Report.SELF_CHECK, *months("v", 2, 4), *months("u", 3)) == {
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

    assert rows.filter(pl.col("org_id") == "u").select("report", "period").rows() == [
        (Report.SELF_CHECK, "2021-03"),
        (Report.QUARTER, "2021Q1"),
    ]


def of_v(day):
    """Another unit's half-year, submitted that day of July."""
    return b.review("v", 1, 1, 1) | {"submitted_on": date(2021, 7, day)}


EXEMPT = {"org_id": "u", "rubric_version": 2020, "item_no": 3, "reason": "无此职能"}
LATE_HALF = b.review("u", 1, 1, 1) | {"submitted_on": date(2021, 7, 17)}


@pytest.mark.parametrize(
    ("given", "state", "days_late", "waiting"), [
        ({"reviews": [b.review("u", 1, 1, 1)]}, ReportState.DONE, None, 0),
        ({"reviews": [b.review("u", 1, 1, None)], "cut": [EXEMPT]}, ReportState.DONE, None, 0),
        ({"reviews": [LATE_HALF]}, ReportState.LATE, 2, 0),
        ({"reviews": [b.review("u", 1, None, 1)]}, ReportState.WAITING, None, 1),
        ({"cards": [b.card("x", "u", 1, 1, 1)]}, ReportState.WAITING, None, None),
        ({"reviews": [of_v(14)]}, ReportState.OPEN, None, None),
        ({"reviews": [of_v(15)]}, ReportState.OPEN, None, None),  # due on that day, which is not over
        ({"reviews": [of_v(16)]}, ReportState.MISSING, None, None),
    ],
)  # fmt: skip
def test_a_half_year_is_done_late_waits_or_is_missing(given, state, days_late, waiting):
    assert half(**given) == (state, days_late, waiting)


@pytest.mark.parametrize(
    ("others", "state"),
    [(4, ReportState.OPEN), (5, ReportState.OPEN), (6, ReportState.MISSING), (None, ReportState.OPEN)],
)
def test_a_month_that_did_not_come_is_missing_once_something_was_submitted_after_its_day(others, state):
    shown = months("v", 4, submitted_on=others and date(2021, 5, others))
    assert states(Report.SELF_CHECK, *months("u", 1), *shown, code="2021-04") == {"2021-04": state}


def test_a_month_that_did_not_come_is_missing_once_the_data_reach_the_next():
    assert states(Report.SELF_CHECK, *months("v", 4, 5), code="2021-04") == {"2021-04": ReportState.MISSING}


@pytest.mark.parametrize(
    ("given", "told"), [
        ({"stars": [b.rated("x", 3, "2021H2")], "reviews": [b.review("v", 1, 1, 1, period="2020H2")]},
         {"2021H1": ReportState.NOT_DUE}),  # nobody has submitted anything of it
        ({"reviews": [b.review("v", 1, 1, 1, period="2020H2")]}, {"2021H1": ReportState.NOT_DUE}),  # not over
        ({"reviews": [b.review("v", 1, 1, 1, period="2021H2")]}, {}),  # before the first of all
    ],
)  # fmt: skip
def test_a_half_year_is_due_once_it_is_over_and_somebody_has_submitted_it(given, told):
    assert states(Report.HALF_YEAR, *(months("u", 1) if told else ()), **given) == told


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
