"""Brackets in headings: a remark, a unit, full marks, or words that make it another figure.

What a bracket qualifies must be known: 会议数（次） is the count itself, 会议数（百次） and （压减） are not.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.intake.divided_periods import part_in
from analytics.intake.other_figures import other_figures, word_in
from analytics.intake.period_texts import months_spanned, read_period
from analytics.intake.values import ValueKind

_SLASHED = re.compile(
    r"(?:[/:](?P<said>(?:单位:?)?[十百千万]*(?:人次|场次|课时|[分次个件份项人场页天日元%‰]))|(?P<sign>[%‰]))$"
)
_PARTS = re.compile(r"[,、;。]")
_UNIT_WORD = re.compile(r"^(?:计量|计数)?单位:?|^(?:按|以)(?=.{1,2}计$)|计$")
_NOTE = re.compile(
    r"\*|必填|选填|可选|非?必填项?|可?不填.*|可?空.*|留空.*|全称|简称|规范名称|盖章|公章|签字|手工?填写?|自动.*|公式.*"
    r"|模拟(?:数据.*)?|示例|样例|注.*|见.*|详见.*|请.*|如.*|例.*|填.*|精确.*|保留.*|整数|数字|阿拉伯数字|取整|四舍五入.*"
    r"|不?适用.*|单选|下拉.*|格式.*|含.*|包括.*|本月|当月|本期|当期|本次|本年|本年度|实际|实得|(?:工委|上级)?(?:审定|认定)"
)
_FIGURE = frozenset({"数量", "个数", "得分", "分数", "评分"})
_MARKS = re.compile(r"(?:满分|总分|分值|共|计|标准分)*:?(?:0[-~—至])?(\d{1,3}(?:\.\d{1,2})?)分?制?(?:满分)?")
_HUNDRED = re.compile(r"(?:按|实行)?百分制")
_STARS = re.compile(r"(?:1|一)?[-~—至]?(?:5|五)?(?:星级?|级|颗)")
_TIMES = frozenset({"次", "场", "场次", "期", "回", "次数", "场数"})
_PIECES = frozenset({"个", "件", "份", "项", "篇", "条", "个数", "件数", "份数", "项数", "数量"})
_PEOPLE = frozenset({"人", "名", "位", "人数"})
_POINTS = frozenset({"分", "分数", "得分"})
_PERCENT = frozenset({"%", "百分比", "百分数"})


class Says(StrEnum):
    """What a bracket does to its heading."""

    NOTHING = "nothing"  # a remark, or a unit the column has anyway
    OTHER = "other"  # another figure: 上年, 自评, 排名
    UNCLEAR = "unclear"  # another unit, other full marks, or words nobody knows


@dataclass(frozen=True)
class Bracketed:
    """A normalised heading: the text outside its brackets, and what stands in each."""

    outside: str
    inside: tuple[str, ...]


@lru_cache(maxsize=2**12)
def split_brackets(text: str) -> Bracketed:
    """Brackets may lie in each other and may be left open; 会议数/次 has its unit behind a stroke."""
    outside, inside, depth = "", [""], 0
    for sign in text:
        if sign == "(":
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
            inside += [""] if not depth else []
        elif depth:
            inside[-1] += sign
        else:
            outside += sign
    slashed = _SLASHED.search(outside)
    if slashed and slashed.start():
        outside, inside = outside[: slashed.start()], [*inside, slashed["said"] or slashed["sign"]]
    return Bracketed(outside, tuple(text for text in inside if text))


def what_it_says(bracket: str, kind: ValueKind, heading: str, own: Collection[str] = ()) -> Says:
    """What the words in a bracket make of a column of this kind.

    heading: as the data set has it, which may name its own unit; own: kinds of other_figures it holds itself.
    """
    told = {_of_part(part, kind, heading, own) for part in _PARTS.split(bracket) if part}
    return next((one for one in (Says.OTHER, Says.UNCLEAR) if one in told), Says.NOTHING)


def own_unit(text: str, kind: ValueKind, heading: str) -> bool:
    """Whether a text is the unit in which a column of this kind is kept: 次 of 会议数."""
    return kind.reads in {Reads.NUMBER, Reads.POINTS, Reads.PERCENT} and text in _units(kind, heading)


def full_marks(bracket: str) -> int | None:
    """The stored points a bracket gives as full marks: 满分20分 → 2000; None when it gives none."""
    if _HUNDRED.fullmatch(bracket):
        return 100 * rules.POINT
    found = _MARKS.fullmatch(bracket)
    return int(Decimal(found[1]) * rules.POINT) if found and found[0] != found[1] else None


def _of_part(part: str, kind: ValueKind, heading: str, own: Collection[str]) -> Says:
    if other_figures(part, own):
        return Says.OTHER
    if kind.reads not in {Reads.NUMBER, Reads.POINTS, Reads.PERCENT}:
        return Says.NOTHING
    if months_spanned(part):
        return Says.UNCLEAR
    if kind.reads is Reads.POINTS and (marks := full_marks(part)) is not None:
        return Says.NOTHING if marks == kind.maximum else Says.UNCLEAR
    if word_in(part, own):
        return Says.OTHER
    if kind.maximum is not None and part == kind.text_of_stored(kind.maximum):
        return Says.NOTHING if kind.reads is Reads.POINTS else Says.UNCLEAR
    unit = _UNIT_WORD.sub("", part)
    if _is_note(part, kind) or unit in _units(kind, heading) or _is_period(part):
        return Says.NOTHING
    return Says.NOTHING if kind.stars and _STARS.fullmatch(part) else Says.UNCLEAR


def _is_note(part: str, kind: ValueKind) -> bool:
    """Stars are neither counted nor scored: 星级（个数） is another figure."""
    return bool(_NOTE.fullmatch(part)) or (part in _FIGURE and not kind.stars)


def _is_period(part: str) -> bool:
    """Whether it names one, which is then held against the sheet's: 2023年12月, 12月份."""
    return read_period(part) is not None or part_in(f"({part})") is not None


def _units(kind: ValueKind, heading: str) -> frozenset[str]:
    """The units of measure in which the column is kept."""
    if kind.stars:
        return frozenset({"星", "颗"})
    if kind.reads is not Reads.NUMBER:
        return _POINTS if kind.reads is Reads.POINTS else _PERCENT
    if own := split_brackets(heading.replace("（", "(").replace("）", ")")).inside:
        return _TIMES if own[0] in _TIMES else frozenset(own)
    return _PEOPLE | _PIECES if "人数" in heading else _TIMES | _PIECES
