"""The funnel beside FunnelPlotR on 71 groups of rats (Tarone 1982): target, τ² and limits of both shares."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics.funnel import Funnel

# tumours/rats, how many groups of it
_RATS = (
    "0/20*7 0/19*4 0/18*2 0/17 1/20*4 1/19*2 1/18*2 2/25 2/24 2/23 2/20*6 1/10 5/49 2/19 5/46 3/27 2/17 7/49 "
    "7/47 3/20*2 2/13 9/48 10/50 4/20*7 10/48 4/19*3 5/22 11/46 12/49 5/20*2 6/23 5/19 6/22 6/20*3 16/52 "
    "15/46 15/47 9/24 4/14"
)
_GROUPS = [
    (int(count), int(whole))
    for word in _RATS.split()
    for pair, _, times in (word.partition("*"),)
    for count, whole in (pair.split("/"),)
    for _ in range(int(times or 1))
]
RATS = Funnel(*map(list, zip(*_GROUPS, strict=True)))


def test_target_and_variance_between_are_those_of_the_package():
    assert len(RATS.counts) == 71
    assert RATS.target == pytest.approx(0.1535365152386, abs=1e-12)
    assert RATS.variance_between == pytest.approx(0.02418827926784, abs=1e-12)


def test_limits_are_those_of_the_package_and_never_turn_back_below_nought():
    (low, high), (far_low, far_high) = RATS.limits(0.95), RATS.limits(0.998)

    assert high[0] == pytest.approx(0.4926450260747, abs=1e-6)
    assert far_high[0] == pytest.approx(0.7030931898502, abs=1e-6)
    assert low[0] == pytest.approx(0.0007403468380, abs=1e-6)
    assert far_low[0] == 0  # the package goes on past 0 and comes up again, to 0.0354


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), min_size=2, max_size=20))
def test_limits_stand_in_order_around_the_target_whatever_the_shares(pairs):
    funnel = Funnel([min(pair) for pair in pairs], [pair[1] for pair in pairs])
    (low, high), (far_low, far_high) = funnel.limits(0.95), funnel.limits(0.998)

    for narrow, wide in ((far_low, low), (low, np.full(len(pairs), funnel.target))):
        assert (narrow <= wide + 1e-12).all()
    assert (high <= far_high + 1e-12).all()
    assert (high >= funnel.target - 1e-12).all()
    assert funnel.variance_between >= 0
