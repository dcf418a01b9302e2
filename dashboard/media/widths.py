"""How much room text takes: Chinese characters are as wide as high, Latin ones about half."""

import re
import unicodedata

_LATIN_EM = 0.58
_TOKENS = re.compile(r"[!-~]{1,24}|.", re.DOTALL)  # numbers and codes stay whole, unless they are endless
_NEVER_FIRST = ("Pe", "Pf", "Po")  # closing brackets, commas, full stops


def ems(text: str) -> float:
    """The width in font sizes; a little too much rather than too little."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _LATIN_EM for char in text)


def wrap_text(text: str, limit: float) -> list[str]:
    """The text in lines at most so many ems wide; closing punctuation may hang over by one."""
    lines, line = [], ""
    for token in _TOKENS.findall(text):
        hangs = len(token) == 1 and unicodedata.category(token) in _NEVER_FIRST
        if line.strip() and not hangs and ems(line + token) > limit:
            lines.append(line.strip())
            line = ""
        line += token
    return [*lines, line.strip()] if line.strip() else lines


def break_between(text: str, gap: str, limit: float) -> list[str]:
    """The parts that a gap divides on lines at most so many ems wide; a longer part breaks after its commas.

    A text without a gap stays whole.
    """
    parts = text.split(gap)
    if len(parts) == 1:
        return parts
    lines: list[str] = []
    for part in parts:
        if lines and ems(lines[-1] + gap + part) <= limit:
            lines[-1] += gap + part
        else:
            lines += _break_after_commas(part, limit)
    return lines


def _break_after_commas(text: str, limit: float) -> list[str]:
    lines, words = [""], ""
    for place, char in enumerate(text, start=1):
        words += char
        is_comma = unicodedata.category(char) == "Po" and unicodedata.east_asian_width(char) in "WF"
        if is_comma or place == len(text):
            if lines[-1] and ems(lines[-1] + words) > limit:
                lines.append("")
            lines[-1], words = lines[-1] + words, ""
    return lines
