"""Which periods are closed by what the data reach, and what keeps two from being compared."""

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.kit import closed_periods
from analytics.kit.closed_periods import ComparisonKind, Obstacle
from tests.analytics import builders as b


def horizon(halves=(), months=()):
    found = closed_periods.horizon(
        b.reviews(*[b.review("a", 1, period=half) for half in halves]).lazy(),
        b.frame("burden_counts", [b.burden("a", month, 1) for month in months]).lazy(),
    )
    return found.code if found else None


def closed(*versions):
    schema = closed_periods.ClosedPeriod.create_empty().schema
    return closed_periods.ClosedPeriod.validate(pl.DataFrame(versions, schema=schema, orient="row"))


def obstacles(code, *versions, is_over=True, other_basis=()):
    found = closed_periods.comparisons(
        parse(code), closed(*versions), is_over=is_over, other_basis=list(other_basis)
    )
    return dict(found.select("kind", "obstacle").iter_rows())


def on_last_year(code, *versions, **given):
    return obstacles(code, *versions, **given)[ComparisonKind.ON_LAST_YEAR]


def test_without_data_nothing_is_closed():
    assert horizon() is None
    assert not closed_periods.is_closed(parse("2021H1"), None)


@pytest.mark.parametrize(
    ("halves", "months", "reached"), [
        (["2020H2", "2021H1"], [], "2021-06"), ([], ["2021-02", "2020-11"], "2021-02"),
        (["2021H1"], ["2021-05"], "2021-06"), (["2020H2"], ["2021-05"], "2021-05"),
    ],
)  # fmt: skip
def test_the_data_reach_to_the_last_month_reported_or_half_reviewed(halves, months, reached):
    assert horizon(halves, months) == reached


@pytest.mark.parametrize(
    ("code", "last_month", "over"), [
        ("2021H1", "2021-05", False), ("2021H1", "2021-06", True), ("2021Q1", "2021-03", True),
        ("2021", "2021-11", False), ("2021", "2021-12", True), ("2021-07", "2021-06", False),
    ],
)  # fmt: skip
def test_a_period_is_closed_once_the_data_reach_its_last_month(code, last_month, over):
    assert closed_periods.is_closed(parse(code), parse(last_month)) is over


def test_halves_with_reviews_close_under_the_version_most_reviews_name():
    cards = [
        b.review("a", 1, period="2020H2"),
        b.review("b", 1, period="2021H1"),
        b.review("c", 1, period="2021H1", version=2022),
        b.review("d", 1, period="2021H1", version=2022),
        b.review("a", 1, period="2021H2"),
    ]

    found = closed_periods.closed_halves(b.reviews(*cards).lazy(), parse("2021-11"))

    assert found.rows() == [("2020H2", 2020), ("2021H1", 2022)]


EVERY = [("2020H2", 2020), ("2021H1", 2020), ("2021H2", 2020)]


@pytest.mark.parametrize(
    ("code", "on_last_period", "on_last_year"), [
        ("2021H2", None, None),
        ("2021", Obstacle.NOT_USED, None),  # a year speaks through its second half, and has no 环比
        ("2021Q4", Obstacle.NOT_RANKED, Obstacle.NOT_RANKED),
        ("2021-12", Obstacle.NOT_RANKED, Obstacle.NOT_RANKED),
    ],
)  # fmt: skip
def test_halves_and_years_under_one_rubric_version_are_compared(code, on_last_period, on_last_year):
    assert obstacles(code, *EVERY) == {
        ComparisonKind.ON_LAST_PERIOD: on_last_period,
        ComparisonKind.ON_LAST_YEAR: on_last_year,
    }


def test_the_periods_compared_with_are_the_one_before_and_the_same_one_a_year_ago():
    found = closed_periods.comparisons(parse("2021H1"), closed(), is_over=True, other_basis=[])

    assert found["base_period"].to_list() == ["2020H2", "2020H1"]


def test_each_obstacle_is_named():
    both = [("2020H2", 2020), ("2021H2", 2020)]

    assert on_last_year("2021H2", *both, is_over=False) == Obstacle.NOT_CLOSED
    assert on_last_year("2021H2", is_over=False) == Obstacle.NOT_CLOSED  # said before anything else
    assert on_last_year("2021H2", ("2020H2", 2020)) == Obstacle.NO_REVIEWS
    assert on_last_year("2021H2", ("2021H2", 2020)) == Obstacle.NO_BASE
    assert on_last_year("2021H2", ("2020H2", 2020), ("2021H2", 2022)) == Obstacle.OTHER_RUBRIC
    assert on_last_year("2021H2", *both, other_basis=["2020H2"]) == Obstacle.OTHER_BASIS
    assert on_last_year("2021H2", *both, other_basis=["2021H1"]) is None
