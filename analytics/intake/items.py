"""Headings of item columns: 3, 第3项, 3.学习…, the label alone, with the kind where a sheet has two."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from analytics.base.record_columns import Reads
from analytics.datasets import Dataset, Form
from analytics.intake.brackets import Says, full_marks, split_brackets, what_it_says
from analytics.intake.other_figures import SELF, ends_in_other_figures, other_figures
from analytics.intake.values import ValueKind

Slot = tuple[str, int]  # prefix, item number

_NUMBERED = re.compile(r"第?(\d{1,2})(?!\d)(?:项|号)?[.、,:)\-]*(?![年月日季\d])(.*)")
_REMARK = re.compile(r"\([^()]*\)$")
# Words that say which of two columns of an item it is, the longer first. The plain ones fit any score.
_SCORE_WORDS = ("得分", "评分", "分数", "实得分")
_OWN_SCORE_WORDS = {
    "self": ("自评得分", "自评分", "自查分", "自评", *_SCORE_WORDS),
    "reviewed": ("审核得分", "审核评分", "审核分", "审核", *_SCORE_WORDS),
    "score": _SCORE_WORDS,
}
_EVIDENCE_WORDS = ("支撑材料件数", "支撑材料数", "支撑材料", "佐证材料数", "材料件数", "材料数", "材料")
_EVIDENCE = "evidence"
_ALL_WORDS = frozenset(word for words in (*_OWN_SCORE_WORDS.values(), _EVIDENCE_WORDS) for word in words)
_FOREIGN = re.compile(
    rf"(?:工委|上级|单位|支部)?(?P<word>{'|'.join(sorted(_ALL_WORDS, key=len, reverse=True))})(?:情况)?"
)
_BETWEEN = "-_.、,:"
_NUMBER_ALONE = re.compile(r"第\d{1,2}(?:项|号)?")  # a label beside it is one of the rubric's
_GOES_ON = re.compile(
    r"等?(?:工作|开展|落实|建设|活动|制度|教育|任务|要求|项目|方面|机制)*(?:情况)?(?:\d+|项)?"
)
_WHOLE_YEAR = re.compile(r"20\d\d年?度?")


class ItemRead(NamedTuple):
    """What a heading says of an item. other: the words that make it another figure than the item's own.

    unclear: its brackets are not understood; marks: the stored full marks it gives.
    """

    slot: Slot
    other: str = ""
    unclear: bool = False
    marks: int | None = None


@dataclass(frozen=True)
class ItemHeadings:
    """Reads the item headings of one data set. labels: normalised label → number; last: highest number."""

    prefixes: tuple[str, ...]
    labels: Mapping[str, int]
    last: int

    def slot(self, text: str) -> Slot | None:
        """The item a normalised heading means, also one beyond the rubric; None when it is no item's own."""
        told = self.read(text)
        return None if told is None or told.other else told.slot

    def read(self, text: str) -> ItemRead | None:
        """What a normalised heading says of an item; None when it names none."""
        if not self.prefixes:
            return None
        number, rest = split_item_number(text)
        label = self._label_at_start(rest)
        parts = split_brackets(rest.removeprefix(label))
        outside = parts.outside.strip(_BETWEEN)
        word = max((word for word in _ALL_WORDS if outside.endswith(word)), key=len, default="")
        stem = outside.removesuffix(word).strip(_BETWEEN)
        found = number or (0 if stem and not self._other_stem(outside, label) else self.labels.get(label, 0))
        if not found:
            return None
        prefix = next((prefix for prefix in self.prefixes if word in _words(prefix)), None) if word else None
        slot = prefix or self.prefixes[0], found
        if word and not prefix:
            return ItemRead(slot, word)
        if other := self._other_stem(stem, label) or self._other_stem(outside.removesuffix("分"), label):
            return ItemRead(slot, other)
        if stem and self._is_unknown(stem, label, found, text):
            return ItemRead(slot, unclear=True)
        return self._with_brackets(slot, parts.inside, strict=not stem)

    def other(self, text: str) -> str:
        """The text when a normalised group or remark says that what it stands with is none of these items."""
        told = _FOREIGN.fullmatch(text)
        if told and self.prefixes and not any(told["word"] in _words(prefix) for prefix in self.prefixes):
            return text
        return other_figures(text, self._own)

    def has_item(self, slot: Slot) -> bool:
        """Whether some rubric has the item."""
        return 1 <= slot[1] <= self.last

    @property
    def _own(self) -> frozenset[str]:
        return frozenset({SELF}) if SELF in self.prefixes else frozenset()

    def _label_at_start(self, rest: str) -> str:
        """The longest known label a heading begins with."""
        return max((label for label in self.labels if rest.startswith(label)), key=len, default="")

    def _other_stem(self, stem: str, label: str) -> str:
        """The words between label and kind that make it another figure; a label may be cut short."""
        if not stem or _WHOLE_YEAR.fullmatch(stem) or other_figures(stem, self._own):
            return stem
        if label:
            return ends_in_other_figures(stem, self._own)
        ends = (known for known in self.labels if stem.endswith(known))
        if any(other_figures(stem.removesuffix(known)) for known in ends):
            return stem
        return "" if self._is_cut_short(stem) else ends_in_other_figures(stem, self._own)

    def _is_unknown(self, stem: str, label: str, number: int, text: str) -> bool:
        """Words that neither the label of an item nor its number alone leaves room for: 系统, 完成."""
        if label:
            return not _GOES_ON.fullmatch(stem)
        own = (known for known, owner in self.labels.items() if owner == number)
        return bool(_NUMBER_ALONE.match(text)) and not any(stem in known for known in own)

    def _is_cut_short(self, stem: str) -> bool:
        return any(stem in known for known in self.labels)

    def _with_brackets(self, slot: Slot, inside: tuple[str, ...], *, strict: bool) -> ItemRead:
        """An own label may have brackets of its own: only behind a known one must they be understood."""
        reads = Reads.NUMBER if slot[0] == _EVIDENCE else Reads.POINTS
        unclear, marks = False, None
        for bracket in inside:
            if bracket in _words(slot[0]):
                continue
            if _WHOLE_YEAR.fullmatch(bracket) or self.other(bracket):
                return ItemRead(slot, bracket)
            if reads is Reads.POINTS and (given := full_marks(bracket)) is not None:
                marks = given
                continue
            says = what_it_says(bracket, ValueKind(reads), "", self._own)
            if says is Says.OTHER:
                return ItemRead(slot, bracket)
            unclear |= strict and says is Says.UNCLEAR
        return ItemRead(slot, "", unclear, marks)


def item_headings(dataset: Dataset, labels: Mapping[str, int], last: int) -> ItemHeadings:
    """The reader of item headings of a data set; one that is no matrix has none."""
    prefixes = dataset.score_prefixes if dataset.form is Form.MATRIX else ()
    return ItemHeadings(prefixes, labels, last)


def split_item_number(text: str) -> tuple[int | None, str]:
    """The item number at the beginning of a normalised heading, and what follows it."""
    match = _NUMBERED.fullmatch(text)
    return (int(match[1]), match[2]) if match else (None, text)


def label_in(text: str) -> tuple[int | None, str]:
    """The number of a normalised heading and the label beside it, without remark; '' when it has none."""
    number, rest = split_item_number(text)
    return number, _REMARK.sub("", rest)


def without_kind(label: str) -> str:
    """A label without the word at its end that tells score from evidence."""
    word = max((word for word in _ALL_WORDS if label.endswith(word)), key=len, default="")
    return label.removesuffix(word).strip("-_.、")


def is_kind(text: str) -> bool:
    """Whether a normalised text is a word that tells score from evidence: 自评分, 材料数."""
    return text in _ALL_WORDS


def _words(prefix: str) -> tuple[str, ...]:
    return _OWN_SCORE_WORDS.get(prefix, _EVIDENCE_WORDS)
