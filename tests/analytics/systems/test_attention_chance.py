"""需重点关注: how many units the reasons of place would name without any real change."""

import numpy as np
import pytest

from analytics.systems.attention import Attention, Reason
from analytics.systems.attention_chance import by_reason
from analytics.systems.scores.rankings import PlaceHistory, Ranking
from analytics.systems.scores.scores import Basis, Standing
from tests.analytics.systems.test_attention import HALVES, course, filled


def counted(ranking=(), history=(), named=(), closed=HALVES):
    """Reason to units named, judged and expected."""
    rows = by_reason(
        filled(Attention, list(named)),
        filled(Ranking, list(ranking), basis=Basis.DYNAMIC.value, standing=Standing.RANKED.value),
        filled(
            PlaceHistory,
            [{"org_id": one, "period": half, "place": place} for one, half, place, *_ in history],
            rubric_version=2020,
        ),
        list(closed),
    )
    return {row[0]: row[1:] for row in rows.select("reason", "units", "judged", "expected").iter_rows()}


def last_year(org_id, place, change, then, quartile):
    return {"org_id": org_id, "place": place, "field": 8, "quartile": quartile,
            "last_year_place": then, "last_year_score_change": change}  # fmt: skip


def test_one_unit_whose_places_fall_in_one_order_of_six_is_a_sixth_of_a_unit():
    assert counted(history=course(3, 5, 9))[Reason.FALLEN_TWICE] == (0, 13, pytest.approx(1 / 6, abs=1e-6))


def test_the_order_in_which_places_came_does_not_change_what_is_expected():
    assert counted(history=course(9, 3, 5)) == counted(history=course(3, 5, 9))


def test_falls_too_small_to_matter_are_not_expected_either():
    assert counted(history=course(3, 5, 7))[Reason.FALLEN_TWICE] == (0, 13, 0.0)


def test_facts_and_what_cannot_be_compared_have_no_chance():
    named = [{"org_id": "a", "reason": Reason.OVERDUE.value}]

    rows = counted(history=course(3, 5, 9), named=named, closed=HALVES[:2])

    assert rows[Reason.OVERDUE] == (1, None, None)
    assert rows[Reason.FALLEN_TWICE] == rows[Reason.LAST_QUARTER] == (0, None, None)


def test_the_last_quarter_is_counted_in_both_orders_of_the_two_years():
    """Eight units; 8th now fell by 10, 7th now rose by 10, 8th then rose by 30: named 1 and, turned, 1."""
    units = [last_year(f"u{n}", n, 0, n, (n - 1) * 4 // 8 + 1) for n in range(1, 7)]
    units[5] = last_year("u6", 6, 30, 8, 3)
    units += [last_year("u7", 7, 10, 6, 4), last_year("u8", 8, -10, 7, 4)]

    assert counted(ranking=units)[Reason.LAST_QUARTER] == (0, 8, pytest.approx((1 + 1) / 2))


def test_what_all_units_have_in_common_is_no_change_of_a_unit():
    """All rise by 50: nobody falls below last year in either order."""
    units = [last_year(f"u{n}", n, 50, n, (n - 1) * 4 // 8 + 1) for n in range(1, 9)]

    assert counted(ranking=units)[Reason.LAST_QUARTER] == (0, 8, 0.0)


def test_without_real_change_as_many_are_named_as_expected():
    """Sixty units whose scores only waver: over many draws the mean of both agrees."""
    drawn, expected = [], []
    for seed in range(30):
        scores = np.random.default_rng(seed).normal(size=(3, 60)) + np.linspace(0, 6, 60)
        places = (-scores).argsort(axis=1).argsort(axis=1) + 1
        history = [
            (f"u{unit:02}", half, int(places[at, unit]))
            for at, half in enumerate(HALVES)
            for unit in range(60)
        ]
        first, second = places[1] - places[0], places[2] - places[1]
        drawn.append(((first > 0) & (second > 0) & (first + second >= 5)).sum())
        expected.append(counted(history=history)[Reason.FALLEN_TWICE][2])

    assert np.mean(expected) == pytest.approx(np.mean(drawn), rel=0.15)
    assert np.mean(drawn) > 3
