import pytest

from dashboard.commands.terminal import columns, give


@pytest.mark.parametrize(
    ("text", "width"), [("ab1", 3), ("单位", 4), ("（省直）", 8), ("e\u0301", 1), ("−—", 2), ("", 0)]
)
def test_a_chinese_character_takes_two_columns(text, width):
    assert columns(text) == width


def test_a_line_stays_one_line(capsys):
    give("甲\n乙\t\x1b[31m\u202e")

    assert capsys.readouterr().out == "甲 乙  [31m \n"
