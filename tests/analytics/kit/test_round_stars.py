"""What visits found beside stars: the last of the year counts, and only opposites are listed."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from analytics.base.periods import parse
from analytics.kit import round_stars
from analytics.kit.units import standing_units
from analytics.statistics.kappa import weighted_kappa
from analytics.systems import observation
from analytics.systems.stars import stars
from tests.analytics import builders as b

TREE = b.organisations(b.unit("u", 1), *(b.branch(f"u{n}", "u") for n in range(1, 7))).lazy()
FIRST, SECOND = date(2023, 2, 1), date(2023, 8, 1)


def made(given_stars, *visits):
    period = parse("2023H2")
    rated = b.frame("star_ratings", [b.rated(one, count, "2023H1") for one, count in given_stars.items()])
    units = standing_units(TREE, b.frame("aliases", []).lazy(), period.end)
    standing = stars.branch_stars(TREE, rated.lazy(), period.end)
    found = observation.make_last_found(b.frame("visits", list(visits)).lazy(), standing, period)
    counted = observation.make_visit_stars(found)
    return (
        counted.filter(pl.col("scope") == "全省").select("stars", "result", "branches").rows(),
        observation.make_visit_agreement(counted),
        observation.make_visit_disagreements(units, found)["org_id"].to_list(),
    )


def test_of_several_visits_the_last_with_a_result_counts_and_of_one_day_the_worse():
    visits = [
        b.visit("u1", FIRST, result="好"),
        b.visit("u1", SECOND, result="较好"),
        b.visit("u1", date(2023, 9, 1)),
    ]
    same_day = [b.visit("u2", FIRST, result="差"), b.visit("u2", FIRST, result="好", organised_by="工委")]

    counted, _, opposite = made({"u1": 5, "u2": 5, "u3": 4}, *visits, *same_day)

    assert counted == [(5, "较好", 1), (5, "差", 1)]
    assert opposite == ["u2"]


def test_a_branch_without_stars_and_visits_of_other_years_and_kinds_are_left_out():
    visits = [
        b.visit("u1", FIRST, result="好"),
        b.visit("u2", date(2022, 12, 31), result="好"),
        b.visit("u2", FIRST, result="好", kind="联系点到访"),
    ]

    assert made({"u2": 5}, *visits)[0] == []


@pytest.mark.parametrize(
    ("stars_given", "result", "exemplar", "listed"),
    [
        (5, "差", None, True),
        (4, "差", "反面典型", False),
        (5, "一般", "反面典型", True),
        (5, "一般", None, False),
        (2, "好", "正面典型", True),
        (2, "好", None, False),
        (3, "好", "正面典型", False),
    ],
)
def test_only_the_opposite_of_the_stars_is_listed(stars_given, result, exemplar, listed):
    _, _, opposite = made({"u1": stars_given}, b.visit("u1", FIRST, result=result, exemplar=exemplar))

    assert opposite == ["u1"] * listed


@pytest.mark.parametrize(("a_pair", "kappa"), [(2, None), (0, 1.0)])  # 2 * 4 * 4 = 32 are asked for
def test_five_stars_go_with_the_best_word_and_two_or_one_with_the_last_where_enough_are_compared(
    a_pair, kappa, monkeypatch
):
    assert round_stars.fewest_compared(observation.OBSERVATION) == 32
    monkeypatch.setattr(round_stars, "FEWEST_A_PAIR_OF_WORDS", a_pair)
    words = ("好", "较好", "一般", "差", "差")
    visits = [b.visit(f"u{n}", FIRST, result=word) for n, word in enumerate(words, 1)]

    _, agreed, _ = made({f"u{n}": 6 - n for n in range(1, 6)}, *visits)

    assert agreed.filter(pl.col("scope") == "全省").row(0) == ("全省", 5, kappa)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40))
def test_kappa_is_that_of_scikit_learn(pairs):
    table = [[pairs.count((i, j)) for j in range(4)] for i in range(4)]
    own = weighted_kappa(table)

    if own is None:
        assert len({one for pair in pairs for one in pair}) == 1
    else:
        one, other = zip(*pairs, strict=True)
        expected = cohen_kappa_score(one, other, weights="quadratic", labels=range(4))
        assert own == pytest.approx(expected, abs=1e-12)
