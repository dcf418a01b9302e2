"""Headings of item columns: 3, 第3项, 3.学习…, the label alone, with the kind where a sheet has two."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.datasets import Dataset, Form
from analytics.intake.other_figures import ends_in_other_figures, other_figures

Slot = tuple[str, int]  # prefix, item number

_NUMBERED = re.compile(r"第?(\d{1,2})(?!\d)(?:项|号)?[.、,:)\-]*(?![年月日季\d])(.*)")
_REMARK = re.compile(r"\([^()]*\)$")
# Words that say which of two columns of an item it is, the longer first. The plain ones fit any score.
_SCORE_WORDS = ("得分", "评分", "分数", "分值")
_OWN_SCORE_WORDS = {
    "self": ("自评得分", "自评分", "自查分", "自评", *_SCORE_WORDS),
    "reviewed": ("审核得分", "审核评分", "审核分", "审核", *_SCORE_WORDS),
    "score": _SCORE_WORDS,
}
_EVIDENCE_WORDS = ("支撑材料件数", "支撑材料数", "支撑材料", "佐证材料数", "材料件数", "材料数", "材料")
_ALL_WORDS = frozenset(word for words in (*_OWN_SCORE_WORDS.values(), _EVIDENCE_WORDS) for word in words)


@dataclass(frozen=True)
class ItemHeadings:
    """Reads the item headings of one data set. labels: normalised label → number; last: highest number."""

    prefixes: tuple[str, ...]
    labels: Mapping[str, int]
    last: int

    def slot(self, text: str) -> Slot | None:
        """The item a normalised heading means, also one beyond the rubric; None when it is no item."""
        if not self.prefixes:
            return None
        number, rest = split_item_number(text)
        remark = _REMARK.search(rest)
        if remark and rest not in self.labels:
            if other_figures(remark[0].strip("()")):
                return None
            rest = rest[: remark.start()]
        if rest not in self.labels and ends_in_other_figures(rest):
            return None
        prefix, label = self._kind(rest)
        if prefix is None:
            return None
        found = number or self.labels.get(label)
        return (prefix, found) if found else None

    def has_item(self, slot: Slot) -> bool:
        """Whether some rubric has the item."""
        return 1 <= slot[1] <= self.last

    def _kind(self, rest: str) -> tuple[str | None, str]:
        """Prefix and label; no prefix where the word of kind belongs to another data set."""
        ends_with = [word for word in _ALL_WORDS if rest.endswith(word)]
        if rest in self.labels or not ends_with:
            return self.prefixes[0], rest
        word = max(ends_with, key=len)
        own = (prefix for prefix in self.prefixes if word in _words(prefix))
        return next(own, None), rest.removesuffix(word).strip("-_.、")


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
