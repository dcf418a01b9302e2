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


def test_a_rating_stands_until_the_next_one():
    ratings = [b.rated("x", 3, "2020H2"), b.rated("x", 5, "2021H2")]
    days = [date(2020, 12, 30), date(2020, 12, 31), date(2021, 6, 30), date(2021, 12, 31), date(2023, 6, 30)]

    found = [on_day(day, ratings).select("stars", "rated_in").row(0) for day in days]

    assert found == [(None, None), (3, "2020H2"), (3, "2020H2"), (5, "2021H2"), (5, "2021H2")]


def test_ratings_of_a_half_year_that_has_not_ended_are_unknown_on_the_day():
    ratings = [b.rated("x", 5, "2021H2")]

    assert on_day(date(2021, 12, 30), ratings)["stars"].to_list() == [None]


def test_a_later_lower_rating_replaces_a_higher_one():
    ratings = [b.rated("x", 5, "2021H1"), b.rated("x", 2, "2021H2")]

    assert on_day(date(2021, 12, 31), ratings)["stars"].to_list() == [2]


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

    row = stars.pooled({"2021H1": frame}, ["2021H1"], TARGET).row(0, named=True)

    assert row["shortfall"] == max(0, ceil(Fraction(number, 4)) - five_star)
    assert row["surplus"] == max(0, five_star - ceil(Fraction(number, 4)))
    assert row["reached"] == (Fraction(five_star, number) >= Fraction(1, 4))
    assert row["reached"] == (row["shortfall"] == 0)


@pytest.mark.parametrize(
    ("number", "five_star", "shortfall"), [(4, 1, 0), (8, 2, 0), (5, 1, 1), (9, 2, 1), (400, 99, 1)]
)
def test_exactly_a_quarter_reaches_the_target(number, five_star, shortfall):
    tree, ratings = a_unit_with(number, five_star)

    row = of_units(ratings, *tree).row(0, named=True)

    assert (row["shortfall"], row["reached"]) == (shortfall, shortfall == 0)


def test_a_unit_without_branches_has_no_share_and_nothing_to_reach():
    row = of_units([], b.unit("u")).row(0, named=True)

    assert (row["branches"], row["share"], row["shortfall"], row["reached"]) == (0, None, 0, None)
    assert (row["share_low"], row["share_high"], row["share_change"]) == (None, None, None)


def test_a_branch_without_stars_beside_rated_ones_makes_a_share_of_zero_and_not_a_missing_one():
    tree = (*TREE, b.unit("v", 2), b.branch("y", "v"))

    row = of_units([b.rated("y", 4, "2021H1")], *tree).row(0, named=True)

    assert (row["branches"], row["unrated"], row["share"], row["shortfall"]) == (1, 1, 0.0, 1)


def test_in_a_league_where_no_branch_was_ever_rated_nothing_is_short_and_nothing_missed():
    city = (b.unit("city", 2, league=rules.League.MUNICIPAL), b.branch("y", "city"))

    unrated, rated = of_units([b.rated("y", 4, "2021H1")], *TREE, *city).rows(named=True)

    assert (unrated["branches"], unrated["unrated"]) == (1, 1)
    assert {unrated[name] for name in JUDGED} == {None}
    assert (rated["share"], rated["shortfall"], rated["reached"]) == (0.0, 1, False)


def test_a_league_without_ratings_is_not_judged_and_the_province_with_some_is():
    rated, unrated = a_unit_with(3, 1, "a"), a_unit_with(2, 0, "b")
    unrated[0][0] = b.unit("b", league=rules.League.MUNICIPAL)

    *_, found = pooled(rated, (unrated[0], []))

    rows = {row["scope"]: row for row in found.rows(named=True)}
    assert [rows["市直"][name] for name in ("share", "shortfall", "surplus", "reached")] == [None] * 4
    assert (rows[PROVINCE]["share"], rows[PROVINCE]["shortfall"]) == (0.2, 1)


def pooled(*units, closed=("2021H1",)):
    tree = [row for rows, _ in units for row in rows]
    ratings = [rating for _, rated in units for rating in rated]
    return (
        tree,
        ratings,
        stars.pooled({"2021H1": on_day(date(2021, 6, 30), ratings, *tree)}, list(closed), TARGET),
    )


def test_the_pooled_share_is_held_against_the_same_half_a_year_before():
    rated = {"2020H1": 4, "2020H2": 5, "2021H1": 5}
    days = {code: on_day(parse(code).end, [b.rated("x", n, code)]) for code, n in rated.items()}

    found = stars.pooled(days, list(rated), TARGET).filter(pl.col("scope") == PROVINCE)

    assert found["share_change"].to_list() == [None, 1.0, 0.0]
    assert found["share_year_change"].to_list() == [None, None, 1.0]


def test_shortfalls_of_units_do_not_add_up_to_the_pooled_one():
    units = [a_unit_with(5, 0, "a", 1), a_unit_with(5, 0, "b", 2), a_unit_with(4, 4, "c", 3)]

    tree, ratings, found = pooled(*units)

    assert of_units(ratings, *tree)["shortfall"].to_list() == [2, 2, 0]
    assert found.filter(pl.col("scope") == PROVINCE)["shortfall"].to_list() == [0]


def test_each_league_is_counted_apart_and_both_in_the_province():
    province, city = a_unit_with(3, 1, "a"), a_unit_with(2, 0, "b")
    city[0][0] = b.unit("b", league=rules.League.MUNICIPAL)

    *_, found = pooled(province, city, closed=())

    rows = found.select("scope", "branches", "five_star", "is_closed").rows()
    assert sorted(rows) == sorted([(PROVINCE, 5, 1, False), ("省直", 3, 1, False), ("市直", 2, 0, False)])


def test_the_share_is_compared_with_the_period_before():
    ratings = [b.rated("x", 4, "2020H2"), b.rated("x", 5, "2021H1")]
    before = on_day(date(2020, 12, 31), ratings)

    row = of_units(ratings, *TREE, earlier=before).row(0, named=True)

    assert (row["previous_five_star"], row["share_change"]) == (0, 1.0)


def test_before_anyone_was_rated_there_is_nothing_to_compare_with():
    ratings = [b.rated("x", 5, "2021H1")]

    row = of_units(ratings, *TREE, earlier=on_day(date(2020, 12, 31), ratings)).row(0, named=True)

    assert (row["previous_five_star"], row["share_change"]) == (None, None)


def test_a_unit_whose_rated_branches_are_a_period_old_is_compared_also_when_one_is_founded():
    tree = (*TREE, b.branch("new", "u", valid_from=date(2021, 2, 1)))
    ratings = [b.rated("x", 5, "2020H2")]

    row = of_units(ratings, *tree, earlier=on_day(parse("2020H2").end, ratings, *tree)).row(0, named=True)

    assert (row["share"], row["share_change"]) == (0.5, -0.5)
