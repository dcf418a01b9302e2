"""In every period of the sample data the list of gaps, the calendar and the reminders tell one story."""

from itertools import product

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import PARTS, Grain, Period
from analytics.systems import attention
from analytics.systems.reporting.gaps import Gap
from analytics.systems.reporting.reminders import Due, ReminderKind
from analytics.systems.reporting.reporting import Report, ReportState

HALVES, MONTHS = ("reviews", "branch_cards", "star_ratings"), ("self_checks", "burden_counts")
KEYS = ["org_id", "period"]


def periods(*years):
    return [
        Period(year, grain, number + 1)
        for year, grain in product(years, Grain)
        for number in range(PARTS[grain])
    ]


def reported(tables, period):
    """The tables about reports alone: the rest of the pipeline takes most of its time."""
    return pipeline.tables_of(("coverage", "missing", "reporting_calendar", "reminders"), tables, period)


def until(tables, half, month):
    """The data without the half-year and what lies after the month."""
    cut = {name: tables[name].filter(pl.col("period") < half) for name in HALVES}
    return tables | cut | {name: tables[name].filter(pl.col("period") <= month) for name in MONTHS}


@pytest.fixture(scope="module")
def told(sample_tables):
    """Every period of all the data, and the last year as it looked while its second half ran."""
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    running = until(tables, "2023H2", "2023-08")
    whole = {period.code: reported(tables, period) for period in periods(2020, 2021, 2022, 2023)}
    return whole | {f"{period.code} running": reported(running, period) for period in periods(2023)}


def in_calendar(tables, report, state):
    rows = tables["reporting_calendar"]
    return rows.filter((pl.col("report") == report) & (pl.col("state") == state))


def keys(rows):
    return sorted(rows.select(KEYS).unique().iter_rows())


def listed(tables, *gaps):
    return tables["missing"].filter(pl.col("gap").is_in(gaps))


def reminded(tables, kind, *, due=None):
    rows = tables["reminders"].filter(pl.col("kind") == kind)
    return rows if due is None else rows.filter(pl.col("due") == due)


def differing(told, one, other):
    """The periods in which two sides say other things; and that they say something at all."""
    assert any(one(tables) for tables in told.values())
    return [code for code, tables in told.items() if one(tables) != other(tables)]


@pytest.mark.parametrize(
    ("gap", "report", "state"),
    [
        (Gap.SELF_CHECK, Report.SELF_CHECK, ReportState.MISSING),
        (Gap.SELF_CHECK_LATE, Report.SELF_CHECK, ReportState.LATE),
        (Gap.HALF_YEAR_LATE, Report.HALF_YEAR, ReportState.LATE),
    ],
)
def test_what_is_listed_as_missing_or_late_is_what_the_calendar_says(told, gap, report, state):
    assert not differing(
        told,
        lambda tables: keys(listed(tables, gap)),
        lambda tables: keys(in_calendar(tables, report, state)),
    )


def test_every_unit_of_the_sample_submits_its_half_years_and_none_is_listed_as_owing_one(told):
    for tables in told.values():
        assert in_calendar(tables, Report.HALF_YEAR, ReportState.MISSING).is_empty()
        assert listed(tables, Gap.HALF_YEAR).is_empty()


def test_what_waits_for_review_is_what_the_calendar_says_and_the_reviewers_are_reminded_of(told):
    def waiting(tables):
        return keys(listed(tables, Gap.REVIEW, Gap.ITEM))

    assert not differing(
        told, waiting, lambda tables: keys(in_calendar(tables, Report.HALF_YEAR, ReportState.WAITING))
    )
    assert not differing(told, waiting, lambda tables: keys(reminded(tables, ReminderKind.WAITING)))


def test_as_many_items_are_listed_as_the_calendar_counts(told):
    def counted(tables):
        return listed(tables, Gap.ITEM)["count"].sum()

    assert not differing(
        told,
        counted,
        lambda tables: in_calendar(tables, Report.HALF_YEAR, ReportState.WAITING)["waiting_items"].sum(),
    )


@pytest.mark.parametrize(
    ("gaps", "kind"),
    [
        ((Gap.SELF_CHECK,), ReminderKind.SELF_CHECK),
        ((Gap.SELF_CHECK_LATE, Gap.HALF_YEAR_LATE), ReminderKind.LATE),
        ((Gap.BRANCH_CARDS,), ReminderKind.BRANCH_CARDS),
    ],
)
def test_what_is_listed_is_what_units_are_reminded_of_as_past_its_day(told, gaps, kind):
    assert not differing(
        told,
        lambda tables: sorted(listed(tables, *gaps).select(*KEYS, "count").iter_rows()),
        lambda tables: sorted(reminded(tables, kind, due=Due.PAST).select(*KEYS, "count").iter_rows()),
    )


def test_reports_that_put_a_unit_under_attention_are_those_listed(told):
    assert not differing(
        told,
        lambda tables: keys(listed(tables, Gap.SELF_CHECK, Gap.HALF_YEAR)),
        lambda tables: keys(attention.missing_reports(tables["reporting_calendar"])),
    )


@pytest.mark.parametrize("code", ["2020H1", "2020Q1", "2020-06"])
def test_before_anybody_reported_anything_nobody_lacks_anything(told, code):
    for name in ("missing", "reporting_calendar", "reminders"):
        assert told[code][name].is_empty()


def test_while_a_half_year_runs_nobody_lacks_its_review_or_its_cards(told):
    for code in ("2023H2", "2023Q3", "2023-07", "2023-12", "2023"):
        rows = told[f"{code} running"]["missing"].filter(pl.col("period") == "2023H2")
        assert rows.filter(pl.col("gap") != Gap.BURDEN).is_empty()
