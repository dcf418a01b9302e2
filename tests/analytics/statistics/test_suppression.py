"""Small counts of persons: hidden, and not to be had by subtraction."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.statistics.suppression import LEAST, UNBOUNDED, Shown, Told, is_small, suppress

MOST = 14  # of a due in the tests
PAIRS = st.integers(0, MOST).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due)))


@st.composite
def bodies(draw):
    """Each with a state that tells whether all is done, or with none."""
    pairs = draw(st.lists(PAIRS, min_size=1, max_size=5))
    return [Told(*pair, (pair[0] == pair[1]) if draw(st.booleans()) else None) for pair in pairs]


def counted(*values):
    """Counts of a thing nothing was to be of a number of: done, and their sum."""
    shown = suppress([Told(value) for value in values])
    return shown.done, shown.done_sum


def possible(one, done, due):
    """What done and due can be for who sees these two, and knows the state and why each is hidden."""
    dues = [due] if due is not None else range(1, LEAST) if one.due < LEAST else range(LEAST, 3 * MOST)
    pairs = [(part, whole) for whole in dues for part in range(whole + 1) if done in (None, part)]
    kept = [pair for pair in pairs if one.is_all is None or one.is_all == (pair[0] == pair[1])]
    for column in (0, 2):
        if one.due >= LEAST and 0 < columns((one.done, one.due))[column] < LEAST:
            kept = [pair for pair in kept if 0 < columns(pair)[column] < LEAST]
    return set(kept)


def sums_of(ways):
    """Every sum of one pair of each."""
    found = {(0, 0)}
    for way in ways:
        found = {(part + done, whole + due) for part, whole in found for done, due in way}
    return found


def completions(told, shown):
    """Of each body the pairs that some completion of all the others allows."""
    ways = [possible(*one) for one in zip(told, shown.done, shown.due, strict=True)]
    for place, way in enumerate(ways):
        rest = sums_of(ways[:place] + ways[place + 1 :])
        yield {
            (done, due)
            for done, due in way
            if any(
                shown.done_sum in (None, done + part) and shown.due_sum in (None, due + whole)
                for part, whole in rest
            )
        }


def columns(pair):
    done, due = pair
    return done, due, due - done


def test_a_part_is_small_where_few_did_few_are_left_or_the_whole_is_small():
    assert [is_small(part, 12) for part in (0, 1, 4, 5, 7, 8, 11, 12)] == [
        *(False, True, True, False, False, True, True, False),
    ]
    assert is_small(0, 4)
    assert is_small(4, 4)
    assert not is_small(0, 5)


def test_three_of_four_beside_twelve_of_fifteen_hides_the_smallest_shown_as_well():
    assert counted(3, 12, 40) == ((None, None, 40), 55)
    found = suppress([Told(3, 4), Told(20, 30), Told(40, 50)])
    assert found == Shown((None, None, 40), (None, None, 50), 63, 84)


def test_two_hidden_that_together_are_few_take_a_third_with_them():
    assert counted(1, 1, 6, 9) == ((None, None, None, 9), 17)


def test_two_that_must_both_be_at_their_largest_take_a_third_with_them():
    assert counted(4, 4, 6, 9) == ((None, None, None, 9), 23)


def test_where_all_must_be_one_the_sum_is_hidden_though_it_is_large_enough():
    assert counted(1, 1, 1, 1, 1) == ((None,) * 5, None)


def test_where_nothing_shown_is_left_the_sum_is_hidden():
    assert counted(3) == ((None,), None)
    assert counted(3, 0) == ((None, 0), None)


def test_a_sum_of_less_than_five_is_hidden_and_one_of_nobody_is_not():
    assert counted(0, 0, 0) == ((0, 0, 0), 0)
    assert counted(2, 2) == ((None, None), None)


def test_of_a_sum_that_few_are_missing_of_only_what_was_due_is_shown():
    assert suppress([Told(19, 20), Told(36, 36)]) == Shown((None, 36), (20, 36), None, 56)
    assert suppress([Told(18, 20), Told(17, 20)]) == Shown((None, None), (20, 20), 35, 40)


def test_whose_state_says_that_all_is_done_hides_nobody_beside_it():
    bound = [Told(3, 20, is_all=False), Told(40, 40, is_all=True), Told(50, 60, is_all=False)]
    assert suppress(bound) == Shown((None, 40, None), (20, 40, 60), 93, 120)
    assert suppress(bound[:2]) == Shown((None, 40), (20, 40), None, 60)


@given(bodies())
@settings(max_examples=300, deadline=None)
def test_nothing_few_follows_from_the_sums_the_states_and_what_is_shown(told):
    shown = suppress(told)

    assert all(cell is None for cell, one in zip(shown.done, told, strict=True) if one.is_few)
    for cells, sums, true in (
        (shown.done, shown.done_sum, [one.done for one in told]),
        (shown.due, shown.due_sum, [one.due for one in told]),
    ):
        assert all(cell in (None, value) for cell, value in zip(cells, true, strict=True))
        assert sums in (None, sum(true))
    whole = (sum(one.done for one in told), sum(one.due for one in told))
    assert shown.done_sum is None or not whole[1] or not is_small(*whole)
    for one, known, pairs in zip(told, shown.done, completions(told, shown), strict=True):
        assert (one.done, one.due) in pairs
        alone = possible(one, known, None if one.due < LEAST else one.due)
        for place, value in enumerate(columns((one.done, one.due))):
            before = {columns(pair)[place] for pair in alone}
            is_hidden = 0 < value < LEAST or (place == 0 and one.due < LEAST)
            if one.is_few and is_hidden and len(before) > 1:
                assert len({columns(pair)[place] for pair in pairs}) > 1


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_counts_alone_are_hidden_by_the_same_rule(values):
    shown = suppress([Told(value) for value in values])
    assert shown.due == (UNBOUNDED,) * len(values)
    assert all(cell is None for cell, value in zip(shown.done, values, strict=True) if 0 < value < LEAST)
    hidden = [value for cell, value in zip(shown.done, values, strict=True) if cell is None]
    assert shown.done_sum is None or not hidden or (len(hidden) > 1 and sum(hidden) >= LEAST)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_where_nothing_is_small_all_is_shown_with_its_sum(values):
    large = [value + LEAST for value in values]
    assert counted(*large) == (tuple(large), sum(large))
