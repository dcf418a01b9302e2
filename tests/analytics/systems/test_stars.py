"""Stars: a rating stands until the next; denominators; the target of a quarter in integers."""

from datetime import date
from fractions import Fraction
from math import ceil

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import reference
from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.kit.units import standing_units
from analytics.systems.stars import stars
from tests.analytics import builders as b

TARGET = reference.five_star_target()
TREE = (b.unit("u"), b.branch("x", "u"))
JUDGED = ("share", "share_low", "share_high", "shortfall", "surplus", "reached", "share_change")


def on_day(day, ratings, *tree):
    organisations = b.organisations(*(tree or TREE)).lazy()
    return stars.branch_stars(organisations, b.frame("star_ratings", list(ratings)).lazy(), day)


def of_units(ratings, *tree, earlier=None, day=date(2021, 6, 30)):
    tables = b.tables(organisations=b.organisations(*tree))
    units = standing_units(tables["organisations"], tables["aliases"], day)
    return stars.by_unit(units, on_day(day, ratings, *tree), earlier, TARGET)


def a_unit_with(number_of_branches, five_star, name="u", order=1):
    """A unit with so many branches, so many of them rated five stars and the rest four."""
    ids = [f"{name}{n}" for n in range(number_of_branches)]
    tree = [b.unit(name, order), *(b.branch(org_id, name) for org_id in ids)]
    return tree, [b.rated(org_id, 5 if place < five_star else 4) for place, org_id in enumerate(ids)]


@pytest.mark.parametrize(
    ("day", "rated"), [
        (date(2020, 12, 30), (None, None)),  # the half-year has not ended
        (date(2020, 12, 31), (5, "2020H2")), (date(2021, 6, 30), (5, "2020H2")),
        (date(2021, 12, 31), (3, "2021H2")), (date(2023, 6, 30), (3, "2021H2")),
    ],
)  # fmt: skip
def test_a_rating_stands_until_the_next_one_also_a_lower_one(day, rated):
    ratings = [b.rated("x", 5, "2020H2"), b.rated("x", 3, "2021H2")]
    assert on_day(day, ratings).select("stars", "rated_in").row(0) == rated


def test_the_share_is_over_all_standing_branches_unrated_inside_temporary_and_abolished_outside():
    tree = (
        b.unit("u"),
        b.branch("c", "u", level=rules.Level.COMMITTEE.value),
        b.branch("g", "c", level=rules.Level.GENERAL_BRANCH.value),
        b.branch("five", "g"),
        b.branch("two", "c"),
        b.branch("one", "u"),
        b.branch("unrated", "u"),
        b.branch("t", "u", temporary=True),
        b.branch("gone", "u", valid_to=date(2021, 5, 1)),
    )
    given_stars = {"five": 5, "two": 2, "one": 1, "t": 5, "gone": 5}

    row = of_units([b.rated(org, n) for org, n in given_stars.items()], *tree).row(0, named=True)

    assert (row["branches"], row["five_star"], row["unrated"], row["low_star"]) == (4, 1, 1, 2)
    assert (row["share"], row["shortfall"], row["reached"]) == (0.25, 0, True)
    assert [row[f"{word}_star"] for word in ("one", "two", "three", "four", "five")] == [1, 1, 0, 0, 1]


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
@settings(max_examples=40, deadline=None)
def test_shortfall_is_a_quarter_of_the_branches_rounded_up_less_the_five_star_ones(pair):
    number, five_star = pair
    frame = pl.DataFrame({"league": ["省直"] * number, "stars": [5] * five_star + [3] * (number - five_star)})

    row = stars.by_scope({"2021H1": frame}, ["2021H1"], TARGET).row(0, named=True)

    assert row["shortfall"] == max(0, ceil(Fraction(number, 4)) - five_star)
    assert row["surplus"] == max(0, five_star - ceil(Fraction(number, 4)))
    assert row["reached"] == (Fraction(five_star, number) >= Fraction(1, 4))
    assert row["reached"] == (row["shortfall"] == 0)


def test_a_unit_without_branches_has_no_share_and_nothing_to_reach():
    row = of_units([], b.unit("u")).row(0, named=True)
    assert (row["branches"], row["share"], row["shortfall"], row["reached"]) == (0, None, 0, None)
    assert (row["share_low"], row["share_high"], row["share_change"]) == (None, None, None)


def test_without_any_rating_in_the_league_nothing_is_judged_and_beside_rated_ones_the_share_is_zero():
    city = (b.unit("city", 2, league=rules.League.MUNICIPAL), b.branch("y", "city"))
    tree = (*TREE, b.unit("v", 3, league=rules.League.MUNICIPAL), b.branch("z", "v"), *city)

    unrated, rated, beside = of_units([b.rated("y", 4, "2021H1")], *tree).rows(named=True)

    assert (unrated["branches"], unrated["unrated"]) == (1, 1)
    assert {unrated[name] for name in JUDGED} == {None}
    for row in (rated, beside):
        assert (row["share"], row["shortfall"], row["reached"]) == (0.0, 1, False)
    assert (beside["branches"], beside["unrated"]) == (1, 1)


def test_each_league_is_counted_and_judged_apart_and_both_in_the_province():
    province, (tree, _) = a_unit_with(3, 1, "a"), a_unit_with(2, 0, "b")
    tree[0] = b.unit("b", league=rules.League.MUNICIPAL)

    *_, found = pooled(province, (tree, []), closed=())

    columns = ("branches", "five_star", "is_closed", "share", "shortfall")
    assert {row["scope"]: tuple(row[name] for name in columns) for row in found.rows(named=True)} == {
        PROVINCE: (5, 1, False, 0.2, 1),
        "省直": (3, 1, False, 1 / 3, 0),
        "市直": (2, 0, False, None, None),
    }
    assert found.filter(scope="市直").select("surplus", "reached").row(0) == (None, None)


def pooled(*units, closed=("2021H1",)):
    tree = [row for rows, _ in units for row in rows]
    ratings = [rating for _, rated in units for rating in rated]
    return (
        tree,
        ratings,
        stars.by_scope({"2021H1": on_day(date(2021, 6, 30), ratings, *tree)}, list(closed), TARGET),
    )


def test_the_pooled_share_is_held_against_the_same_half_a_year_before():
    rated = {"2020H1": 4, "2020H2": 5, "2021H1": 5}
    days = {code: on_day(parse(code).end, [b.rated("x", n, code)]) for code, n in rated.items()}

    found = stars.by_scope(days, list(rated), TARGET).filter(pl.col("scope") == PROVINCE)

    assert found["share_change"].to_list() == [None, 1.0, 0.0]
    assert found["share_year_change"].to_list() == [None, None, 1.0]


def test_shortfalls_of_units_do_not_add_up_to_the_pooled_one():
    units = [a_unit_with(5, 0, "a", 1), a_unit_with(5, 0, "b", 2), a_unit_with(4, 4, "c", 3)]

    tree, ratings, found = pooled(*units)

    assert of_units(ratings, *tree)["shortfall"].to_list() == [2, 2, 0]
    assert found.filter(pl.col("scope") == PROVINCE)["shortfall"].to_list() == [0]


FOUNDED = (*TREE, b.branch("new", "u", valid_from=date(2021, 2, 1)))


@pytest.mark.parametrize(
    ("tree", "ratings", "change"), [
        (TREE, [("2020H2", 4), ("2021H1", 5)], (0, 1.0)),
        (TREE, [("2021H1", 5)], (None, None)),  # before anyone was rated there is nothing to compare with
        (FOUNDED, [("2020H2", 5)], (1, -0.5)),  # an older rating stands, and a branch was founded
    ],
)  # fmt: skip
def test_the_share_is_compared_with_the_period_before(tree, ratings, change):
    rated = [b.rated("x", stars, half) for half, stars in ratings]
    row = of_units(rated, *tree, earlier=on_day(date(2020, 12, 31), rated, *tree)).row(0, named=True)
    assert (row["previous_five_star"], row["share_change"]) == change
