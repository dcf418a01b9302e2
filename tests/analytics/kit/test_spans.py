"""Spans: calendar months that clamp, the anniversary that is not over, what holds on a day."""

from calendar import monthrange
from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.kit import spans
from analytics.kit.spans import SpanState

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
MONTHS = st.integers(-120, 120)
SEAT = ("org_id",)


def reckoned(day: date, months: int) -> date:
    """The day so many months later by the calendar of the standard library."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def of_days(expression: pl.Expr, **days: object):
    return pl.DataFrame({name: [day] for name, day in days.items()}).select(expression).item()


def added(day: date, months: int) -> date:
    return of_days(spans.add_months(pl.col("day"), months), day=day)


def test_the_last_day_of_a_shorter_month_stands_for_days_it_lacks():
    assert added(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert added(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert added(date(2020, 2, 29), 60) == date(2025, 2, 28)
    assert added(date(2024, 8, 31), -6) == date(2024, 2, 29)


@settings(max_examples=200, deadline=None)
@given(DAYS, MONTHS)
def test_months_are_those_of_the_calendar(day, months):
    assert added(day, months) == reckoned(day, months)
    by_column = of_days(spans.add_months(pl.col("day"), pl.col("months")), day=day, months=months)
    assert by_column == reckoned(day, months)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 4000))
def test_whole_months_are_as_many_as_fit_between_two_days(since, days):
    day = since + timedelta(days)
    ages = (spans.whole_months, spans.begun_months)

    whole, begun = (of_days(age(pl.col("since"), pl.col("day")), since=since, day=day) for age in ages)

    assert reckoned(since, whole) <= day < reckoned(since, whole + 1)
    assert day <= reckoned(since, begun)
    assert begun == 1 or day > reckoned(since, begun - 1)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(1, 60), st.integers(-400, 400), st.integers(0, 12))
def test_a_subject_is_over_from_the_day_after_it_is_due_and_soon_from_the_reminder_on(
    since, limit, away, remind
):
    due = reckoned(since, limit)
    day = due + timedelta(away)

    state = of_days(spans.state_on(pl.col("day"), pl.col("due"), pl.col("due"), remind), day=day, due=due)

    soon = day >= reckoned(due, -remind)
    assert state == (SpanState.OVER if day > due else SpanState.SOON if soon else SpanState.NORMAL)


def test_an_extension_moves_the_day_and_is_told_apart():
    first, due = date(2023, 5, 1), date(2023, 11, 1)

    def state(day, due=due):
        days = {"day": day, "due": due, "first": first}
        return of_days(spans.state_on(pl.col("day"), pl.col("due"), pl.col("first"), 6), **days)

    assert state(date(2023, 5, 1)) == SpanState.SOON
    assert state(date(2023, 5, 2)) == SpanState.EXTENDED
    assert state(date(2023, 11, 1)) == SpanState.EXTENDED
    assert state(date(2023, 11, 2)) == SpanState.OVER


def test_what_nobody_wrote_down_is_never_in_order():
    nothing = pl.lit(None, pl.Date)
    assert of_days(spans.state_on(pl.col("day"), nothing, nothing, 6), day=date(2023, 1, 1)) == "无记录"


def held(*rows: tuple[str, date, date | None], **more) -> pl.DataFrame:
    types = {"org_id": pl.String, "since": pl.Date, "until": pl.Date}
    return pl.DataFrame(rows, schema=types, orient="row").with_columns(**more)


def test_a_span_holds_on_its_first_and_its_last_day_and_the_later_one_where_two_meet():
    met = held(("a", date(2021, 1, 1), date(2021, 6, 1)), ("a", date(2021, 6, 1), None))

    def since(day):
        return spans.open_on(met, day, SEAT)["since"].to_list()

    assert since(date(2020, 12, 31)) == []
    assert since(date(2021, 1, 1)) == since(date(2021, 5, 31)) == [date(2021, 1, 1)]
    assert since(date(2021, 6, 1)) == since(date(2030, 1, 1)) == [date(2021, 6, 1)]


def test_what_ended_after_the_day_is_not_known_to_have_ended():
    rows = held(("a", date(2021, 1, 1), date(2021, 6, 1)), ("b", date(2021, 7, 1), None))

    known = spans.known_on(rows, date(2021, 3, 1))

    assert known.rows() == [("a", date(2021, 1, 1), None)]


def test_alike_spans_that_follow_on_each_other_are_as_old_as_the_first():
    rows = held(
        ("a", date(2021, 1, 1), date(2021, 3, 31)),
        ("a", date(2021, 4, 1), date(2021, 6, 30)),
        ("a", date(2021, 7, 2), None),
        ("b", date(2021, 7, 1), None),
    ).with_columns(filled=pl.lit(value=False))

    began = spans.unbroken_since(rows, ("filled",), SEAT)["began"].to_list()

    assert began == [date(2021, 1, 1), date(2021, 1, 1), date(2021, 7, 2), date(2021, 7, 1)]
