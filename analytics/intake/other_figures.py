"""Words by which a heading says that its column holds other figures than the record's own of this period.

The words themselves stand in analytics/reference/heading_words.csv, each under the kind of figure it tells.
"""

import re
from collections.abc import Collection
from functools import cache

from analytics import reference
from analytics.intake.period_texts import months_spanned

SELF, CUMULATIVE, RANK, CHANGE, TIME, DEDUCTED = "self", "cumulative", "rank", "change", "time", "deducted"
AIM = "aim"
_REDUCTION = "reduction"  # of counts; labels of items speak of it too: 会议文件精简
_WEAK = frozenset({AIM, _REDUCTION, SELF})  # labels of items may end so: 工作计划
_AFTER = "(?:数|值|表|情况|得分|分数|分|星级|星)?"
_FULL_MARKS = re.compile(r"(?:(?:满分|标准分|基准分)值?|(?<!扣)分值)$")

Kinds = Collection[str]


def other_figures(text: str, own: Kinds = ()) -> str:
    """The text when a normalised group or remark (上年同期, 名次) takes what it stands with out of it.

    Else ''. own: kinds that are what the record holds itself.
    """
    return text if text and _whole(frozenset(own)).fullmatch(text) else ""


def word_in(text: str, own: Kinds = ()) -> str:
    """The first such word inside a normalised remark of more words: 按累计数填 → 累计. Else ''."""
    found = _inside(frozenset(own)).search(text)
    return found[0] if found else ""


def ends_in_other_figures(text: str, own: Kinds = ()) -> str:
    """The word at the end of a normalised heading whose words nobody knows: 学习教育名次 → 名次. Else ''."""
    found = _at_the_end(frozenset(own)).search(text)
    return found[0] if found else ""


def beside_name(text: str, names: Collection[str], own: Kinds = ()) -> str:
    """What stands before or after a name and makes it another figure: 累计会议数, 会议数同比. Else ''."""
    rests = [text.removeprefix(name) for name in names if text.startswith(name)]
    rests += [text.removesuffix(name) for name in names if text.endswith(name)]
    return next((rest for rest in rests if other_figures(rest, own) or months_spanned(rest)), "")


@cache
def kinds_in(heading: str) -> frozenset[str]:
    """The kinds whose words a normalised heading of a data set itself has: 分值, 自评分."""
    listed = _words_by_kind(frozenset())
    return frozenset(
        kind for kind, words in listed.items() if any(len(word) > 1 and word in heading for word in words)
    )


def words_of_title(text: str) -> list[tuple[str, str]]:
    """Kind and word of everything a normalised title says that is no plain figure of its period."""
    return [(match.lastgroup or "", match[0]) for match in _in_title().finditer(text)]


def _words_by_kind(own: frozenset[str], *, weak: bool = True, title: bool = False) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, in_title, words in reference.table("heading_words").iter_rows():
        if kind not in own and (weak or kind not in _WEAK) and (in_title or not title):
            found.setdefault(kind, []).extend(words.split(";"))
    return {kind: sorted(words, key=len, reverse=True) for kind, words in found.items()}


def _one_of(words: dict[str, list[str]]) -> str:
    return "|".join(sorted((word for listed in words.values() for word in listed), key=len, reverse=True))


@cache
def _whole(own: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:20\d\d年)?(?:本年|全年|当年)?(?:(?:{_one_of(_words_by_kind(own))})的?)+{_AFTER}")


@cache
def _inside(own: frozenset[str]) -> re.Pattern[str]:
    listed = {kind: [word for word in words if len(word) > 1] for kind, words in _words_by_kind(own).items()}
    return re.compile(_one_of(listed))


@cache
def _at_the_end(own: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_one_of(_words_by_kind(own, weak=False))})+{_AFTER}$")


@cache
def _in_title() -> re.Pattern[str]:
    """加减分 are records of their own, an office of planning is only a name."""
    listed = _words_by_kind(frozenset(), title=True)
    listed[DEDUCTED] = [f"(?<!加)(?<!加、){word}" for word in listed[DEDUCTED]]
    listed[CUMULATIVE] = [word if word != "截止" else "截止(?=20\\d\\d|\\d)" for word in listed[CUMULATIVE]]
    listed[CHANGE] = [*listed[CHANGE], "[比较]20\\d\\d年"]
    listed[AIM] = [*listed[AIM], "目标(?=表|数|汇总|$|\\))", "(?<!规划)计划(?=表|台账|统计|情况|汇总|$|\\))"]
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in listed.items()))


def full_marks_word(text: str) -> str:
    """The word at the end of a normalised heading that announces what may be scored at most: 第1项满分."""
    found = _FULL_MARKS.search(text)
    return found[0] if found else ""
