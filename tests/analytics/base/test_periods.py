"""Codes, ends and neighbours of periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.base.periods import PARTS, Grain, Period, UnknownPeriodError, halves_until, parse

periods = st.sampled_from(list(Grain)).flatmap(
    lambda grain: st.builds(Period, st.integers(2010, 2090), st.just(grain), st.integers(1, PARTS[grain]))
)


@given(periods)
@settings(max_examples=40, deadline=None)
def test_a_period_is_read_from_its_code_follows_the_one_before_and_begins_and_ends_with_its_months(period):
    months = period.months

    assert parse(period.code) == period
    assert period.previous.end + timedelta(days=1) == period.start
    assert period.previous.shift_by(1) == period
    assert (period.last_year.code[4:], period.last_year.year) == (period.code[4:], period.year - 1)
    assert len(months) == 12 // PARTS[period.grain]
    assert (months[0].start, months[-1].end) == (period.start, period.end)


@given(st.tuples(st.sampled_from(list(Grain)), st.integers(2010, 2090), st.integers(2010, 2090)))
@settings(max_examples=40, deadline=None)
def test_codes_of_one_grain_sort_by_time(given_years):
    grain, one, other = given_years
    first, last = Period(one, grain, 1), Period(other, grain, PARTS[grain])
    assert (first.code <= last.code) == (first.start <= last.start)


@pytest.mark.parametrize(
    ("code", "start", "end"), [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)), ("2021H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021Q4", date(2021, 10, 1), date(2021, 12, 31)), ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (" 2021-02 ", date(2021, 2, 1), date(2021, 2, 28)),
    ],
)  # fmt: skip
def test_periods_have_their_calendar_days(code, start, end):
    assert (parse(code).start, parse(code).end) == (start, end)


@pytest.mark.parametrize(
    ("code", "half"), [
        ("2021", "2021H2"), ("2021H1", "2021H1"), ("2021Q2", "2021H1"), ("2021Q3", "2021H1"),
        ("2021-06", "2021H1"), ("2021-07", "2021H1"), ("2021-12", "2021H2"), ("2021-01", "2020H2"),
    ],
)  # fmt: skip
def test_a_period_speaks_through_the_last_half_that_is_over_when_it_is(code, half):
    assert parse(code).last_half.code == half


@pytest.mark.parametrize(("code", "half"), [("2021", "2021H2"), ("2021Q3", "2021H2"), ("2021-06", "2021H1")])
def test_a_period_ends_in_a_half(code, half):
    assert parse(code).half.code == half


@pytest.mark.parametrize(
    "code", [
        "", "21", "1999", "2021H0", "2021H3", "2021Q5", "2021-00", "2021-13", "2021-1", "2021h1", "2021H1 x",
        "２０２１",
    ],
)  # fmt: skip
def test_anything_else_is_no_period(code):
    with pytest.raises(UnknownPeriodError) as caught:
        parse(code)

    assert str(caught.value) == code


def test_halves_are_listed_oldest_first_once_and_no_later_than_the_period():
    codes = ["2021H2", "2020H2", "2021H1", "2020H2"]
    assert [half.code for half in halves_until(codes, parse("2021-11"))] == ["2020H2", "2021H1"]
    assert [half.code for half in halves_until(codes, parse("2021"))] == ["2020H2", "2021H1", "2021H2"]
