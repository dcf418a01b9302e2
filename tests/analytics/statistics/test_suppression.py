"""Small counts of persons: hidden, and not to be had by subtraction."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics.suppression import LEAST, Shown, is_small, suppress

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=5)


def completions(shown):
    """Every way to fill what is hidden so that the sum comes out."""
    known = sum(cell or 0 for cell in shown.cells)
    places = [place for place, cell in enumerate(shown.cells) if cell is None]
    ways = itertools.product(range(40), repeat=len(places) - 1) if places else ()
    for first in ways:
        rest = shown.total - known - sum(first)
        if rest >= 0:
            yield dict(zip(places, (*first, rest), strict=True))


def test_a_part_is_small_where_few_did_few_are_left_or_the_whole_is_small():
    assert [is_small(part, 12) for part in (0, 1, 4, 5, 7, 8, 11, 12)] == [
        *(False, True, True, False, False, True, True, False),
    ]
    assert is_small(0, 4)
    assert is_small(4, 4)
    assert not is_small(0, 5)


def test_three_of_four_beside_twelve_of_fifteen_hides_the_smallest_shown_as_well():
    assert suppress([3, 12, 40], [True, False, False]) == Shown((None, None, 40), 55)


def test_two_hidden_that_together_are_few_take_a_third_with_them():
    assert suppress([1, 1, 6, 9], [True, True, False, False]) == Shown((None, None, None, 9), 17)


def test_two_that_must_both_be_at_their_largest_take_a_third_with_them():
    assert suppress([4, 4, 6, 9], [True, True, False, False]) == Shown((None, None, None, 9), 23)


def test_where_all_must_be_one_the_sum_is_hidden_though_it_is_large_enough():
    assert suppress([1] * 5, [True] * 5) == Shown((None,) * 5, None)


def test_where_nothing_shown_is_left_the_sum_is_hidden():
    assert suppress([3], [True]) == Shown((None,), None)
    assert suppress([3, 0], [True, False]) == Shown((None, 0), None)


def test_a_sum_of_less_than_five_is_hidden_though_each_is_nought_or_large_enough():
    assert suppress([0, 0, 0], [False] * 3) == Shown((0, 0, 0), 0)
    assert suppress([2, 2], [False] * 2).total is None


@given(COUNTS)
def test_no_hidden_count_follows_from_the_sum_and_what_is_shown(values):
    hidden = [0 < value < LEAST for value in values]
    shown = suppress(values, hidden)

    assert all(cell is None for cell, one in zip(shown.cells, hidden, strict=True) if one)
    assert all(cell in (None, value) for cell, value in zip(shown.cells, values, strict=True))
    if shown.total is None or not any(hidden):
        return
    small = [place for place, one in enumerate(hidden) if one]
    possible = [
        way
        for way in completions(shown)
        if all(0 < value < LEAST for place, value in way.items() if place in small)
    ]
    for place in small:
        assert len({way[place] for way in possible}) > 1


@given(COUNTS)
def test_where_nothing_is_small_all_is_shown_with_its_sum(values):
    large = [value + LEAST for value in values]
    assert suppress(large, [False] * len(large)) == Shown(tuple(large), sum(large))
