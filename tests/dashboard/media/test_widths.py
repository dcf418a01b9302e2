"""Lines are broken where Chinese allows it, and nothing is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.media.widths import break_between, ems, wrap_text


def test_a_chinese_character_is_one_em():
    assert ems("考核") == 2


def test_a_line_does_not_begin_with_closing_punctuation():
    assert wrap_text("一二三四，五六", 4) == ["一二三四，", "五六"]


def test_a_number_is_not_torn():
    assert wrap_text("占比为25.4%，达标", 5) == ["占比为", "25.4%，达", "标"]


@settings(max_examples=100)
@given(st.text(alphabet="考核得分，。（）12.5%abc", max_size=80), st.integers(15, 40))
def test_no_character_is_lost_and_no_line_is_too_long(text, limit):
    lines = wrap_text(text, limit)

    assert "".join(lines) == text
    assert all(ems(line.rstrip("，。）.%")) <= limit for line in lines)


def test_parts_are_kept_whole_where_a_line_ends():
    text = "单位：分　　来源：甲、乙、丙　　模拟数据"

    assert break_between(text, "　　", 40) == [text]
    assert break_between(text, "　　", 16) == ["单位：分　　来源：甲、乙、丙", "模拟数据"]
    assert break_between(text, "　　", 6) == ["单位：分", "来源：甲、", "乙、丙", "模拟数据"]
    assert break_between("一句没有间隔的话，很长", "　　", 4) == ["一句没有间隔的话，很长"]
