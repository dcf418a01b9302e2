"""Stretches of months as people write them: 2023年1-12月, 一至三季度, 11、12月, 2023.01—2023.06, 年初以来.

A stretch that is exactly a half-year, a quarter or a year is that period; any other is none.
"""

import re
from dataclasses import dataclass

from analytics.base.periods import PARTS, Grain, Period

_TO = r"(?:[-‐-―─~～→⋯]|\.{3}|至|到){1,2}"
_AND = "[、,和及与]"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_QUARTER = r"第?(?P<{}>[一二三四1-4])"
_FORMS = (
    # days of two months: 2023年1月1日至12月31日, 2023.1.1-2023.12.31
    rf"(?P<y1>20\d\d)[年./-](?P<a1>{_MONTH})[月./-]{_DAY}日?{_TO}"
    rf"(?:(?P<z1>20\d\d)[年./-])?(?P<b1>{_MONTH})[月./-]{_DAY}日?",
    # months, the last with its word: 1-12月, 2023年1月至2023年12月
    rf"(?:(?P<y2>20\d\d)(?:年度?|[./-]))?(?<!\d)(?P<a2>{_MONTH})(?:月份?)?{_TO}"
    rf"(?:(?P<z2>20\d\d)(?:年|[./-]))?(?P<b2>{_MONTH})月份?",
    # months without it, the year before both: 2023-01至2023-12
    rf"(?P<y3>20\d\d)[年./-](?P<a3>{_MONTH})(?:月份?)?{_TO}(?P<z3>20\d\d)[年./-](?P<b3>{_MONTH})(?![./-])",
    # the year once: 2023年1-12, 2023.1—12
    rf"(?P<y4>20\d\d)(?:年|[./](?!\d+[./]))(?P<a4>{_MONTH}){_TO}(?P<b4>{_MONTH})(?![./-]|日|季)",
    # figures alone: 202301-202312
    rf"(?P<y5>20\d\d)(?P<a5>0[1-9]|1[0-2]){_TO}(?P<z5>20\d\d)(?P<b5>0[1-9]|1[0-2])(?!\d)",
    rf"(?:(?P<y6>20\d\d)年?度?)?{_QUARTER.format('c6')}(?:季度?)?{_TO}{_QUARTER.format('d6')}季度?",
    # days of two months, the year told elsewhere: 1月1日至12月31日
    rf"(?P<a7>{_MONTH})月{_DAY}日{_TO}(?P<b7>{_MONTH})月{_DAY}日",
    # one by one: 2023年11、12月, 11月和12月, 4、5、6月
    rf"(?P<y8>20\d\d)年度?(?P<a8>{_MONTH})(?:月份?)?(?:{_AND}{_MONTH}(?:月份?)?)*{_AND}(?P<b8>{_MONTH})月份?",
    rf"(?P<a9>{_MONTH})月份?(?:{_AND}{_MONTH}(?:月份?)?)*{_AND}(?P<b9>{_MONTH})月份?",
    rf"(?:(?P<y0>20\d\d)年?度?)?{_QUARTER.format('c0')}(?:季度?)?(?:{_AND}第?[一二三四1-4](?:季度?)?)*"
    rf"{_AND}{_QUARTER.format('d0')}季度?",
)
_SPAN = re.compile("|".join(f"(?<!\\d)(?:{form})" for form in _FORMS))
_SOME = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_SINCE = re.compile(
    rf"(?:前|近|共|年)(?:{_SOME})个(?:月|季度)|前(?:{_SOME})(?:月|季度)"
    r"|(?:年初|今年|本年)(?:以来|至今)|自?年初[起至到]|自年初|近[一二两三四五六七八九十\d]{1,2}年"
    rf"|(?<!\d){_MONTH}月份?(?:以来|起|至今|止)"
    rf"|(?<![\d年月日度季半初底末])[至到]20\d\d年{_MONTH}月(?!\d)"
    rf"|20\d\d年?(?:{_TO}|{_AND})20\d\d年"  # several years, or the same month of each
)
_BOTH_HALVES = re.compile(rf"上(?:半年)?{_AND}?(?:20\d\d年)?下半年")
_NUMERAL = "十[一二]?|[一二三四五六七八九]"
_CHINESE = re.compile(
    rf"(?<![一二三四五六七八九十第])({_NUMERAL})(?=月份?{_TO}|{_TO}(?:{_NUMERAL})月|月)"
    rf"|(?<=至|到|-|—)({_NUMERAL})(?=月)|(?<=年)({_NUMERAL})(?={_AND}(?:{_NUMERAL})月)"
)
_NUMBERS = {word: number for number, word in enumerate([*"一二三四五六七八九十", "十一", "十二"], 1)}


@dataclass(frozen=True)
class Span:
    """A stretch of months. text: as it stands there in plain forms; period: when it is exactly one.

    grain: how long it is, also where no year is told.
    """

    text: str
    period: Period | None
    grain: Grain | None = None


def spans_in(plain: str) -> list[Span]:
    """The stretches of more than one month that a text in plain forms names."""
    text = _with_digits(plain)
    found = [
        Span(match[0], _period(match), _grain(match)) for match in _SPAN.finditer(text) if _is_stretch(match)
    ]
    found += [Span(match[0], None) for match in _SINCE.finditer(text)]
    return found + [Span(match[0], None, Grain.YEAR) for match in _BOTH_HALVES.finditer(text)]


def without_spans(plain: str) -> str:
    """The text without its stretches, so that none of their months is taken for the period."""
    return _SPAN.sub(lambda match: "" if _is_stretch(match) else match[0], _with_digits(plain))


def _with_digits(plain: str) -> str:
    return _CHINESE.sub(lambda match: str(_NUMBERS[match[0]]), plain)


def _is_stretch(match: re.Match[str]) -> bool:
    first, last = _ends(match)
    return first != last if _count_named(match) else first < last


def _count_named(match: re.Match[str]) -> int:
    """How many months or quarters are named one by one; 0 where only the ends are."""
    if not re.search(_AND, match[0]):
        return 0
    return len(re.findall(r"(?<!\d)\d{1,2}(?!\d)|[一二三四]", match[0]))


def _ends(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Year and month of both ends; year 0 where none is told."""
    said = {name[0]: text for name, text in match.groupdict().items() if text}
    year = int(said.get("y", 0))
    if "c" in said:
        quarters = (_NUMBERS.get(said[end]) or int(said[end]) for end in "cd")
        first, last = quarters
        return (year, 3 * first - 2), (year, 3 * last)
    return (year, int(said["a"])), (int(said.get("z", year)), int(said["b"]))


def _period(match: re.Match[str]) -> Period | None:
    (year, _), (_, last) = _ends(match)
    grain = _grain(match)
    return Period(year, grain, last * PARTS[grain] // 12) if grain and year else None


def _grain(match: re.Match[str]) -> Grain | None:
    (year, first), (last_year, last) = _ends(match)
    sizes = {grain: 12 // parts for grain, parts in PARTS.items() if grain is not Grain.MONTH}
    months = _count_named(match) * (3 if match["c0"] else 1) or last - first + 1
    if months != last - first + 1:
        return None
    exact = (grain for grain, size in sizes.items() if months == size and last % size == 0)
    return next(exact, None) if year == last_year else None
