"""Nearness to groups found among other rows."""

import numpy as np

from analytics.statistics.nearest import FAR, nearest

RNG = np.random.default_rng(1)
LABELS = np.repeat([0, 1], 50)
POINTS = RNG.normal(size=(100, 2)) * [1, 0.1] + np.where(LABELS[:, None] == 0, [0, 0], [0, 2])


def test_a_row_belongs_to_the_group_it_is_nearest_to():
    assert nearest(POINTS, LABELS, np.array([[0.5, 0.1], [-0.5, 1.9]])).tolist() == [0, 1]


def test_nearness_counts_in_the_spread_within_groups():
    beside = np.array([[1.8, 1.9]])  # farther from its group than half the way between the groups

    assert nearest(POINTS, LABELS, beside).tolist() == [1]


def test_a_row_farther_off_than_any_member_belongs_to_none():
    assert nearest(POINTS, LABELS, np.array([[0.0, 9.0]])).tolist() == [FAR]


def test_a_column_without_spread_breaks_nothing():
    flat = np.column_stack([POINTS, np.ones(100)])

    assert nearest(flat, LABELS, np.array([[0.0, 2.0, 1.0]])).tolist() == [1]


def test_no_rows_have_no_group():
    assert nearest(POINTS, LABELS, np.empty((0, 2))).tolist() == []
