"""The text of a cell in plain forms, by which everything else reads it."""

import unicodedata
from functools import lru_cache

_NOTHING = frozenset({"", "/", "\\", "未报", "空"})
_VARIANTS = frozenset("\ufe0e\ufe0f")  # of how a sign is drawn
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\x7f")
_DASHES = frozenset("-−–—‐‒―─")


@lru_cache(maxsize=2**16)
def clean_text(text: str) -> str:
    """Full-width forms made plain, blanks at the ends gone; '' where nothing was reported."""
    plain = _without_widths(text).strip()
    return "" if plain in _NOTHING or _DASHES.issuperset(plain) else plain


def visible(text: str) -> str:
    """A text without characters that take no room: a name copied from a page may carry some unseen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign for sign in text if not _is_unseen(sign))


def bare_letters(text: str) -> str:
    """A text by which names are compared: without blanks, full-width forms, capitals and what is unseen."""
    return "".join(unicodedata.normalize("NFKC", visible(text)).casefold().split())


def _without_widths(text: str) -> str:
    """Plain forms; but ① or ² number what they stand at and must not become the figures 1 and 2."""
    if text.isascii() and text.isprintable():
        return text
    text = visible(text)
    if any(map(_is_ornament, text)):
        return "".join(sign if _is_ornament(sign) else unicodedata.normalize("NFKC", sign) for sign in text)
    return unicodedata.normalize("NFKC", text)


def _is_ornament(sign: str) -> bool:
    return unicodedata.category(sign) == "No"


def _is_unseen(sign: str) -> bool:
    if sign < "\x7f":
        return sign < " " and not sign.isspace()
    return unicodedata.category(sign) == "Cf" or sign in _VARIANTS or sign in _FILLERS
