"""Numbers as people write them: with a unit, a sign of any kind, in words of deduction, or in stars."""

import re
from decimal import Decimal, InvalidOperation

from analytics.base import rules

NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|[+-]?\.\d+")
_POINTS, _PIECES = re.compile(r"(?<=.)分$"), re.compile(r"(?<=.)(?:场次|[个次份项人场件篇条期])$")
_STARS = re.compile(r"(?<=.)(?:[颗个]?星级?|(?<!★)★)(?:党?支部)?$")
_IN_TWO_WAYS = re.compile(r"(?P<one>[^()]+)\((?P<other>[^()]+)\)")  # ★★★★（四星级）
_FILLED, _HOLLOW = "★", "☆"
_OTHER_STARS = str.maketrans("⭐🌟⭑✭✮✯✪✩✰⚝", "★★★★★★★☆☆☆")
_CHINESE_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)}
_MINUS = re.compile(r"^(?:[-−–—‐‒―─➖ー]|负)\s*")  # full-width forms have been made plain before
_TAKEN, _GIVEN = re.compile(r"^(?:扣减|扣除|扣|减)\s*"), re.compile(r"^(?:奖励|奖|加)\s*")
_IN_BRACKETS = re.compile(r"\(\s*(.+?)\s*\)")


def decimal_in(text: str, *, stars: bool, signed: bool, points: bool) -> Decimal | None:
    """The number a text in plain forms stands for; None where it is none.

    stars: it rates a branch. points: 1.5分, else pieces, 3次. signed: the column takes both signs, so that
    (0.5) and 扣0.5 are below nothing.
    """
    if stars:
        return _stars_in("".join(text.split()).translate(_OTHER_STARS))
    units = _POINTS if points else _PIECES
    bare = units.sub("", text).strip()
    if signed:
        bare = _with_sign(bare, units)
    return _plain_number(_MINUS.sub("-", bare))


def _plain_number(bare: str) -> Decimal | None:
    if not NUMBER.fullmatch(bare):
        return None
    try:
        return Decimal(bare.replace(",", ""))
    except InvalidOperation:
        return None


def _stars_in(text: str) -> Decimal | None:
    """Stars drawn, counted or both ways at once, which must agree."""
    if both := _IN_TWO_WAYS.fullmatch(text):
        one, other = _stars_in(both["one"]), _stars_in(both["other"])
        return one if one == other else None
    if rated := _count_drawn(text):
        return Decimal(rated)
    bare = _STARS.sub("", text)
    number = _CHINESE_DIGITS.get(bare)
    return Decimal(number) if number else _plain_number(bare)


def _count_drawn(marks: str) -> int:
    """How many stars are filled; hollow ones must make up the whole. 0 where these are no stars."""
    filled = len(marks) - len(marks.lstrip(_FILLED))
    hollow = marks[filled:]
    if filled and (not hollow or (set(hollow) == {_HOLLOW} and len(marks) == rules.TOP_STAR)):
        return filled
    return 0


def _with_sign(text: str, units: re.Pattern[str]) -> str:
    """A number in brackets or behind a word of deduction, with its minus; anything else as it is."""
    if found := _IN_BRACKETS.fullmatch(text):
        rest, sign = units.sub("", found[1]), "-"
    elif found := _TAKEN.match(text):
        rest, sign = text[found.end() :], "-"
    elif found := _GIVEN.match(text):
        rest, sign = text[found.end() :], ""
    else:
        return text
    return f"{sign}{rest}" if rest[:1].isdigit() or rest[:1] == "." else text
