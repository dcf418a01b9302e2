"""A file explains itself, and its name is one every system takes."""

import pytest

from dashboard.base.caption import file_name
from tests.dashboard.files.findings import caption


def test_a_name_has_title_filters_period_edition_and_mark():
    assert file_name(caption(), "png") == "五星支部占比_省直_2023年下半年_定稿3f9a2c71_模拟数据.png"


def test_a_name_says_the_edition_in_short_where_it_is_known():
    name = file_name(caption(short_edition="定稿003", synthetic=False), "png")

    assert name == "五星支部占比_省直_2023年下半年_定稿003.png"


def test_real_data_carry_no_mark():
    assert "模拟" not in file_name(caption(synthetic=False), "png")
    assert caption(synthetic=False).mark == ""


@pytest.mark.parametrize("title", ["../../etc/passwd", 'a\\b:c*?"<>|\n\r\0‮', ".hidden", "甲/乙"])
def test_no_title_makes_an_unsafe_name(title):
    name = file_name(caption(title=title), "xlsx")

    assert not set(name) & set('\\/:*?"<>|\n\r\0‮')
    assert not name.startswith(".")


def test_a_long_title_is_cut_and_keeps_the_mark():
    name = file_name(caption(title="党" * 300), "xlsx")

    assert len(name.encode()) <= 255
    assert name.endswith("_2023年下半年_定稿3f9a2c71_模拟数据.xlsx")


def test_lines_name_unit_period_filters_source_edition_and_method():
    words = caption()

    assert words.scope == "单位：%　　期间：2023年下半年　　范围：省直"
    assert caption(note="深者为多").scope == f"{words.scope}　　说明：深者为多"
    assert words.origin == "来源：星级评定表"
    assert words.making.startswith("版本：定稿 3f9a2c71　　口径日期：20")


def test_a_part_that_is_empty_is_left_out():
    assert caption(unit="", filters="").scope == "期间：2023年下半年"
