"""需重点关注: each reason alone, and none."""

from datetime import date

import polars as pl
import pytest

from analytics import reference, systems
from analytics.base import rules
from analytics.base.pressing import Pressing
from analytics.systems.attention import Reason, attention, falls, pressing_rows
from analytics.systems.reporting.reporting import Report, Reporting, ReportState
from analytics.systems.scores.rankings import PlaceHistory, Ranking, with_steps
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


def found(ranking=(), history=(), ledger=(), reports=(), closed=HALVES, pressing=()):
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
        pressing_rows(dict(pressing)),
    )
    return rows.select("org_id", "reason", "size").rows()


def missing(org_id, *periods, report=Report.SELF_CHECK, state=ReportState.MISSING):
    told = {"org_id": org_id, "report": report.value, "state": state.value, "due_on": date(2021, 2, 5)}
    return [told | {"period": period} for period in periods]


def course(*places, halves=HALVES, others=12, **later):
    """Places of unit a among the same others, half by half; later: columns of the last one."""
    rows = [("a", half, place) for half, place in zip(halves, places, strict=True)]
    peers = [
        (f"p{number:02}", half, place)
        for half, own in zip(halves, places, strict=True)
        for number, place in enumerate((one for one in range(1, others + 2) if one != own), start=1)
        if number <= others
    ]
    return [*rows[:-1], (*rows[-1], later), *peers]


NEWCOMERS = [f"p{number:02}" for number in range(1, 9)]
FALLEN = [("a", Reason.FALLEN_TWICE, 6)]
LOW = {"org_id": "a", "place": 8, "field": 8, "quartile": 4, "last_year_score_change": -1}
MONTHS, A_HALF = ("2021-01", "2021-02"), {"report": Report.HALF_YEAR}
# What is told of unit a, and the reasons it gives.
TOLD = {
    "fallen in two closed periods running": ({"history": course(3, 5, 9)}, FALLEN),
    **{
        f"places {places} are no fall in two periods": ({"history": course(*places)}, [])
        for places in [(5, 5, 9), (3, 9, 9), (9, 5, 3), (3, 9, 8), (None, 5, 9), (3, None, 9)]
    },
    "places under two rubric versions are no fall": ({"history": course(3, 5, 9, rubric_version=2022)}, []),
    "a fall of four places in all is too small to matter": ({"history": course(3, 5, 7)}, []),
    "a fall of five places in all matters": (
        {"history": course(3, 5, 8)}, [("a", Reason.FALLEN_TWICE, 5)],
    ),
    "who falls only behind newcomers has not fallen": (
        {"history": [row for row in course(3, 5, 12) if row[0] not in NEWCOMERS or row[1] == HALVES[2]]}, [],
    ),
    "behind newcomers and one that was there, only that one counts": (
        {"history": [
            row for row in course(3, 9, 10) if row[0] not in NEWCOMERS or row[1] == HALVES[2]
        ]},
        [],
    ),
    "two closed periods are one fall only": ({"history": course(3, 5, 9), "closed": HALVES[:2]}, []),
    "a period that is not closed does not count": (
        {"history": course(3, 5, 9, 12, halves=[*HALVES, "2022H1"])}, FALLEN,
    ),
    "last quarter and below its own last year": ({"ranking": [LOW]}, [("a", Reason.LAST_QUARTER, 1)]),
    **{
        f"low but for {other} is no reason": ({"ranking": [LOW | other]}, [])
        for other in (
            {"quartile": 3}, {"quartile": None}, {"last_year_score_change": 0},
            {"last_year_score_change": None},
        )
    },
    "overdue weak branches": (
        {"ledger": [{"org_id": "a", "open": 3, "overdue": 2}]}, [("a", Reason.OVERDUE, 2)],
    ),
    "open branches still in time are no reason": ({"ledger": [{"org_id": "a", "open": 3}]}, []),
    "reports missing": (
        {"reports": missing("a", *MONTHS) + missing("a", "2021H1", **A_HALF)},
        [("a", Reason.REPORTS_MISSING, 3)],
    ),
    "a quarter is missing with its months and not once more": (
        {"reports": missing("a", "2021-01") + missing("a", "2021Q1", report=Report.QUARTER)},
        [("a", Reason.REPORTS_MISSING, 1)],
    ),
    **{
        f"{state} is not missing": ({"reports": missing("a", "2021-01", state=state)}, [])
        for state in ReportState
        if state != ReportState.MISSING
    },
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_a_unit_needs_attention_for_these_reasons_and_no_others(case):
    told, reasons = TOLD[case]
    assert found(**told) == reasons


def test_units_stand_by_their_gravest_reason_then_its_size_then_how_many_reasons():
    ledger = [{"org_id": org_id, "overdue": size} for org_id, size in (("a", 1), ("b", 3), ("d", 1))]
    late = missing("c", "2021-01", "2021-02") + missing("d", "2021-01") + missing("e", "2021-01")
    last = [LOW | {"org_id": f"f{place}", "place": place, "field": 8} for place in (7, 8)]

    rows = found(ranking=last, ledger=ledger, reports=late)

    assert rows == [
        ("b", Reason.OVERDUE, 3),
        ("d", Reason.OVERDUE, 1),
        ("d", Reason.REPORTS_MISSING, 1),
        ("a", Reason.OVERDUE, 1),
        ("c", Reason.REPORTS_MISSING, 2),
        ("e", Reason.REPORTS_MISSING, 1),
        ("f8", Reason.LAST_QUARTER, 1),
        ("f7", Reason.LAST_QUARTER, 2),
    ]


def test_a_fact_stands_before_any_fall_of_place():
    fallen = course(3, 5, 13)

    rows = found(history=fallen, reports=missing("p01", "2021-01"))

    assert [row[0] for row in rows] == ["p01", "a"]


def test_units_alike_stand_in_official_order():
    ranking = [{"org_id": "a", "official_order": 2}, {"org_id": "b", "official_order": 1}]
    ledger = [{"org_id": org_id, "overdue": 1} for org_id in ("a", "b")]

    assert [row[0] for row in found(ranking=ranking, ledger=ledger)] == ["b", "a"]


def test_steps_are_counted_as_the_history_of_places_counts_them():
    places = [
        {"org_id": org_id, "period": half, "place": place, "league": PROVINCE, "rubric_version": 2020}
        for org_id, half, place, *_ in course(3, 9, 13)
        if org_id not in NEWCOMERS[:2] or half == HALVES[2]
    ]
    history = with_steps(pl.DataFrame(places))
    of_a = history.filter(pl.col("org_id") == "a").sort("period")["previous_common_change"]

    assert falls(history, HALVES).rows() == [("a", -of_a.sum())]


def test_every_reason_has_its_gravity():
    declared = [fact.reason for system in systems.ALL for fact in system.PRESSING]

    assert {*Reason, *declared} == set(reference.table("attention_reasons")["reason"])


def test_units_that_do_not_stand_are_not_named():
    rows = attention(
        filled(Ranking, []),
        filled(PlaceHistory, []),
        [],
        filled(LEDGER.by_unit, [{"org_id": "gone", "overdue": 1}]),
        filled(Reporting, []),
        pressing_rows({}),
    )

    assert rows.is_empty()


def test_a_fact_of_a_system_is_a_reason_where_it_is_above_zero():
    fact = Pressing("问题超期未整改", "", "overdue")
    rows = pl.DataFrame({"org_id": ["a", "b"], "overdue": [2, 0]})

    assert found(ledger=[{"org_id": "a", "overdue": 1}], pressing=[(fact, rows)]) == [
        ("a", Reason.OVERDUE, 1),
        ("a", fact.reason, 2),
    ]
