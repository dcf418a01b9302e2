"""Duties: blank is never nought, met stays met, the pace is a floor, shares are of sums and never means."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.base.periods import Grain, Period, parse
from analytics.base.rules import PROVINCE, League
from analytics.kit.duties import State, duties_of_units, met
from analytics.kit.duty_counts import DutyTables
from analytics.kit.units import standing_units
from analytics.reference.thresholds import Measure, Shape, Standing, Threshold
from tests.analytics import builders as b

BOUND = {"org_id": pl.String, "code": pl.String}
TABLES = DutyTables("duties", "")
REPORTS = {
    "org_id": pl.String,
    "period": pl.String,
    "indicator": pl.String,
    "done": pl.Int64,
    "due": pl.Int64,
}


def duty(measure=Measure.COUNT, threshold=4, period="year", **more):
    given = {
        "code": "study",
        "label": "学习",
        "short": "学习",
        "shape": Shape.DUTY,
        "measure": measure,
        "counted": "次",
        "subject": ("unit",),
        "comparator": ">=",
        "threshold": threshold,
        "unit": "次",
        "period": period,
        "scopes": ("某市",),
        "standing": Standing.BINDING,
        "items": {},
        "later_rule": "",
        "source": "",
        "note": "",
    }
    return Threshold(**(given | more))


def units_of(*rows, code="2023"):
    organisations = b.organisations(*(rows or (b.unit("u"),))).lazy()
    return standing_units(organisations, b.frame("aliases", []).lazy(), parse(code).end)


def counted(one, *reports, code="2023", units=None, bound=("u",), day=None):
    """The rows of units; reports: (org, period, done) or with due as well."""
    rows = [
        (org, period, one.label, *numbers, *[None] * (2 - len(numbers))) for org, period, *numbers in reports
    ]
    return duties_of_units(
        [one],
        units_of() if units is None else units,
        pl.DataFrame([(org, one.code) for org in bound], schema=BOUND, orient="row"),
        pl.DataFrame(rows, schema=REPORTS, orient="row").lazy(),
        parse(code),
        day or parse(code).end,
    )  # fmt: skip


def state(one, *reports, **given):
    return counted(one, *reports, **given)["state"][0]


SHARE = duty(Measure.SHARE, 100, counted="人", unit="%")
HALVES = duty(Measure.SHARE, 100, "half", counted="人", unit="%")
DUES = duty(Measure.BALANCE, 50, "quarter", comparator="=", counted="分")
STAFF = duty(Measure.STOCK, 3, counted="人")


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ((), State.UNREPORTED),
        ((("u", "2023", None),), State.UNREPORTED),
        ((("u", "2023", 0),), State.UNMET),
        ((("u", "2023", 3),), State.UNMET),
        ((("u", "2023", 4),), State.MET),
        ((("u", "2023H1", 4),), State.MET),
        ((("u", "2023H1", 3),), State.INCOMPLETE),
        ((("u", "2023H1", 1), ("u", "2023Q3", 1), ("u", "2023Q4", 1)), State.UNMET),
        ((("u", "2022", 9),), State.UNREPORTED),
    ],
)
def test_times_add_up_over_parts_of_the_year_and_a_blank_part_is_not_nought(reports, found):
    assert state(duty(), *reports) == found


def test_what_comes_after_the_period_counts_in_the_next_one():
    reports = (("u", "2023-12", 3), ("u", "2024-01", 9))
    assert state(duty(), *reports, code="2023") == State.INCOMPLETE
    assert state(duty(), *reports, code="2024") == State.MET


def test_a_unit_the_document_does_not_bind_is_shown_and_not_judged():
    row = counted(duty(), ("u", "2023", 0), bound=())
    assert row.select("state", "done").row(0) == (State.YARDSTICK, 0)


def test_what_is_only_observed_is_not_judged_of_whom_it_would_bind():
    assert state(duty(standing=Standing.OBSERVED), ("u", "2023", 0)) == State.YARDSTICK


def test_a_unit_founded_within_the_period_owes_nothing_in_it():
    units = units_of(b.unit("u", valid_from=date(2023, 1, 2)))
    assert state(duty(), units=units) == State.NEW
    assert state(duty(), units=units_of(b.unit("u", valid_from=date(2023, 1, 1)))) == State.UNREPORTED


def test_a_duty_of_the_city_is_one_of_the_municipal_units_alone():
    cities = units_of(b.unit("u"), b.unit("m", league=League.MUNICIPAL))
    found = counted(duty(subject=("city",)), units=cities, bound=("u", "m"))
    assert dict(found.select("org_id", "state").rows()) == {"u": State.NOT_OWED, "m": State.UNREPORTED}


def test_the_pace_is_a_floor_so_that_once_a_year_is_never_behind_before_december():
    once = duty(threshold=1)
    for month in range(1, 12):
        assert state(once, ("u", "2023-01", 0), code=f"2023-{month:02d}") == State.ON_PACE
    four = [state(duty(), ("u", "2023-01", 0), code=f"2023-{month:02d}") for month in (1, 2, 3, 6)]
    assert four == [State.ON_PACE, State.ON_PACE, State.BEHIND, State.BEHIND]


def test_while_it_runs_silence_is_not_yet_and_enough_is_met():
    assert state(duty(), code="2023H1") == State.NOT_YET
    assert state(duty(), ("u", "2023Q1", 4), code="2023H1") == State.MET
    assert state(duty(), ("u", "2023", 4), code="2023H1") == State.NOT_YET  # nobody knows it by June
    assert state(duty(), code="2024", day=date(2023, 12, 31)) == State.NOT_YET


def test_a_share_asks_for_everybody_and_is_of_its_own_period_alone():
    assert state(SHARE, ("u", "2023", 62, 100)) == State.UNMET  # whatever the mean of their hours is
    assert state(SHARE, ("u", "2023", 100, 100)) == State.MET
    assert state(SHARE, ("u", "2023H1", 100, 100)) == State.UNREPORTED
    assert state(SHARE, ("u", "2023", 0, 0)) == State.NOT_OWED


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        (5000, 10000, State.MET),
        (5000, 10001, State.MET),
        (5001, 10001, State.MET),
        (4999, 10000, State.UNMET),
        (5001, 10000, State.UNMET),
        (4999, 10001, State.UNMET),
    ],
)
def test_half_of_the_dues_may_differ_by_one_fen_of_rounding(part, whole, found):
    assert state(DUES, ("u", "2023Q4", part, whole), code="2023Q4") == found


def test_the_two_quarters_of_a_half_are_both_asked_for():
    first = ("u", "2023Q3", 50, 100)
    found = counted(DUES, first, ("u", "2023Q4", 10, 100), code="2023H2").row(0, named=True)
    assert (found["state"], found["parts"], found["parts_met"]) == (State.UNMET, 2, 1)
    assert state(DUES, first, code="2023H2") == State.INCOMPLETE
    assert state(DUES, code="2023H2") == State.UNREPORTED
    assert state(DUES, first, code="2023H2", day=date(2023, 9, 30)) == State.ON_PACE


def test_a_stock_is_the_last_one_reported_and_never_a_sum():
    found = counted(STAFF, ("u", "2023H1", 2), ("u", "2023H2", 2)).row(0, named=True)
    assert (found["state"], found["done"]) == (State.UNMET, 2)
    assert state(STAFF, ("u", "2023H1", 2), ("u", "2023H2", 3)) == State.MET
    assert state(STAFF, ("u", "2023H1", 3), code="2023H1") == State.ON_PACE  # the end of the year decides


@given(st.lists(st.integers(0, 3), min_size=12, max_size=12), st.integers(1, 12))
@settings(max_examples=25, deadline=None)
def test_a_duty_once_met_is_never_unmet_by_a_later_month(counts, seen):
    months = [("u", f"2023-{month:02d}", count) for month, count in enumerate(counts, 1)]
    early = state(duty(), *months[:seen], code=f"2023-{seen:02d}")
    if early == State.MET:
        assert state(duty(), *months) == State.MET


ANSWER = st.sampled_from([None, 0, 3, 4, 9])


def scope_of(answers, one=None):
    names = [f"u{place}" for place in range(len(answers))]
    units = units_of(*(b.unit(name, order) for order, name in enumerate(names, 1)))
    reports = [
        (name, "2023", answer) for name, answer in zip(names, answers, strict=True) if answer is not None
    ]
    of_units = counted(one or duty(), *reports, units=units, bound=names)
    return (
        TABLES.tables(of_units)["duties_by_indicator"].filter(pl.col("scope") == PROVINCE).row(0, named=True)
    )


@given(st.lists(ANSWER, min_size=1, max_size=5), st.data())
@settings(max_examples=25, deadline=None)
def test_the_bounds_hold_the_share_whatever_the_missing_reports_say(answers, data):
    row = scope_of(answers)
    filled = [data.draw(st.sampled_from([0, 9])) if one is None else one for one in answers]
    whole = scope_of(filled)

    assert row["low"] <= whole["met_share"] <= row["high"]
    assert row["low"] <= (whole["met_share"] if row["met_share"] is None else row["met_share"]) <= row["high"]


def test_not_reporting_cannot_raise_the_lower_bound():
    assert scope_of([4, 4, 0])["low"] == scope_of([4, 4, None])["low"] == pytest.approx(2 / 3)
    assert scope_of([4, 4, None])["met_share"] == 1
    assert scope_of([4, 4, None])["unreported"] == 1


def test_the_sum_of_persons_is_of_sums_and_few_are_hidden_with_one_beside_them():
    names = ("a", "c", "d")
    units = units_of(*(b.unit(name, order) for order, name in enumerate(names, 1)))
    reports = [("a", "2023", 3, 20), ("c", "2023", 12, 30), ("d", "2023", 40, 50)]
    of_units = counted(SHARE, *reports, units=units, bound=names)

    found = TABLES.tables(of_units)
    assert found["duties"].select("done", "due", "hidden").rows() == [
        (None, 20, True), (None, 30, True), (40, 50, False),
    ]  # fmt: skip
    whole = found["duties_by_indicator"].select("scope", "done", "due").rows()
    assert whole == [(PROVINCE, 55, 100), ("省直", 55, 100)]


def test_persons_of_a_small_body_have_a_state_and_no_number():
    row = TABLES.tables(counted(SHARE, ("u", "2023", 4, 4)))["duties"].row(0, named=True)
    assert (row["state"], row["done"], row["due"], row["done_share"], row["hidden"]) == (
        State.MET, None, None, None, True,
    )  # fmt: skip


def test_a_unit_is_counted_by_the_states_of_what_binds_it():
    found = TABLES.tables(counted(duty(), ("u", "2023", 4)))["duties_by_unit"]
    assert found.select("org_id", "owed", "met", "unmet").rows() == [("u", 1, 1, 0)]
    assert TABLES.tables(counted(duty(), bound=()))["duties_by_unit"].is_empty()


def test_a_ratio_is_judged_by_cross_products():
    found = pl.DataFrame({"done": [2, 1, 199], "due": [100, 51, 9999]}).select(
        met(pl.lit(Measure.BALANCE.value), pl.lit(">="), pl.lit(2))
    )
    assert found.to_series().to_list() == [True, False, False]


def test_every_grain_of_a_view_has_its_parts():
    quarterly = duty(Measure.COUNT, 1, "quarter")
    for grain, parts in ((Grain.YEAR, 4), (Grain.HALF, 2), (Grain.QUARTER, 1), (Grain.MONTH, 1)):
        assert counted(quarterly, code=Period(2023, grain, 1).code)["parts"][0] == parts


def seen(reports, code, *, units, one=HALVES):
    """Of every unit, and of None for the province, what is shown of done and due."""
    of_units = counted(one, *reports, code=code, units=units, bound=units["org_id"])
    found = TABLES.tables(of_units)
    cells = {row["org_id"]: (row["done"], row["due"]) for row in found["duties"].to_dicts()}
    whole = found["duties_by_indicator"].row(by_predicate=pl.col("scope") == PROVINCE, named=True)
    return {**cells, None: (whole["done"], whole["due"])}


PAIR = st.integers(0, 14).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due)))


@given(st.lists(st.tuples(PAIR, PAIR), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_year_shows_of_persons_only_what_its_two_halves_show(pairs):
    names = [f"u{place}" for place in range(len(pairs))]
    units = units_of(*(b.unit(name, order) for order, name in enumerate(names, 1)))
    reports = [
        (name, half, *pair)
        for name, both in zip(names, pairs, strict=True)
        for half, pair in zip(("2023H1", "2023H2"), both, strict=True)
    ]
    first, second, year = (seen(reports, code, units=units) for code in ("2023H1", "2023H2", "2023"))

    for key, shown in year.items():
        for cell, *halves in zip(shown, first[key], second[key], strict=True):
            assert cell == (None if None in halves else sum(halves))


def test_a_year_has_no_sum_of_persons_that_a_unit_gone_since_is_left_out_of():
    reports = [(name, half, 30, 30) for name in "ac" for half in ("2023H1", "2023H2")]
    units = units_of(b.unit("a", 1), b.unit("c", 2))
    assert seen(reports, "2023", units=units)[None] == (120, 120)

    gone = [*reports, ("x", "2023H1", 3, 20)]
    assert seen(gone, "2023", units=units) == {"a": (60, 60), "c": (60, 60), None: (None, None)}
    assert seen(gone, "2023H2", units=units)[None] == (60, 60)


def test_of_what_stands_at_the_end_the_last_report_holds_and_an_early_one_is_not_the_end():
    assert state(STAFF, ("u", "2023Q1", 2), ("u", "2023-12", 3)) == State.MET
    assert state(STAFF, ("u", "2023Q1", 3), ("u", "2023Q4", 2)) == State.UNMET
    assert state(STAFF, ("u", "2023Q1", 3)) == State.MET
    assert state(STAFF, ("u", "2023Q1", 2)) == State.INCOMPLETE
    assert counted(STAFF, ("u", "2023Q1", 9), ("u", "2023Q2", 4))["done"].to_list() == [4]
