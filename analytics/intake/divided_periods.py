"""Periods said in two places: the year in the title, its month or half on the sheet's name or beside it."""

import re
import unicodedata
from collections.abc import Sequence

from analytics.base.periods import Grain, Period
from analytics.intake.period_texts import months_spanned, periods_in
from analytics.intake.plain_texts import visible

_NUMERAL = "十[一二]?|[一二三四五六七八九]"
_PART = (
    rf"(?:(?P<month>1[0-2]|0?[1-9]|{_NUMERAL})月份?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
)
_ENDS = r"(?![\d至到日~～—–―、,和及前后以末底初-])"
# At the beginning, behind a label or alone in brackets: elsewhere the words may belong to another figure.
_LABEL = r"(?:[^:()]{0,4}(?:月份?|期间|考核期|评定期|半年|季度):)?"
_SAID = re.compile(rf"{_LABEL}{_PART}{_ENDS}|.*\({_PART.replace('?P<', '?P<in_')}\)")
_YEAR_AND_MONTH = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_NUMBERS = {word: number for number, word in enumerate([*"一二三四五六七八九十", "十一", "十二"], 1)}


def titled_periods(titles: Sequence[str], pattern: str) -> dict[Period, str]:
    """The periods of a pattern that the titles name, each with the text that says it.

    Where none is named whole, the part that one text names of the only year all of them name. titles[0] is
    the sheet's name: a part of a year in it stands beside a period named whole.
    """
    named = {found: text for text in reversed(titles) for found in periods_in(text)}
    if read := _YEAR_AND_MONTH.fullmatch(titles[0].strip()):
        named[Period(int(read[1]), Grain.MONTH, int(read[2]))] = titles[0]
    whole = {found: text for found, text in named.items() if re.fullmatch(pattern, found.code)}
    years = {found.year for found in named}
    if whole and (part := part_in(titles[0])):  # the sheet's name, which must not be of another month
        besides = {Period(found.year, *part): titles[0] for found in whole}
        whole |= {found: text for found, text in besides.items() if re.fullmatch(pattern, found.code)} | whole
    if whole or len(years) != 1 or any(map(months_spanned, titles)):
        return whole
    year = years.pop()
    parts = {Period(year, *part): text for text in reversed(titles) if (part := part_in(text))}
    return {found: text for found, text in parts.items() if re.fullmatch(pattern, found.code)}


def part_in(text: str) -> tuple[Grain, int] | None:
    """The part of a year a text names without the year: 11月份, 月份：11月, 统计表（第四季度）."""
    plain = "".join(unicodedata.normalize("NFKC", visible(text)).split())
    found = _SAID.match(plain)
    if not found:
        return None
    said = {name.removeprefix("in_"): value for name, value in found.groupdict().items() if value}
    if "half" in said:
        return Grain.HALF, 1 if said["half"] == "上" else 2
    name, value = next(iter(said.items()))
    number = int(value) if value.isdecimal() else _NUMBERS[value]
    return (Grain.MONTH if name == "month" else Grain.QUARTER), number
