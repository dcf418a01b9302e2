"""The words of a figure without its markup: what an axis, a legend or a mark says."""

import html
import re
import unicodedata

_BREAK = re.compile(r"(.)<br>\s*(?:<br>\s*)*(.)?", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def bare(text: object) -> str:
    """'甲<br>乙&amp;' → '甲乙&'; a gap stays before a number or a Latin word."""
    joined = _BREAK.sub(_joined, str(text or ""))
    return html.unescape(_TAG.sub("", joined)).strip()


def is_number(text: str) -> bool:
    """Whether a label is nothing but a value."""
    return bool(re.fullmatch(r"[+\-−]?\d+(\.\d+)?%?", text))


def has_number(text: str) -> bool:
    """Whether a label says a value at all, and not only a sign or the first character of a name."""
    return any(char.isdigit() for char in text)


def _joined(found: re.Match[str]) -> str:
    before, after = found.group(1), found.group(2) or ""
    return f"{before} {after}" if after and not _is_chinese(after) else before + after


def _is_chinese(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
