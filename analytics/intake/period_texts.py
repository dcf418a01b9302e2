"""Periods as people write them: 2023年下半年, 二〇二三年下半年, 2021年12月, 2021.12, 2023年度, or a code."""

import re
import unicodedata

from analytics.base.periods import Grain, Period
from analytics.intake.month_spans import Span, spans_in, without_spans
from analytics.intake.plain_texts import visible

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# The day comes first, so that a date of printing in a title is never taken for its month or year.
_PERIOD = re.compile(
    r"(?P<same_year>20\d\d)年(?P<same>1[0-2]|0?[1-9])月0?1日?[-‐-―─~～至到]{1,2}(?:20\d\d年)?(?:(?P=same)月)?(?:2[89]|3[01])日"
    r"|(?P<day>20\d\d[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?)"
    r"|(?P<half_year>20\d\d)(?:年度?)?(?P<half>[上下])半年"
    r"|(?P<quarter_year>20\d\d)(?:年度?)?第?(?P<quarter>[一二三四1-4])季度?"
    r"|(?P<month_year>20\d\d)(?:年度?|[\-/.])(?P<month>1[0-2]|0?[1-9])(?:月份?|(?!\d))"
    r"|(?P<code_year>20\d\d)[年\-]?(?P<letter>[HQ])(?P<number>[1-4])"
    r"|(?P<year>20\d\d)(?:年度?|(?!\d))"
)
# Spreadsheets turn a typed 2021-12 into a date; a whole cell with any day is taken for the day's month.
_DAY = re.compile(
    r"(?P<year>20\d\d)(?:年(?=\d+月)|(?P<mark>[\-/.])(?=\d+(?P=mark)))(?P<month>\d{1,2})[\-/.月]"
    r"(?:[12]\d|3[01]|0?[1-9])日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
)
_MONTH_BEFORE = re.compile(r"(?:1[0-2]|[1-9])月份?(?=[^\d底末初前后以及和至到、,日])")
_DIGITS_ALONE = re.compile(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])")
_JANUARY_OR_OCTOBER = re.compile(r"20\d\d\.1")  # a number typed as 2020.10 has lost its 0
_CHINESE_YEAR = re.compile(r"二[〇零○O0][〇零○O一二三四五六七八九]{2}(?=年)")
_CHINESE_MONTH = re.compile(r"(?<=年)(十[一二]?|[一二三四五六七八九])(?=月)")
_CHINESE_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def read_period(text: str) -> Period | None:
    """The period a whole cell names; None when it names none."""
    plain = _plain(text)
    day = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match := day or _DIGITS_ALONE.fullmatch(plain):
        return _month(int(match["year"]), int(match["month"]))
    if _JANUARY_OR_OCTOBER.fullmatch(plain):
        return None
    spans = spans_in(plain)
    if spans and not without_spans(plain):
        return spans[0].period
    found = _PERIOD.fullmatch(plain)
    return _period(found) if found else None


def periods_in(text: str) -> list[Period]:
    """The periods a title names, in order; stretches of months that are exactly one come first."""
    plain = _plain(text)
    exact = [span.period for span in spans_in(plain)]
    found = (_period(match) for match in _PERIOD.finditer(without_spans(plain)))
    return [period for period in (*exact, *found) if period]


def months_spanned(text: str) -> list[Span]:
    """The stretches of several months a text names: 2023年1-12月, 前三季度."""
    return spans_in(_plain(text))


def without_period(heading: str) -> str:
    """A heading without the period it begins with, if it says more: 2023年12月会议数 → 会议数."""
    if months_spanned(heading):
        return heading
    found = _PERIOD.match(heading) or _MONTH_BEFORE.match(heading)
    return heading[found.end() :] or heading if found and not found.groupdict().get("day") else heading


def without_periods(text: str) -> str:
    """A title without the periods it names; one that names stretches of months, or none, as it is."""
    plain = _plain(text)
    return text if months_spanned(text) or not periods_in(text) else _PERIOD.sub("", plain).strip("、,和与及")


def words_of(period: Period) -> str:
    """The period as people write it: 2023年下半年."""
    part = {
        Grain.YEAR: "年度",
        Grain.HALF: f"年{'上' if period.number == 1 else '下'}半年",
        Grain.QUARTER: f"年第{'一二三四'[(period.number - 1) % 4]}季度",
        Grain.MONTH: f"年{period.number}月",
    }
    return f"{period.year}{part[period.grain]}"


def _plain(text: str) -> str:
    """Without blanks and full-width forms; Chinese numerals of years and months as digits."""
    plain = "".join(unicodedata.normalize("NFKC", visible(text)).upper().split())
    plain = _CHINESE_YEAR.sub(lambda match: match[0].translate(_CHINESE_DIGITS), plain)
    return _CHINESE_MONTH.sub(lambda match: str(_MONTHS.index(match[0]) + 1), plain)


def _period(match: re.Match[str]) -> Period | None:
    if match["same"]:
        return _month(int(match["same_year"]), int(match["same"]))
    if match["half"]:
        return Period(int(match["half_year"]), Grain.HALF, 1 if match["half"] == "上" else 2)
    if match["quarter"]:
        number = _NUMERALS[match["quarter"]]
        return Period(int(match["quarter_year"]), Grain.QUARTER, number)
    if match["month"]:
        return _month(int(match["month_year"]), int(match["month"]))
    if match["letter"]:
        return _period_of_code(int(match["code_year"]), match["letter"], int(match["number"]))
    return Period(int(match["year"]), Grain.YEAR) if match["year"] else None


def _month(year: int, month: int) -> Period | None:
    return Period(year, Grain.MONTH, month) if 1 <= month <= 12 else None


def _period_of_code(year: int, letter: str, number: int) -> Period | None:
    if letter == "Q":
        return Period(year, Grain.QUARTER, number)
    return Period(year, Grain.HALF, number) if number <= 2 else None
