"""Those that share a place are all named or counted."""

import polars as pl
import pytest

from dashboard.kit.few_names import first_of_order, first_with_ties, name_tied


@pytest.mark.parametrize(
    ("names", "said"), [("甲", "甲"), ("甲乙丙", "甲、乙、丙"), ("甲乙丙丁戊", "甲、乙、丙等5项")]
)
def test_more_names_than_there_is_room_for_are_counted(names, said):
    assert name_tied(list(names), "项") == said


@pytest.mark.parametrize(
    ("sizes", "most", "taken"),
    [([1, 3, 2], 2, [3, 2]), ([2, 3, 2], 2, [3, 2, 2]), ([1, 1, 1], 1, [1, 1, 1]), ([5], 2, [5])],
)
def test_none_is_left_out_that_is_as_large_as_the_last_one_taken(sizes, most, taken):
    rows = pl.DataFrame({"size": sizes})
    assert first_with_ties(rows, pl.col("size"), most)["size"].to_list() == taken


@pytest.mark.parametrize(
    ("places", "most", "taken"),
    [
        ([1, 2, 3], 2, [1, 2]),
        ([1, 2, 2, 2, 5], 2, [1, 2, 2, 2]),
        ([1, 1, 1], 2, [1, 1, 1]),
        ([1], 2, [1]),
        ([], 2, []),
        ([1, None, None], 2, [1, None, None]),
    ],
)
def test_a_list_does_not_end_among_equals(places, most, taken):
    rows = pl.DataFrame({"place": places}, schema={"place": pl.Int64})
    assert first_of_order(rows, most, "place")["place"].to_list() == taken
    assert first_of_order(rows, most)["place"].to_list() == places[:most]
