"""Nearness to groups found among other rows."""

import numpy as np
import pytest

from analytics.statistics.nearest import FAR, nearest

RNG = np.random.default_rng(1)
LABELS = np.repeat([0, 1], 50)
POINTS = RNG.normal(size=(100, 2)) * [1, 0.1] + np.where(LABELS[:, None] == 0, [0, 0], [0, 2])


@pytest.mark.parametrize(
    ("rows", "groups"), [
        ([[0.5, 0.1], [-0.5, 1.9]], [0, 1]),
        ([[1.8, 1.9]], [1]),  # counted in the spread within groups, not in plain distance
        ([[0.0, 9.0]], [FAR]),  # farther off than any member
        (np.empty((0, 2)), []),
    ],
)  # fmt: skip
def test_a_row_belongs_to_the_group_it_is_nearest_to_if_to_any(rows, groups):
    assert nearest(POINTS, LABELS, np.array(rows)).tolist() == groups


def test_a_column_without_spread_breaks_nothing():
    flat = np.column_stack([POINTS, np.ones(100)])
    assert nearest(flat, LABELS, np.array([[0.0, 2.0, 1.0]])).tolist() == [1]
