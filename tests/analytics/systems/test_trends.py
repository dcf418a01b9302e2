"""Levels of leagues and verdicts on series."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.systems.scores import trends
from analytics.systems.scores.rankings import PlaceHistory
from analytics.systems.scores.trends import Verdict
from analytics.systems.stars.stars import StarsPooled


def levels(*rows):
    """Score levels from (league, period, version, dynamic)."""
    names = ("league", "period", "rubric_version", "dynamic")
    places = [
        {"org_id": f"u{n}", "name": "单位", **dict(zip(names, row, strict=True))}
        for n, row in enumerate(rows)
    ]
    frame = pl.DataFrame(places, schema=PlaceHistory.create_empty().schema)
    return trends.score_levels(PlaceHistory.validate(frame))


def pooled(*counts, open_from=99):
    empty = StarsPooled.create_empty()
    rows = [
        {
            **dict.fromkeys(empty.columns, 0),
            **{"scope": "全省", "period": f"{2020 + n // 2}H{n % 2 + 1}", "reached": None},
            **{"five_star": five_star or 0, "branches": branches, "is_closed": n < open_from},
            "share": None if five_star is None else five_star / branches,
        }
        for n, (five_star, branches) in enumerate(counts)
    ]
    return StarsPooled.validate(pl.DataFrame(rows, schema=empty.schema))


def trend(*counts, **given):
    return trends.stars_trends(pooled(*counts, **given)).select("periods", "verdict").row(0)


@given(st.lists(st.integers(-300, 6000), min_size=1, max_size=9))
@settings(max_examples=40, deadline=None)
def test_the_mean_is_rounded_half_away_from_zero(scores):
    row = levels(*[("省直", "2021H1", 2020, score) for score in scores]).row(0, named=True)

    mean = Decimal(sum(scores)) / len(scores)
    assert row["mean"] == int(mean.quantize(Decimal(1), ROUND_HALF_UP))
    assert (row["total"], row["lowest"], row["highest"]) == (sum(scores), min(scores), max(scores))
    assert {row["lower_quartile"], row["median"], row["upper_quartile"]} <= set(scores)


def test_the_mean_is_held_against_the_same_half_a_year_before_under_the_same_version():
    found = levels(
        ("省直", "2020H2", 2020, 10),
        ("省直", "2021H1", 2020, 40),
        ("省直", "2021H2", 2020, 25),
        ("市直", "2021H2", 2020, 50),
        ("省直", "2022H2", 2022, 90),
    )

    changes = found.select("league", "period", "mean_year_change").rows()
    assert [row for row in changes if row[2] is not None] == [("省直", "2021H2", 15)]


def test_leagues_halves_and_rubric_versions_stay_apart_and_units_without_a_score_outside():
    found = levels(
        ("省直", "2021H1", 2020, 10),
        ("省直", "2021H1", 2022, 20),
        ("省直", "2021H2", 2020, 30),
        ("市直", "2021H1", 2020, 40),
        ("省直", "2021H1", 2020, None),
    )

    assert sorted(found.select("league", "period", "rubric_version", "units", "mean").rows()) == sorted(
        [
            ("省直", "2021H1", 2020, 1, 10),
            ("省直", "2021H1", 2022, 1, 20),
            ("省直", "2021H2", 2020, 1, 30),
            ("市直", "2021H1", 2020, 1, 40),
        ]
    )


@pytest.mark.parametrize(
    ("steps", "verdict"), [
        ([], Verdict.TOO_FEW), ([1, 1, 1], Verdict.TOO_FEW), ([1, 1, 1, 1], Verdict.RISING),
        ([-1, -1, -1, -1], Verdict.FALLING), ([1, 1, 0, 1], Verdict.MOSTLY_RISING),
        ([1, -1, 1, 1], Verdict.MOSTLY_RISING), ([-1, -1, 1, -1], Verdict.MOSTLY_FALLING),
        ([-1, 0, -1, -1], Verdict.MOSTLY_FALLING), ([1, -1, 1, -1], Verdict.STEADY),
        ([0, 0, 0, 0], Verdict.STEADY), ([1, 1, 0, 0], Verdict.STEADY),
        ([-1, -1, -1, 1, 1, 1, 1], Verdict.RISING),
    ],
)  # fmt: skip
def test_the_last_five_periods_decide(steps, verdict):
    assert trends.verdict(steps) == verdict


@given(st.lists(st.sampled_from([-1, 0, 1]), max_size=7))
@settings(max_examples=40, deadline=None)
def test_turning_a_series_upside_down_turns_its_verdict(steps):
    mirrored = {
        Verdict.RISING: Verdict.FALLING,
        Verdict.FALLING: Verdict.RISING,
        Verdict.MOSTLY_RISING: Verdict.MOSTLY_FALLING,
        Verdict.MOSTLY_FALLING: Verdict.MOSTLY_RISING,
    }

    verdict = trends.verdict(steps)

    assert trends.verdict([-step for step in steps]) == mirrored.get(verdict, verdict)


def test_four_closed_periods_give_no_verdict_and_an_open_or_unrated_fifth_does_not_help():
    rising = [(n, 10) for n in range(5)]

    assert trend(*rising[:4]) == (4, Verdict.TOO_FEW)
    assert trend(*rising, open_from=4) == (4, Verdict.TOO_FEW)
    assert trend(*rising) == (5, Verdict.RISING)
    assert trend((None, 9), *rising[1:])[0] == 4  # before anyone was rated


@given(
    st.lists(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2)
)
@settings(max_examples=25, deadline=None)
def test_shares_are_compared_exactly(counts):
    shares = [Fraction(five_star, branches) for five_star, branches in counts]
    assert trends._steps(pooled(*counts)) == [(b > a) - (b < a) for a, b in pairwise(shares)]


@given(
    st.lists(st.integers(-300, 6000), min_size=1, max_size=5),
    st.lists(st.integers(-300, 6000), min_size=1, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_the_change_of_means_is_rounded_once_from_exact_sums(then, now):
    found = levels(
        *[("省直", "2020H2", 2020, score) for score in then],
        *[("省直", "2021H1", 2020, 0)],
        *[("省直", "2021H2", 2020, score) for score in now],
    ).sort("period")

    def rounded(change):
        size = int(abs(change) + Fraction(1, 2))
        return size if change >= 0 else -size

    means = [Fraction(sum(scores), len(scores)) for scores in (then, [0], now)]
    steps = [None, rounded(means[1] - means[0]), rounded(means[2] - means[1])]
    assert found["mean_change"].to_list() == steps
    assert found["mean_year_change"].to_list() == [None, None, rounded(means[2] - means[0])]
