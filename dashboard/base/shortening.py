"""Words that are too long for where they stand, shortened in the middle: both ends tell files apart."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from dashboard.base.common_words import Shortened

_BESIDE_AN_AXIS = 10  # characters, so that a phone has room for the figure


def shorten_middle(text: str, width: int) -> str:
    """The text, or its two ends, at most so many Chinese characters wide (Latin ones count half)."""
    if _halves(text) <= 2 * width:
        return text
    room = 2 * width - _halves(Shortened.GAP)
    begin = _beginning(text, -(-room // 2))
    end = _beginning(text[::-1], room - _halves(begin))[::-1]
    return begin + Shortened.GAP + end


def _beginning(text: str, room: int) -> str:
    """As much of the beginning as there is room for, in halves of a Chinese character."""
    end = next((place for place in range(len(text) + 1) if _halves(text[:place]) > room), len(text) + 1)
    return text[: end - 1]


def _halves(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def short_names(names: Iterable[str], longest: int = _BESIDE_AN_AXIS) -> list[str]:
    """Names beside an axis, each at most so long; names that would be cut alike keep their ends too.

    Where the ends are alike as well, the names stand whole: nobody may be taken for another.
    """
    given = list(names)
    ways = (lambda name: _cut_end(name, longest), lambda name: _cut_middle(name, longest), str)
    short = {name: name for name in given}
    open_ones = set(given)
    for way in ways:
        made = {name: way(name) for name in open_ones}
        taken = Counter(made.values()) + Counter(short[name] for name in short.keys() - open_ones)
        short |= made
        open_ones = {name for name in open_ones if taken[made[name]] > 1}
    return [short[name] for name in given]


def _cut_end(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1]}…"


def _cut_middle(name: str, longest: int) -> str:
    """Both ends, the last one longer: names of a kind differ there."""
    if len(name) <= longest:
        return name
    head = (longest - 1) // 3
    return f"{name[:head]}…{name[head + 1 - longest :]}"
