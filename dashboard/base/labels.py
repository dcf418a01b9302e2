"""Words of charts: Plotly reads a little HTML, so names are made harmless; other media take them bare."""

import html
import re
import unicodedata

from analytics.base.periods import Grain, parse
from dashboard.base.number_words import Numbers, Periods

_TICKS = {
    Grain.YEAR: (Periods.YEAR_TICK,),
    Grain.HALF: Periods.HALF_TICKS,
    Grain.QUARTER: Periods.QUARTER_TICKS,
    Grain.MONTH: (Periods.MONTH_TICK,) * 12,
}

_BREAK = re.compile(r"(.)<br>\s*(?:<br>\s*)*(.)?", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def safe(text: str) -> str:
    """The name as words and nothing else: neither HTML nor %{…}, which Plotly fills or drops."""
    harmless = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return harmless.replace("%{", "&#37;{")


def in_lines(text: str, longest: int) -> str:
    """The whole text in lines of about equal length, before a bracket where that is no longer; harmless."""
    rows = max(1, -(-len(text) // longest))
    size = max(1, -(-len(text) // rows))
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    bracket = text.find(Numbers.BRACKET)
    if rows == 2 and 0 < bracket <= longest and len(text) - bracket <= longest:
        parts = [text[:bracket], text[bracket:]]
    return "<br>".join(safe(part) for part in parts)


def tick(code: str) -> str:
    """A period under an axis: short, on two lines, so that seven fit on a phone."""
    period = parse(code)
    return _TICKS[period.grain][period.number - 1].format(year=period.year, month=period.number)


def bare(text: object) -> str:
    """'甲<br>乙&amp;' → '甲乙&'; a gap stays before a number or a Latin word."""
    joined = _BREAK.sub(_join_lines, str(text or ""))
    return html.unescape(_TAG.sub("", joined)).strip()


def is_number(text: str) -> bool:
    """Whether a label is nothing but a value."""
    return bool(re.fullmatch(r"[+\-−]?\d+(\.\d+)?%?", text))


def has_number(text: str) -> bool:
    """Whether a label says a value at all, and not only a sign or the first character of a name."""
    return any(char.isdigit() for char in text)


def _join_lines(found: re.Match[str]) -> str:
    before, after = found.group(1), found.group(2) or ""
    return f"{before} {after}" if after and not _is_chinese(after) else before + after


def _is_chinese(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
