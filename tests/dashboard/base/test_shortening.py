"""Long names keep both ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.base.shortening import short_names, shorten_middle


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


END = "处办公室综合组"
PREFIX = "示例省人力资源和社会保障管理服务厅"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["示例单位01", "示例省机关事务管理局服务中心"], ["示例单位01", "示例省机关事务管理…"]),
        ([f"{PREFIX}01", f"{PREFIX}02"], ["示例省…理服务厅01", "示例省…理服务厅02"]),
        ([f"{PREFIX}甲{END}", f"{PREFIX}乙{END}"], [f"{PREFIX}甲{END}", f"{PREFIX}乙{END}"]),
        ([f"{PREFIX}01", f"{PREFIX}01"], ["示例省人力资源和社…"] * 2),
        ([], []),
    ],
)
def test_names_beside_an_axis_are_told_apart(names, expected):
    assert short_names(names) == expected


@settings(max_examples=60)
@given(st.lists(st.text("甲乙丙", max_size=16), unique=True, max_size=30))
def test_different_names_are_never_cut_alike(names):
    short = short_names(names)
    assert len(set(short)) == len(names)
    assert all(len(one) <= 10 or one == name for one, name in zip(short, names, strict=True))
