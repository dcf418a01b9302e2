"""Two rows of headings as one: groups above and kinds below, beside headings merged over both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analytics.datasets import Dataset
from analytics.intake.headings import Meaning, meaning, normal, without_brackets
from analytics.intake.items import ItemHeadings, is_kind
from analytics.intake.other_figures import other_figures
from analytics.intake.plain_texts import clean_text

Texts = Sequence[str | None]

# Kinds below a heading that add nothing to it: they are its own figure.
_NEUTRAL = frozenset(
    {
        "数量",
        "个数",
        "次数",
        "件数",
        "份数",
        "人数",
        "次",
        "个",
        "份",
        "件",
        "人",
        "分",
        "得分",
        "分数",
        "评分",
    }
    | {"实得分", "实际", "本月", "当月", "本期", "当期", "本次", "本年", "本年度"}
)
_MEASURES = frozenset({"计量单位", "计数单位"})
_LONGEST_WORD = 12
_DIGITS = re.compile(r"\d")


class Unclear(NamedTuple):
    """A kind below a known heading that nobody knows: the column may be the heading's own or not."""

    place: int
    above: str
    below: str
    meaning: Meaning


@dataclass(frozen=True)
class Joined:
    """The texts of the columns, and where a known heading has a kind below it that nobody knows."""

    texts: list[str | None]
    unclear: list[Unclear]


def join_rows(upper: Texts, lower: Texts, dataset: Dataset, items: ItemHeadings) -> Joined:
    """What both rows say of each column. A group that stands over its first column only goes on."""
    width = max(len(upper), len(lower))
    texts: list[str | None] = []
    unclear: list[Unclear] = []
    group = ""
    for place in range(width):
        above, below = _cell(upper, place), _cell_below(lower, place)
        group = above or group
        if not below or normal(above) == normal(below):
            texts.append(above or None)
            continue
        text = _together(above, group, below, dataset, items)
        found = meaning(above, dataset, items) if above and text is None else None
        if found:
            unclear.append(Unclear(place, above, below, found))
        texts.append(text or _aside(below, group))
    return Joined(texts, unclear)


def set_groups_aside(above: Texts, row: Texts, items: ItemHeadings) -> list[str | None]:
    """A row of headings, those below a group of other figures taken out of the record by its word.

    A word alone in its row, such as 说明, is no group over a heading that is no item's.
    """
    alone = sum(bool(text) for text in above) == 1
    return [
        text
        if alone and text and not items.read(normal(text))
        else _aside(text, group)
        if text and items.other(normal(group := _cell(above, place)))
        else text
        for place, text in enumerate(row)
    ]


def goes_on(headings: Texts, below: Texts, keys: Sequence[int]) -> bool:
    """Whether the row below the headings holds more of them: words only, and none that name a record.

    Words alone may also be those of a record without its name: there one of them must be known to go below a
    heading, or the heading of the names is merged over both rows.
    """
    filled = {place: text for place in range(len(below)) if (text := _cell_below(below, place))}
    more = {place for place, text in filled.items() if normal(text) != normal(_cell(headings, place))}
    words = all(_is_word(filled[place]) for place in more)
    if not more or not words or not more.isdisjoint(keys):
        return False
    return not filled.keys().isdisjoint(keys) or any(map(_goes_below, map(filled.__getitem__, more)))


def _together(above: str, group: str, below: str, dataset: Dataset, items: ItemHeadings) -> str | None:
    """What a kind below a heading or a group makes of it; None when nobody knows."""
    kind = without_brackets(normal(below))
    own = meaning(group, dataset, items)
    # An item's number makes any words a heading of it: below it only the known kinds do.
    if not isinstance(own, tuple) or is_kind(kind):
        both = f"{group}{below}"
        if meaning(both, dataset, items):
            return both
    if not items.other(normal(group)) and not is_kind(kind) and meaning(below, dataset, items):
        return below
    if above and own and not is_kind(kind) and kind in _NEUTRAL:
        return above
    return None


def _aside(text: str, group: str) -> str:
    """A heading that nobody takes for what its group alone would mean."""
    return f"{text}（{group}）" if group else text


def _goes_below(text: str) -> bool:
    kind = without_brackets(normal(text))
    return is_kind(kind) or kind in _NEUTRAL or bool(other_figures(kind))


def _is_word(text: str) -> bool:
    return bool(clean_text(text)) and len(text) <= _LONGEST_WORD and not _DIGITS.search(text)


def _cell_below(row: Texts, place: int) -> str:
    """A cell of the lower row; what names a row of units of measure says nothing: 计量单位, （次）."""
    text = _cell(row, place)
    plain = normal(text)
    if plain in _MEASURES:
        return ""
    return plain[1:-1] if plain[:1] == "(" and plain[1:-1] in _NEUTRAL else text


def _cell(row: Texts, place: int) -> str:
    return ((row[place] if place < len(row) else None) or "").strip()
