"""Stretches of months: which period they are, and that none of their months is taken for one."""

import pytest

from analytics.intake.period_texts import months_spanned, periods_in, read_period


@pytest.mark.parametrize(
    ("text", "code"), [
        ("2023年1至12月", "2023"), ("2023年1—12月", "2023"), ("2023年1月至12月", "2023"),
        ("二〇二三年一至十二月", "2023"),
        ("2023年1-6月", "2023H1"), ("2023年1月—6月", "2023H1"), ("2023年7-12月份", "2023H2"),
        ("2023.1-12", "2023"),
        ("2023年1-12", "2023"), ("2023.01-2023.12", "2023"), ("202301-202312", "2023"),
        ("2023-01至2023-12", "2023"),
        ("2023年1月1日至12月31日", "2023"), ("2023年第一至第四季度", "2023"), ("2023年10~12月", "2023Q4"),
        ("2023年一至二季度", "2023H1"), ("2023年1-2季度", "2023H1"), ("2023年1月到12月", "2023"),
        ("2023年一至三季度", None), ("2023年度1-11月", None), ("2022年12月至2023年11月", None),
        ("1—11月", None),
        ("一月至十二月", None), ("前三季度", None), ("前11个月", None), ("年初以来", None),
    ],
)  # fmt: skip
def test_a_stretch_is_the_period_it_fills(text, code):
    found = [one.code for one in periods_in(f"{text}统计表")]

    assert months_spanned(text)
    assert found == ([code] if code else [])
    cell = read_period(text)
    assert (cell and cell.code) == code


@pytest.mark.parametrize(
    ("text", "code"), [
        ("2023-1-12", "2023-01"), ("2023.1.12", "2023-01"), ("2023年12月", "2023-12"),
        ("2023年十二月", "2023-12"),
        ("2023年12月31日", "2023-12"), ("2023年第四季度", "2023Q4"), ("2023年下半年", "2023H2"),
    ],
)  # fmt: skip
def test_what_is_no_stretch_stays_what_it_was(text, code):
    assert not months_spanned(text)
    assert read_period(text).code == code


@pytest.mark.parametrize("text", ["2023年12月1日至12月31日", "2023-12-01至2023-12-31", "第1-12项"])
def test_days_of_one_month_and_numbers_are_no_stretch(text):
    assert not months_spanned(text)
