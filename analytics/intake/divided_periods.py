"""Periods said in two places: the year in the title, its month or half on the sheet's name or beside it.

Texts may also contradict each other, or the period somebody chose.
"""

import re
import unicodedata
from collections.abc import Sequence

from analytics.base.periods import PARTS, Grain, Period
from analytics.base.record_columns import grains
from analytics.intake.period_texts import months_spanned, periods_in, read_period
from analytics.intake.plain_texts import visible

_NUMERAL = "十[一二]?|[一二三四五六七八九]"
_PART = (
    rf"(?:(?P<month>1[0-2]|0?[1-9]|{_NUMERAL})月份?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
)
_ENDS = r"(?![\d至到日~～—–―、,和及前后以末底初-])"
# At the beginning, behind a label or alone in brackets: elsewhere the words may belong to another figure.
_LABEL = r"(?:[^:()]{0,4}(?:月份?|期间|考核期|评定期|半年|季度):)?"
_SAID = re.compile(rf"{_LABEL}{_PART}{_ENDS}|.*\({_PART.replace('?P<', '?P<in_')}\)")
_YEAR_AND_MONTH = re.compile(r"20(\d\d)(0[1-9]|1[0-2])|(\d\d)年(0?[1-9]|1[0-2])月份?")  # of a sheet's name
_LONGEST = 60  # of a title
# Says when or by which paper somebody wrote, not what the figures are of.
_NOT_OF_THE_FIGURES = re.compile(
    r"日期|时间|印发|[〔\[]20\d\d[〕\]]|版|修订|办法|方案|标准|要点|报送|上报|填报|制表|编制|根据|依据|^(?:注|备注|说明)"
)
_NUMBERS = {word: number for number, word in enumerate([*"一二三四五六七八九十", "十一", "十二"], 1)}


def titled_periods(titles: Sequence[str], pattern: str) -> dict[Period, str]:
    """The periods of a pattern that the titles name, each with the text that says it.

    Where none is named whole, the part that one text names of the only year all of them name. titles[0] is
    the sheet's name: a part of a year in it stands beside a period named whole.
    """
    named = {found: text for text in reversed(titles) for found in periods_in(text)}
    if read := _YEAR_AND_MONTH.fullmatch(_plain(titles[0])):
        year, month = (int(said) for said in read.groups() if said)
        named[Period(2000 + year, Grain.MONTH, month)] = titles[0]
    whole = {found: text for found, text in named.items() if re.fullmatch(pattern, found.code)}
    years = {found.year for found in named}
    if whole and (part := part_in(titles[0])):  # the sheet's name, which must not be of another month
        besides = {Period(found.year, *part): titles[0] for found in whole}
        whole |= {found: text for found, text in besides.items() if re.fullmatch(pattern, found.code)} | whole
    if len(grains(pattern)) > 1:  # the year may be that of the half beside it
        parts = {Period(year, *part): text for year in years for text in titles if (part := part_in(text))}
        return whole | parts
    if whole or len(years) != 1 or any(map(months_spanned, titles)):
        return whole
    year = years.pop()
    parts = {Period(year, *part): text for text in reversed(titles) if (part := part_in(text))}
    return {found: text for found, text in parts.items() if re.fullmatch(pattern, found.code)}


def periods_against(titles: Sequence[str], period: Period) -> list[Period]:
    """The periods of those texts that speak of other figures than those of this period, and of no others."""
    found = (one for text in titles for one in _others_in(text, period))
    return sorted(set(found))


def _others_in(text: str, period: Period) -> list[Period]:
    if len(text) > _LONGEST or _NOT_OF_THE_FIGURES.search(text):
        return []
    named = periods_in(text)
    if any(one.start <= period.end and period.start <= one.end for one in named):
        return []
    finer = [PARTS[one.grain] > PARTS[period.grain] for one in named]
    is_day_of_writing = all(finer) or read_period(text) is not None
    if is_day_of_writing and all(one.start > period.end for one in named):
        named = []  # a sheet of December may be dated 2024年1月
    if named or periods_in(text):
        return named
    part = part_in(text)
    meant = [Period(period.year, *part)] if part and part[0] is period.grain else []
    return [one for one in meant if one != period]


def part_in(text: str) -> tuple[Grain, int] | None:
    """The part of a year a text names without the year: 11月份, 月份：11月, 统计表（第四季度）."""
    found = _SAID.match(_plain(text))
    if not found:
        return None
    said = {name.removeprefix("in_"): value for name, value in found.groupdict().items() if value}
    if "half" in said:
        return Grain.HALF, 1 if said["half"] == "上" else 2
    name, value = next(iter(said.items()))
    number = int(value) if value.isdecimal() else _NUMBERS[value]
    return (Grain.MONTH if name == "month" else Grain.QUARTER), number


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", visible(text)).split())
