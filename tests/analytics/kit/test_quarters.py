"""The highest quarter of a share: exact, whoever is level is in it, nobody with nothing."""

import pytest

from analytics.kit.quarters import highest_quarter


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ([("a", 3, 4), ("b", 1, 2), ("c", 1, 4), ("d", 1, 8)], ["a"]),
        ([("a", 1, 3), ("b", 2, 6), ("c", 1, 4), ("d", 1, 8)], ["a", "b"]),  # a third either way
        ([("a", 0, 3), ("b", 0, 6), ("c", 0, 4), ("d", 0, 8)], []),
        ([("a", 3, 4), ("b", 1, 2), ("c", 1, 4)], []),  # no quarter of three
        (
            [("a", 1, 0), ("b", 1, 2), ("c", 1, 4), ("d", 1, 8), ("e", 1, 9)],
            ["b"],
        ),  # of nothing there is none
    ],
)
def test_the_highest_quarter(shares, found):
    assert highest_quarter(shares) == found
