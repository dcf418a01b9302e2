"""Numbers are rounded for the eye only, half away from zero, and worded the users' way."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.base import periods
from dashboard.base import display
from tests.dashboard.files.findings import FULL_ROW, Finding, column, findings

wholes = st.integers(min_value=-2_000_000, max_value=2_000_000)


def half_up(value: Fraction, decimals: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").removesuffix("个百分点").removesuffix("%"))


@settings(max_examples=100)
@given(wholes)
def test_scores_round_half_away_from_zero(stored):
    assert number(display.word(stored, column("score"))) == half_up(Fraction(stored, 10_000), 2)


@settings(max_examples=100)
@given(wholes)
def test_percentages_round_half_away_from_zero(stored):
    assert number(display.word(stored, column("answered"))) == half_up(Fraction(stored, 100), 1)


@settings(max_examples=100)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_rounds_as_the_count_over_the_count_it_is(counts):
    part, whole = counts

    shown = display.word(part / whole, column("five"))

    assert number(shown) == half_up(Fraction(100 * part, whole), 1)


@settings(max_examples=100)
@given(st.integers(0, 2000), st.integers(0, 2000))
def test_a_difference_of_shares_rounds_without_the_noise_of_binary_fractions(now, before):
    shown = display.word(now / 2000 - before / 2000, column("change"))

    assert number(shown) == half_up(Fraction(100 * (now - before), 2000), 1)


@settings(max_examples=100)
@given(wholes)
def test_a_table_shows_the_number_a_sentence_says(stored):
    shown = display.shown_table(findings({"score": stored, "lost": stored, "answered": stored}), Finding)

    for name, heading in {"score": "得分", "lost": "失分", "answered": "选择比例"}.items():
        assert Decimal(str(shown[heading][0])) == number(display.word(stored, column(name)))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("score", 884_150, "88.42"),
        ("score", -884_150, "−88.42"),
        ("lost", 5, "0.05"),
        ("gap", 115, "+1.15"),
        ("gap", -115, "−1.15"),
        ("gap", 0, "0.00"),
        ("moved", 3, "+3"),
        ("moved", -3, "−3"),
        ("place", 3, "3"),
        ("five", 0.12345, "12.3%"),
        ("five", 0.0125, "1.3%"),
        ("change", 0.3 - 0.2855, "+1.5个百分点"),
        ("change", -0.0004, "0.0个百分点"),
        ("answered", 6160, "61.6%"),
        ("period", "2023H2", "2023年下半年"),
        ("day", FULL_ROW["day"], "2023年12月1日"),
        ("met", True, "是"),
        ("met", False, "否"),
        ("unit", "<b>", "<b>"),
        ("score", None, "—"),
    ],
)
def test_a_value_is_worded(name, value, words):
    assert display.word(value, column(name)) == words


def test_a_share_on_an_axis_is_the_percentage_its_label_says():
    assert display.percent_value(0.3 - 0.2855) == 1.5
    assert display.percent_value(0.2635) == 26.4


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2021", "2021年"),
        ("2021H1", "2021年上半年"),
        ("2021Q4", "2021年第四季度"),
        ("2021-12", "2021年12月"),
        ("2021-02", "2021年2月"),
    ],
)
def test_a_period_is_named_in_words(code, name):
    assert display.period_name(code) == name


def test_an_unknown_period_is_refused():
    with pytest.raises(periods.UnknownPeriodError):
        display.period_name("2021Q5")


def test_a_table_has_the_headings_of_the_schema_and_no_internal_column():
    shown = display.shown_table(findings(FULL_ROW), Finding)

    assert shown.columns == [
        "单位",
        "名次",
        "名次变化",
        "失分",
        "自查与复核之差",
        "得分",
        "五星占比",
        "占比变化（百分点）",
        "选择比例",
        "期间",
        "日期",
        "达标",
    ]
    assert shown.row(0)[1:9] == (3, -2, 52.35, -1.15, 88.42, 25.4, 1.5, 61.6)


def test_a_missing_number_stays_missing_and_a_missing_word_is_a_dash():
    shown = display.shown_table(findings({}), Finding)

    assert shown.select("名次", "失分", "得分", "五星占比", "日期").row(0) == (None,) * 5
    assert shown.select("期间", "达标").row(0) == ("—", "—")
