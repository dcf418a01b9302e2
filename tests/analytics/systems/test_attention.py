"""需重点关注: each reason alone, and none."""

from datetime import date

import polars as pl
import pytest

from analytics.base import rules
from analytics.systems.attention import Reason, attention
from analytics.systems.reporting.reporting import Report, Reporting, ReportState
from analytics.systems.scores.rankings import PlaceHistory, Ranking
from analytics.systems.scores.scores import Basis, Standing
from analytics.systems.weak_branches import LEDGER

HALVES = ["2020H2", "2021H1", "2021H2"]
PROVINCE = rules.League.PROVINCIAL.value


def filled(schema, rows, **defaults):
    """Rows of a result; counts not named are 0 and everything nullable is null."""
    columns = schema.columns()
    counts = {n: 0 for n, column in columns.items() if column.dtype == pl.Int64 and not column.nullable}
    plain = {"name": "单位", "league": PROVINCE, "official_order": 1}
    defaults = {**counts, **{k: v for k, v in plain.items() if k in columns}, **defaults}
    return schema.validate(
        pl.DataFrame([{**defaults, **row} for row in rows], schema=schema.create_empty().schema)
    )


def found(ranking=(), history=(), ledger=(), reports=(), closed=HALVES):
    """Reasons of unit 'a' (and of others named) from what is told about it."""
    told = [*ranking, *ledger, *reports, {"org_id": "a"}]
    ids = sorted({row["org_id"] for row in told} | {org_id for org_id, *_ in history})
    known = {row["org_id"]: row for row in ranking}
    rankings = filled(
        Ranking,
        [{"org_id": i, **known.get(i, {})} for i in ids],
        basis=Basis.DYNAMIC.value,
        standing=Standing.RANKED.value,
    )
    places = [
        {"org_id": org_id, "period": period, "place": place, **(more[0] if more else {})}
        for org_id, period, place, *more in history
    ]
    rows = attention(
        rankings,
        filled(PlaceHistory, places, rubric_version=2020),
        list(closed),
        filled(LEDGER.by_unit, list(ledger)),
        filled(Reporting, list(reports)),
    )
    return rows.select("org_id", "reason", "size").rows()


def missing(org_id, *periods, report=Report.SELF_CHECK, state=ReportState.MISSING):
    told = {"org_id": org_id, "report": report.value, "state": state.value, "due_on": date(2021, 2, 5)}
    return [told | {"period": period} for period in periods]


def course(*places, halves=HALVES, **later):
    """Places of unit a, half by half; later: columns of the last one."""
    rows = [("a", half, place) for half, place in zip(halves, places, strict=True)]
    return [*rows[:-1], (*rows[-1], later)]


def test_fallen_in_two_closed_periods_running():
    assert found(history=course(3, 5, 9)) == [("a", Reason.FALLEN_TWICE, 6)]


@pytest.mark.parametrize("places", [(5, 5, 9), (3, 9, 9), (9, 5, 3), (3, 9, 8), (None, 5, 9), (3, None, 9)])
def test_any_other_course_is_not_a_fall_in_two_periods(places):
    assert found(history=course(*places)) == []


def test_places_under_two_rubric_versions_make_no_fall():
    assert found(history=course(3, 5, 9, rubric_version=2022)) == []


def test_two_closed_periods_are_one_fall_only():
    assert found(history=course(3, 5, 9), closed=HALVES[:2]) == []


def test_a_period_that_is_not_closed_does_not_count_as_a_fall():
    places = course(3, 5, 9, 12, halves=[*HALVES, "2022H1"])

    assert found(history=places) == [("a", Reason.FALLEN_TWICE, 6)]


def test_last_quarter_and_below_its_own_last_year():
    row = {"org_id": "a", "place": 8, "field": 8, "quartile": 4, "last_year_score_change": -1}

    assert found(ranking=[row]) == [("a", Reason.LAST_QUARTER, 1)]


@pytest.mark.parametrize(
    "other",
    [{"quartile": 3}, {"last_year_score_change": 0}, {"last_year_score_change": None}, {"quartile": None}],
)
def test_last_quarter_alone_or_below_last_year_alone_is_no_reason(other):
    row = {"org_id": "a", "place": 8, "field": 8, "quartile": 4, "last_year_score_change": -1, **other}

    assert found(ranking=[row]) == []


def test_overdue_weak_branches():
    assert found(ledger=[{"org_id": "a", "open": 3, "overdue": 2}]) == [("a", Reason.OVERDUE, 2)]


def test_open_branches_still_in_time_are_no_reason():
    assert found(ledger=[{"org_id": "a", "open": 3}]) == []


def test_reports_missing():
    reports = missing("a", "2021-01", "2021-02") + missing("a", "2021H1", report=Report.HALF_YEAR)

    assert found(reports=reports) == [("a", Reason.REPORTS_MISSING, 3)]


def test_a_quarter_is_missing_with_its_months_and_not_once_more():
    reports = missing("a", "2021-01") + missing("a", "2021Q1", report=Report.QUARTER)

    assert found(reports=reports) == [("a", Reason.REPORTS_MISSING, 1)]


@pytest.mark.parametrize("state", [state for state in ReportState if state != ReportState.MISSING])
def test_what_came_late_waits_or_is_not_due_is_not_missing(state):
    assert found(reports=missing("a", "2021-01", state=state)) == []


def test_units_with_most_reasons_come_first_then_official_order():
    ledger = [{"org_id": org_id, "overdue": 1} for org_id in ("a", "b", "c")]
    ranking = [{"org_id": "a", "official_order": 2}, {"org_id": "b", "official_order": 1}, {"org_id": "c"}]

    rows = found(ranking=ranking, ledger=ledger, reports=missing("c", "2021-01"))

    assert rows == [
        ("c", Reason.OVERDUE, 1),
        ("c", Reason.REPORTS_MISSING, 1),
        ("b", Reason.OVERDUE, 1),
        ("a", Reason.OVERDUE, 1),
    ]


def test_units_that_do_not_stand_are_not_named():
    rows = attention(
        filled(Ranking, []),
        filled(PlaceHistory, []),
        [],
        filled(LEDGER.by_unit, [{"org_id": "gone", "overdue": 1}]),
        filled(Reporting, []),
    )

    assert rows.is_empty()
