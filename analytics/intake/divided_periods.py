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
_NUMBERS = {word: number for number, word in enumerate([*"一二三四五六七八九十", "十一", "十二"], 1)}


def titled_periods(titles: Sequence[str], pattern: str) -> dict[Period, str]:
    """The periods of a pattern that the titles name, each with the text that says it.

    Where none is named whole, the part that one text names of the only year all of them name.
    """
    named = {found: text for text in reversed(titles) for found in periods_in(text)}
    whole = {found: text for found, text in named.items() if re.fullmatch(pattern, found.code)}
    years = {found.year for found in named}
    if whole or len(years) != 1 or any(map(months_spanned, titles)):
        return whole
    year = years.pop()
    parts = {Period(year, *part): text for text in reversed(titles) if (part := _part_in(text))}
    return {found: text for found, text in parts.items() if re.fullmatch(pattern, found.code)}


def _part_in(text: str) -> tuple[Grain, int] | None:
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
