"""What is due, what has come and what came late."""

from datetime import date

import pytest

from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems.reporting import coverage
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.scores import items
from tests.analytics import builders as b

RUBRIC = b.rubric(30, 20, 10)
DAYS = 5


def found(
    *rows,
    checks=(),
    cards=(),
    reviews=(),
    burden=(),
    months=("2021-01", "2021-02"),
    code="2021H1",
    cut=(),
    as_of=None,
):
    """coverage of organisations from what they reported."""
    period = parse(code)
    tables = b.tables(
        organisations=b.organisations(*rows),
        self_checks=b.frame("self_checks", list(checks)),
        branch_cards=b.frame("branch_cards", list(cards)),
        burden_counts=b.frame("burden_counts", list(burden)),
        exemptions=b.frame("exemptions", list(cut)),
    )
    units = standing_units(tables["organisations"], tables["aliases"], period.end)
    scored = items.item_scores(b.reviews(*reviews).lazy(), RUBRIC.lazy(), tables["exemptions"])
    reported = coverage.self_check_reports(
        units, tables["self_checks"], list(months), DAYS, as_of or period.end
    )
    come = coverage.branch_card_reports(tables["organisations"], tables["branch_cards"], period.last_half)
    counted = coverage.burden_reports(tables["burden_counts"], units, list(months), DAYS, as_of or period.end)
    return coverage.coverage(units, scored, reported, come, counted)


def first(*rows, **given):
    return found(*rows, **given).row(0, named=True)


def due(code, reach, *months):
    checks = b.frame("self_checks", [b.self_check("u", month) for month in months]).lazy()
    return coverage.months_due(parse(code), parse(reach) if reach else None, checks)


def test_months_are_due_from_the_first_ever_reported_to_the_last_the_data_reach():
    assert due("2021H1", "2021-04", "2021-02", "2021-04") == ["2021-02", "2021-03", "2021-04"]
    assert due("2021H1", "2021-12", "2020-09") == [f"2021-{n:02d}" for n in range(1, 7)]
    assert due("2021-03", "2021-03", "2020-09") == ["2021-03"]
    # and none before the first report or without any
    assert due("2020H1", "2021-06", "2020-09") == due("2021H1", "2021-06") == due("2021H1", None) == []


@pytest.mark.parametrize(
    ("submitted_on", "late"),
    [(date(2021, 2, 5), 0), (date(2021, 2, 6), 1), (date(2021, 1, 20), 0), (None, 0)],
)
def test_a_report_is_late_after_its_last_day_and_not_on_it(submitted_on, late):
    check = b.self_check("u", "2021-01", submitted_on=submitted_on)
    row = first(b.unit("u"), checks=[check], months=["2021-01"])
    assert (row["months_due"], row["months_reported"], row["months_late"]) == (1, 1, late)


BOTH_LATE = [b.self_check("u", f"2021-0{n}", submitted_on=date(2021, 6, 1)) for n in (1, 2)]
OF_ANOTHER, JANUARY = [b.self_check("v", "2021-01")], [b.self_check("u", "2021-01")]
EMPTY_COUNTS = [b.burden("u", "2021-01", None, None, None, None), b.burden("u", "2021-02", None, 0)]
EXEMPT = [{"org_id": "u", "rubric_version": 2020, "item_no": 2, "reason": "无此职能"}]
NONE, WAITED = (None, None, None), {"review_state": ReviewState.DONE, "missing_items": 0}


@pytest.mark.parametrize(
    ("given", "row"), [
        ({"checks": OF_ANOTHER}, {"months_due": 2, "months_reported": 0, "months_late": 0}),
        ({"checks": BOTH_LATE}, {"months_reported": 2, "months_late": 2}),
        ({"checks": JANUARY, "as_of": date(2021, 3, 5)}, {"months_due": 1, "months_reported": 1}),
        ({"checks": JANUARY, "as_of": date(2021, 3, 6)}, {"months_due": 2, "months_reported": 1}),
        ({"burden": EMPTY_COUNTS}, {"burden_reported": 1}),
        ({"as_of": date(2021, 3, 5)}, {"burden_due": 1, "burden_reported": 0}),
        ({"as_of": date(2021, 3, 6)}, {"burden_due": 2, "burden_reported": 0}),
        ({"burden": [b.burden("u", "2021-02", 1)], "as_of": date(2021, 3, 1)}, {"burden_due": 2}),
        ({"months": []}, {"months_due": 0, "burden_due": 0}),
        ({"reviews": [b.review("u", 1, 1, 1)]}, WAITED),
        ({"reviews": [b.review("u", 1, None, 1)], "cut": EXEMPT}, WAITED),
        ({"reviews": [b.review("u", 1, None, 0)]}, {"review_state": ReviewState.PARTLY, "missing_items": 1}),
        ({"reviews": [b.review("u", *NONE)]}, {"review_state": ReviewState.NONE, "missing_items": 3}),
    ],
    ids=[
        "not reported is not late", "late ones have come", "in its term it is not due", "then it is",
        "empty counts are no report", "no counts of a month before its self check is due", "then they are",
        "what has come was due", "nothing due", "all reviewed", "an exempt item is not waited for",
        "partly reviewed", "not reviewed",
    ],
)  # fmt: skip
def test_what_is_due_has_come_or_waits_is_counted(given, row):
    assert first(b.unit("u"), b.unit("v", 2), **given).items() >= row.items()


def test_a_unit_that_no_longer_stands_owes_nothing():
    assert found(b.unit("u", valid_to=date(2021, 5, 1))).is_empty()


def test_nothing_is_due_from_before_a_unit_was_founded():
    new = b.unit("u", valid_from=date(2021, 2, 28))

    row = first(new, checks=[b.self_check("u", "2021-02")], burden=[b.burden("u", "2021-02", 1)])

    assert (row["months_due"], row["months_reported"]) == (1, 1)
    assert (row["burden_due"], row["burden_reported"]) == (1, 1)
    assert first(new, checks=[b.self_check("u", "2021-02")])["burden_due"] == 1


def test_cards_are_due_from_the_branches_that_count_and_stood_at_the_end_of_the_half():
    rows = (
        b.unit("u"),
        b.branch("x", "u"),
        b.branch("t", "u", temporary=True),
        b.branch("gone", "u", valid_to=date(2021, 5, 1)),
    )
    cards = [b.card(org, "u", 1) for org in ("x", "t", "gone")] + [b.card("x", "u", 1, period="2020H2")]

    row = first(*rows, cards=cards)

    assert (row["branches"], row["branch_cards"]) == (1, 1)
