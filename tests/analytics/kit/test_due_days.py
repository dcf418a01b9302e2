"""One rule of lateness for reports, ledgers and reminders: a day is over only after it ended."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from analytics.kit.case_entries import state_on
from analytics.kit.units import standing_units
from analytics.systems import problems, weak_branches
from analytics.systems.reporting.coverage import burden_reports, self_check_reports
from analytics.systems.reporting.reminders import Due, _due
from analytics.systems.reporting.reporting import ReportState, _not_come
from tests.analytics import builders as b
from tests.analytics.systems.test_reporting import found

DAYS = st.dates(date(2021, 1, 1), date(2022, 12, 31))


def one(expr: pl.Expr, **columns):
    return pl.DataFrame({name: [value] for name, value in columns.items()}).select(expr).item()


@given(DAYS, st.integers(-2, 2))
def test_on_the_day_it_is_due_nothing_is_late(due, passed):
    day = due + timedelta(days=passed)
    late = passed > 0
    held = {"due_on": due, "since": due, "days_late": None, "kind": "月自查未报"}

    for cases in (weak_branches.LEDGER, problems.PROBLEMS):
        open_then = one(state_on(cases, pl.lit(day)), due_on=due, cleared_on=None)
        cleared_then = one(state_on(cases, pl.lit(day)), due_on=due, cleared_on=day)
        assert (open_then == cases.states.overdue) is late
        assert (cleared_then == cases.states.late) is late
    assert (one(_not_come(pl.lit(True), day), **held) == ReportState.MISSING) is late
    told = one(_due(day), **held)
    assert told == (Due.PAST if late else Due.TODAY if passed == 0 else Due.AHEAD)


@given(st.integers(-2, 2))
def test_a_month_is_asked_for_from_the_day_after_its_day(passed):
    as_of = date(2021, 2, 5) + timedelta(days=passed)
    units = standing_units(b.organisations(b.unit("v")).lazy(), b.tables()["aliases"], date(2021, 1, 31))
    none = pl.LazyFrame(schema={"org_id": pl.String, "period": pl.String, "submitted_on": pl.Date})
    counts = dict.fromkeys(("meetings", "documents", "inspections", "assessments"), pl.Int64)

    checks = self_check_reports(units, none, ["2021-01"], 5, as_of)
    burden = burden_reports(pl.LazyFrame(schema=none.collect_schema() | counts), units, ["2021-01"], 5, as_of)

    assert checks["due"].any() is (passed > 0)
    assert (burden["burden_due"].sum() > 0) is (passed > 0)


def test_a_report_due_on_the_day_the_data_reach_is_no_missing_one_and_has_no_days():
    last = b.self_check("u", "2021-01", 1, 1, 1, evidence=(1, 1, 1), submitted_on=date(2021, 2, 5))

    told = found(last, code="2021-01")

    (row,) = told["reminders"].filter(kind="月自查未报").iter_rows(named=True)
    assert (row["due"], row["days"], row["as_of"]) == (Due.TODAY, None, date(2021, 2, 5))
    assert told["missing"].filter(gap="月自查未报").is_empty()
    states = told["reporting_calendar"].filter(period="2021-01").select("org_id", "state")
    assert dict(states.iter_rows())["v"] == ReportState.OPEN
