"""Words that are too long for where they stand, shortened in the middle: both ends tell files apart."""

import unicodedata

from dashboard.base.common_words import Shortened


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
