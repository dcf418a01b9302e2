"""In every period of the sample data the list of gaps, the calendar and the reminders tell one story."""

from itertools import product

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import PARTS, Grain, Period
from analytics.systems import attention
from analytics.systems.reporting import gaps
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


def counted(rows):
    return sorted(rows.select(*KEYS, "count").iter_rows())


def same_reports(gap, report, state):
    """Keys of a gap in the list, and of the reports in that state in the calendar."""
    return lambda t: keys(listed(t, gap)), lambda t: keys(in_calendar(t, report, state))


def same_reminders(kind, *gaps):
    """Gaps as they are listed, and as units are reminded of them as past their day."""
    return lambda t: counted(listed(t, *gaps)), lambda t: counted(reminded(t, kind, due=Due.PAST))


def waiting(tables):
    return in_calendar(tables, Report.HALF_YEAR, ReportState.WAITING)


# What two sides say of the same; and that they say something at all.
SAME = {
    "missing months": same_reports(Gap.SELF_CHECK, Report.SELF_CHECK, ReportState.MISSING),
    "late months": same_reports(Gap.SELF_CHECK_LATE, Report.SELF_CHECK, ReportState.LATE),
    "late half-years": same_reports(Gap.HALF_YEAR_LATE, Report.HALF_YEAR, ReportState.LATE),
    "what waits for review in list and calendar": (
        lambda t: keys(listed(t, Gap.REVIEW, Gap.ITEM)), lambda t: keys(waiting(t)),
    ),
    "what the reviewers are reminded of": (
        lambda t: keys(listed(t, Gap.REVIEW, Gap.ITEM)), lambda t: keys(reminded(t, ReminderKind.WAITING)),
    ),
    "half-years that wait, as they are counted": (
        lambda t: keys(gaps.waiting_halves(t["missing"])), lambda t: keys(waiting(t)),
    ),
    "how many items wait": (
        lambda t: listed(t, Gap.ITEM)["count"].sum(), lambda t: waiting(t)["waiting_items"].sum(),
    ),
    "reminders of months": same_reminders(ReminderKind.SELF_CHECK, Gap.SELF_CHECK),
    "reminders of what came late": same_reminders(
        ReminderKind.LATE, Gap.SELF_CHECK_LATE, Gap.HALF_YEAR_LATE
    ),
    "reminders of cards": same_reminders(ReminderKind.BRANCH_CARDS, Gap.BRANCH_CARDS),
    "reports that put a unit under attention": (
        lambda t: keys(listed(t, Gap.SELF_CHECK, Gap.HALF_YEAR)),
        lambda t: keys(attention.missing_reports(t["reporting_calendar"])),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_list_calendar_reminders_and_attention_say_the_same(told, case):
    one, other = SAME[case]

    assert any(one(tables) for tables in told.values())
    assert [code for code, tables in told.items() if one(tables) != other(tables)] == []


def test_every_unit_of_the_sample_submits_its_half_years_and_none_is_listed_as_owing_one(told):
    for tables in told.values():
        assert in_calendar(tables, Report.HALF_YEAR, ReportState.MISSING).is_empty()
        assert listed(tables, Gap.HALF_YEAR).is_empty()


@pytest.mark.parametrize("code", ["2020H1", "2020Q1", "2020-06"])
def test_before_anybody_reported_anything_nobody_lacks_anything(told, code):
    for name in ("missing", "reporting_calendar", "reminders"):
        assert told[code][name].is_empty()


def test_while_a_half_year_runs_nobody_lacks_its_review_or_its_cards(told):
    for code in ("2023H2", "2023Q3", "2023-07", "2023-12", "2023"):
        rows = told[f"{code} running"]["missing"].filter(pl.col("period") == "2023H2")
        assert rows.filter(pl.col("gap") != Gap.BURDEN).is_empty()
