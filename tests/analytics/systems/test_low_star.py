"""Low-star branches stand beside the ledger and are never counted into it."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

TREE = (b.unit("u"), b.branch("x", "u"), b.branch("y", "u"), b.branch("t", "u", temporary=True))


def results(*ratings, entries=(), code="2021H2"):
    tables = b.tables(
        organisations=b.organisations(*TREE),
        star_ratings=b.frame("star_ratings", [b.rated(*row) for row in ratings]),
        weak_branches=b.frame("weak_branches", list(entries)),
    )
    return pipeline.build(tables, parse(code)).tables


def low(*ratings, **more):
    return (
        results(*ratings, **more)["low_star_branches"]
        .select("org_id", "stars", "low_since", "halves_low")
        .rows()
    )


@pytest.mark.parametrize(("stars", "is_low"), [(1, True), (2, True), (3, False), (5, False)])
def test_one_and_two_stars_are_low(stars, is_low):
    assert bool(low(("x", stars, "2021H2"))) is is_low


def test_unrated_and_temporary_branches_are_not_low():
    assert low(("t", 1, "2021H2")) == []


@pytest.mark.parametrize(
    ("course", "since", "halves"),
    [
        ({"2020H1": 2, "2020H2": 1, "2021H1": 2, "2021H2": 1}, "2020H1", 4),
        ({"2020H1": 2, "2020H2": 3, "2021H1": 2, "2021H2": 1}, "2021H1", 2),
        ({"2020H1": 2}, "2020H1", 4),  # a rating stands until the next one
        ({"2020H1": 3, "2021H1": 1}, "2021H1", 2),
    ],
)
def test_half_years_in_a_row_are_counted_from_the_last_better_rating(course, since, halves):
    ratings = [("x", stars, code) for code, stars in course.items()]

    assert low(*ratings)[0][2:] == (since, halves)


def test_a_rating_of_a_half_year_that_has_not_ended_is_unknown():
    assert low(("x", 1, "2021H1"), ("x", 5, "2021H2"), code="2021Q3") == [("x", 1, "2021H1", 1)]


def test_those_low_longest_come_first():
    found = low(("x", 1, "2021H2"), ("y", 2, "2021H1"))

    assert [row[0] for row in found] == ["y", "x"]


def test_being_open_on_the_ledger_is_a_flag_and_moves_no_count_of_the_ledger():
    entry = b.weak("x", date(2021, 7, 1), date(2021, 12, 1))
    cleared = b.weak("y", date(2021, 7, 1), date(2021, 12, 1), date(2021, 11, 1))
    ratings = [("x", 1, "2021H2"), ("y", 1, "2021H2")]

    found = results(*ratings, entries=[entry, cleared])

    assert found["low_star_branches"].select("org_id", "on_ledger").rows() == [("x", True), ("y", False)]
    without = results(entries=[entry, cleared])
    for name in ("ledger", "ledger_pooled", "ledger_by_unit", "ledger_by_kind", "ledger_by_month"):
        assert found[name].equals(without[name])
    assert found["worklist"].drop("stars").equals(without["worklist"].drop("stars"))


def test_the_flag_agrees_with_the_list_of_work():
    entries = [
        b.weak("x", date(2021, 7, 1), date(2021, 12, 1)),
        b.weak("x", date(2021, 8, 1), date(2022, 1, 1)),
    ]

    found = results(("x", 1, "2021H2"), entries=entries)

    assert found["low_star_branches"].filter(pl.col("on_ledger")).height == 1
    assert found["worklist"].height == 2
