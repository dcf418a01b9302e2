"""Months in a row far from what was usual: twice the usual distance, beyond chance, never one alone."""

import numpy as np
import pytest

from analytics.kit.unusual_run import Run, unusual_run

BEFORE = [9, 11, 8, 12, 10, 7, 13]  # usual 10; distances 1 1 2 2 0 3 3, but chance alone makes 3.2


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([17, 17], Run(True, 0, 1, 10)),
        ([16, 17, 16], None),  # 16 is within twice the root of ten
        ([10, 17, 10, 17], None),  # each alone
        ([3, 3, 30, 30, 30], Run(True, 2, 4, 10)),  # the longest
        ([3, 2, 10, 20, 20], Run(False, 0, 1, 10)),  # the first of two as long
        ([17, 3, 17, 3], None),  # above and below are no run
        ([], None),
    ],
)
def test_a_run_is_all_on_one_side_and_far_from_usual(counts, expected):
    assert unusual_run(BEFORE, counts) == expected


def test_a_wide_history_takes_more():
    assert unusual_run([0, 20, 0, 20, 10], [25, 25]) is None
    assert unusual_run([0, 20, 0, 20, 10], [30, 30]) == Run(True, 0, 1, 10)


def test_of_too_short_a_history_nothing_is_said():
    assert unusual_run([10, 10, 10, 10], [90, 90]) is None
    assert unusual_run([0, 0, 0, 0, 0], [1, 1]) is None
    assert unusual_run([0, 0, 0, 0, 0], [2, 2]) == Run(True, 0, 1, 0)


def test_chance_alone_seldom_makes_a_run():
    counts = np.random.default_rng(7).poisson(11, size=(400, 24)).tolist()

    assert sum(unusual_run(one[:18], one[18:]) is not None for one in counts) <= 20  # at most one in twenty
