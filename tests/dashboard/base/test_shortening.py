"""Long names keep both ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.base.shortening import shorten_middle


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("审核评分.xlsx", 8, "审核评分.xlsx"),
        ("审核评分模板_2023年下半年_第二次核对.xlsx", 10, "审核评分…核对.xlsx"),
        ("", 4, ""),
    ],
)
def test_a_name_that_fits_stays_and_a_long_one_keeps_both_ends(text, width, expected):
    assert shorten_middle(text, width) == expected


@settings(max_examples=60)
@given(st.text(max_size=40), st.integers(3, 20))
def test_no_name_is_wider_than_the_room_for_it(text, width):
    assert len(shorten_middle(text, width)) <= max(2 * width, 1)
    assert shorten_middle(shorten_middle(text, width), width) == shorten_middle(text, width)
