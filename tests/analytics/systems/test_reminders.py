"""The list of reminders: everything once, in one order, counted to the day the data know of."""

from datetime import date

import polars as pl
import pytest

from analytics.systems.reporting.reminders import Due
from analytics.systems.reporting.reminders import ReminderKind as Kind
from analytics.systems.reporting.reporting import Report, ReportState
from tests.analytics import builders as b
from tests.analytics.systems.test_reporting import UNITS, found, months


def reminded(*checks, columns=("org_id", "kind", "period", "count"), **given):
    return found(*checks, **given)["reminders"].select(columns).rows()


def test_each_kind_is_listed_in_its_order():
    checks = [
        b.self_check("u", "2021-01", 100, evidence=(0,), submitted_on=date(2021, 2, 7)),
        *months("v", 2, evidence=(1, 1, 1)),
    ]

    told = reminded(
        *checks,
        reviews=[b.review("v", 1, None, 1)],
        units=(*UNITS, b.branch("y2", "v")),
        cards=[b.card("y", "v", 1, 1, 1)],
        code="2021H1",
    )

    missing = [("u", Kind.SELF_CHECK, f"2021-0{n}", 1) for n in range(2, 7)]
    missing += [("v", Kind.SELF_CHECK, f"2021-0{n}", 1) for n in (1, 3, 4, 5, 6)]
    assert told == [
        *(row for row in missing if row[2] != "2021-06"),
        ("u", Kind.LATE, "2021-01", 1),
        ("v", Kind.WAITING, "2021H1", 1),
        ("u", Kind.EVIDENCE, "2021-01", 1),
        *(row for row in missing if row[2] == "2021-06"),
        ("u", Kind.HALF_YEAR, "2021H1", 1),
        ("v", Kind.BRANCH_CARDS, "2021H1", 1),
    ]


def test_a_unit_that_sent_nothing_at_all_is_not_asked_for_its_branches_as_well():
    kinds = [row[1] for row in reminded(reviews=[b.review("v", 1, 1, 1)]) if row[0] == "u"]
    assert kinds == [Kind.HALF_YEAR]


def test_lateness_is_counted_from_the_due_day_to_the_end_of_the_period_or_of_the_data():
    columns = ("due", "since", "days", "as_of")
    checks = [*months("v", 1, 2, 3, evidence=(1, 1, 1)), *months("u", 1, 3, evidence=(1, 1, 1))]

    in_half = reminded(*checks, columns=columns)
    in_month = reminded(*checks, columns=columns, code="2021-02")

    assert in_half == [(Due.PAST, date(2021, 3, 5), 26, date(2021, 3, 31))]
    assert in_month == [(Due.PAST, date(2021, 3, 5), 11, date(2021, 3, 16))]


LATE = b.self_check("u", "2021-01", 1, 1, 1, evidence=(1, 1, 1), submitted_on=date(2021, 2, 7))
IN_TERM = [*months("v", 1, evidence=(1, 1, 1)), *months("u", 2, evidence=(1, 1, 1))]
BARE, HALF_REVIEWED = b.self_check("u", "2021-06", 100, evidence=(0,)), b.review("u", 1, None, 1)


@pytest.mark.parametrize(
    ("checks", "given", "told"), [
        (IN_TERM, {}, [("v", Kind.SELF_CHECK, Due.AHEAD, None, None)]),
        # what came late is due even when its day lies after the period
        ([LATE], {"units": UNITS[:1], "code": "2021-01"}, [("u", Kind.LATE, Due.PAST, None, 2)]),
        ([BARE], {"units": UNITS[:1], "reviews": [HALF_REVIEWED]},
         [("u", Kind.WAITING, Due.OPEN, None, None), ("u", Kind.EVIDENCE, Due.OPEN, None, None)]),
        ([], {}, []), ([], {"units": ()}, []),  # nothing is due
    ],
    ids=["in its term", "came late", "no due day", "nothing due", "nobody"],
)  # fmt: skip
def test_what_is_listed_is_past_ahead_or_has_no_day(checks, given, told):
    columns = ("org_id", "kind", "due", "days", "days_late")
    rows = reminded(*checks, columns=(*columns, "period"), **given)
    assert [row[:-1] for row in rows if row[-1] != "2021-01" or given] == told


def test_what_is_missing_is_past_and_what_is_open_ahead():
    results = found(*months("v", 1, 2), *months("u", 3), reviews=[b.review("v", 1, 1, 1)])
    calendar = results["reporting_calendar"].filter(pl.col("report") != Report.QUARTER)
    keys = ["org_id", "period"]

    for state, due in ((ReportState.MISSING, Due.PAST), (ReportState.OPEN, Due.AHEAD)):
        listed = results["reminders"].filter(
            pl.col("kind").is_in([Kind.SELF_CHECK, Kind.HALF_YEAR]) & (pl.col("due") == due)
        )
        expected = calendar.filter(pl.col("state") == state)
        assert expected.height > 0
        assert set(listed.select(keys).iter_rows()) == set(expected.select(keys).iter_rows())


def test_what_waits_for_review_is_counted_from_the_day_it_was_submitted():
    card = b.review("u", 1, None, 1) | {"submitted_on": date(2021, 6, 20)}
    other = b.review("v", 1, 1, 1)

    told = reminded(
        reviews=[card, other],
        cards=[b.card("x", "u", 1), b.card("y", "v", 1)],
        columns=("kind", "count", "since", "days"),
    )

    assert told == [(Kind.WAITING, 1, date(2021, 6, 20), 10)]
