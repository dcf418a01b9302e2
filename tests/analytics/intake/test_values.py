"""The text of a cell becomes exactly the stored value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.base.periods import PARTS, Grain, Period
from analytics.base.record_columns import HALF, MONTH, YEAR, Reads
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.numbers_in_cells import Shown, display_of_format, text_of_number
from analytics.intake.period_texts import periods_in, read_period, words_of
from analytics.intake.values import ValueKind, read_value, says_fractions

POINTS, PERCENT = ValueKind(Reads.POINTS, 0, 6000), ValueKind(Reads.PERCENT, 0, 10000)
STARS, COUNT = ValueKind(Reads.NUMBER, 1, 5), ValueKind(Reads.NUMBER, 0)


@pytest.mark.parametrize(
    ("text", "kind", "value"), [
        ("0.85", POINTS, 85), ("１．５", POINTS, 150), (" 1.5分 ", POINTS, 150), ("+2.", POINTS, 200),
        (".5", POINTS, 50), ("1.500", POINTS, 150), ("-0.5", ValueKind(Reads.POINTS, -6000, 6000), -50),
        ("61.6", PERCENT, 6160), ("61.6%", PERCENT, 6160), ("61.6 ％", PERCENT, 6160), ("0.5%", PERCENT, 50),
        ("100", PERCENT, 10000), ("五星", STARS, 5), ("★★★★", STARS, 4), ("3星级", STARS, 3),
        ("四", STARS, 4), ("12,345", ValueKind(Reads.NUMBER), 12345), ("7.0", ValueKind(Reads.NUMBER), 7),
        ("2023-03-01", ValueKind(Reads.DATE), date(2023, 3, 1)),
        ("2023/3/1", ValueKind(Reads.DATE), date(2023, 3, 1)),
        ("2023.3.1", ValueKind(Reads.DATE), date(2023, 3, 1)),
        ("2023年3月1日", ValueKind(Reads.DATE), date(2023, 3, 1)),
        ("2023-03-01 00:00:00", ValueKind(Reads.DATE), date(2023, 3, 1)),
        ("2023-03-01T08:30:00", ValueKind(Reads.DATE), date(2023, 3, 1)), ("是", ValueKind(Reads.FLAG), True),
        ("TRUE", ValueKind(Reads.FLAG), True), ("0", ValueKind(Reads.FLAG), False),
        ("00123", ValueKind(Reads.TEXT), "00123"), ("（本级）", ValueKind(Reads.TEXT), "（本级）"),
        ("2023年下半年", ValueKind(Reads.PERIOD, pattern=HALF), "2023H2"),
        ("2021-12-01 00:00:00", ValueKind(Reads.PERIOD, pattern=MONTH), "2021-12"),
        ("2020", ValueKind(Reads.PERIOD, pattern=YEAR), "2020"),
        ("2020.9", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("2020.10", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-10"),
        ("2020年9月", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("2020-09", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("202009", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("２０２０年９月", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("二〇二〇年十二月", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-12"),
        ("2020年九月", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("2020-09-30", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("2020年9月30日", ValueKind(Reads.PERIOD, pattern=MONTH), "2020-09"),
        ("2020年下半年", ValueKind(Reads.PERIOD, pattern=HALF), "2020H2"),
        ("二〇二〇年下半年", ValueKind(Reads.PERIOD, pattern=HALF), "2020H2"),
        ("二○二○年度上半年", ValueKind(Reads.PERIOD, pattern=HALF), "2020H1"),
        ("2020h2", ValueKind(Reads.PERIOD, pattern=HALF), "2020H2"),
        ("2020-H2", ValueKind(Reads.PERIOD, pattern=HALF), "2020H2"),
        ("二〇二〇年度", ValueKind(Reads.PERIOD, pattern=YEAR), "2020"),
    ],
)  # fmt: skip
def test_a_text_becomes_its_value(text, kind, value):
    assert read_value(text, kind) == value


@pytest.mark.parametrize("text", ["2020.1", "202013", "2020-13-01", "二〇年九月", "9月", "2020.9.9.9"])
def test_a_month_that_could_be_another_is_refused(text):
    """A number typed as 2020.10 arrives as 2020.1, so that it may be January or October."""
    with pytest.raises(RefusedError) as refused:
        read_value(text, ValueKind(Reads.PERIOD, pattern=MONTH))

    assert refused.value.problem is Problem.NOT_A_PERIOD


@pytest.mark.parametrize(
    ("texts", "fractions"), [
        (["0.065", "0.5", ""], True), (["0.065", "61.6%"], True), (["0", "1"], True),
        (["0.065", "6.5"], False), (["0"], False), (["0.5%"], False), (["缺"], False),
        (["-0.5", "0.5"], False),
    ],
)  # fmt: skip
def test_a_column_says_fractions_when_all_its_bare_numbers_lie_between_0_and_1(texts, fractions):
    assert says_fractions(texts) is fractions


@pytest.mark.parametrize("text", ["", " ", "/", "—", "-", "未报", "　"])
@pytest.mark.parametrize("reads", list(Reads))
def test_what_was_not_reported_is_null(text, reads):
    assert read_value(text, ValueKind(reads)) is None


@pytest.mark.parametrize(
    "text", ["1e1", "1 2", "1,2", "--1", "0x10", "NaN", "inf", "一二", "1..2", "9" * 400 + "x"]
)
def test_what_only_looks_like_a_number_is_refused(text):
    with pytest.raises(RefusedError) as refused:
        read_value(text, POINTS)

    assert refused.value.problem is Problem.NOT_A_NUMBER


@pytest.mark.parametrize("text", ["三", "十", "三分", "五星", "3星级", "★★"])
@pytest.mark.parametrize("kind", [POINTS, COUNT, PERCENT])
def test_numerals_and_signs_of_stars_are_numbers_only_where_stars_stand(text, kind):
    with pytest.raises(RefusedError) as refused:
        read_value(text, kind)

    assert refused.value.problem is Problem.NOT_A_NUMBER


@pytest.mark.parametrize("text", ["①", "②分", "1²", "⒈", "⑴", "½", "㊂", "Ⅲ", "❸", "㈢"])
@pytest.mark.parametrize("kind", [POINTS, COUNT, PERCENT, STARS])
def test_signs_that_number_a_list_are_no_figures(text, kind):
    with pytest.raises(RefusedError) as refused:
        read_value(text, kind)

    assert refused.value.problem is Problem.NOT_A_NUMBER


@given(st.text(max_size=20), st.sampled_from(list(Reads)))
def test_no_text_breaks_a_reader(text, reads):
    kind = ValueKind(reads, 0, 100, pattern=HALF)

    try:
        value = read_value(text, kind)
    except RefusedError as refused:
        value = refused.problem

    assert value is None or isinstance(value, str | int | date)


@given(st.integers(0, 6000))
def test_hundredths_survive_the_way_through_a_cell(hundredths):
    raw = repr(hundredths / 100)  # what a workbook stores
    assert read_value(text_of_number(raw, Shown.PLAIN, since_1904=False), POINTS) == hundredths


@given(st.integers(0, 10000))
def test_percentages_survive_a_cell_formatted_as_percent(stored):
    raw = repr(float(Decimal(stored) / 10000))
    assert read_value(text_of_number(raw, Shown.PERCENT, since_1904=False), PERCENT) == stored


@pytest.mark.parametrize(
    ("raw", "how", "text"), [
        ("0.30000000000000004", Shown.PLAIN, "0.3"), ("1E+3", Shown.PLAIN, "1000"),
        ("12345678901", Shown.PLAIN, "12345678901"), ("45291", Shown.DATE, "2023-12-31"),
        ("45291.5", Shown.DATE, "2023-12-31 12:00:00"), ("-3", Shown.DATE, "-3"),
        ("1e400", Shown.PLAIN, "1e400"),
    ],
)  # fmt: skip
def test_a_number_reads_as_the_sheet_shows_it(raw, how, text):
    assert text_of_number(raw, how, since_1904=False) == text


def test_a_sheet_may_count_days_from_1904():
    assert text_of_number("43829", Shown.DATE, since_1904=True) == "2023-12-31"


@pytest.mark.parametrize(
    ("format_id", "code", "how"), [
        (0, None, Shown.PLAIN), (9, None, Shown.PERCENT), (14, None, Shown.DATE), (57, None, Shown.DATE),
        (164, "0.0%", Shown.PERCENT), (164, 'yyyy"年"m"月"', Shown.DATE), (164, '0.00"days"', Shown.PLAIN),
        (164, "[$-804]General", Shown.PLAIN), (164, "[Red]0.00", Shown.PLAIN), (164, '0"%"', Shown.PLAIN),
    ],
)  # fmt: skip
def test_a_format_says_how_a_number_is_shown(format_id, code, how):
    assert display_of_format(format_id, code) is how


PERIODS = st.sampled_from(list(Grain)).flatmap(
    lambda grain: st.builds(Period, st.integers(2000, 2099), st.just(grain), st.integers(1, PARTS[grain]))
)


@given(PERIODS)
def test_a_period_is_read_from_its_code_and_from_its_words(period):
    assert read_period(period.code) == period
    assert read_period(words_of(period)) == period
    assert periods_in(f"示例市{words_of(period)}考核表") == [period]


@pytest.mark.parametrize(
    ("title", "codes"), [
        ("2023年度下半年审核评分", ["2023H2"]), ("2021年第四季度", ["2021Q4"]), ("2021年12月份", ["2021-12"]),
        ("２０２３年　下半年", ["2023H2"]), ("2023H2审核", ["2023H2"]), ("填报日期：2024年1月15日", []),
        ("填报日期：2024-01-15 2023年下半年", ["2023H2"]), ("编号20231201", []), ("2023H3", []),
        ("二〇二三年下半年审核评分", ["2023H2"]), ("编号202312", []),
    ],
)  # fmt: skip
def test_a_title_names_its_period_and_dates_are_none(title, codes):
    assert [period.code for period in periods_in(title)] == codes
