"""What a number of a workbook looks like to its reader: plain, percent or date, by the cell's format."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum


class Shown(StrEnum):
    """How a number format shows a number."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"


# Numbers of the built-in formats (ECMA-376 18.8.30); 27–36 and 50–58 are the Chinese dates.
_BUILT_IN_PERCENT = frozenset({9, 10})
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_LAST_SERIAL = 2_900_000  # the year 9839, before datetime ends under both epochs
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001  # a sheet has no zone


def display_of_format(format_id: int, code: str | None) -> Shown:
    """How a format shows a number; code is the format's own text when it is not built in."""
    if code is None:
        if format_id in _BUILT_IN_PERCENT:
            return Shown.PERCENT
        return Shown.DATE if format_id in _BUILT_IN_DATES else Shown.PLAIN
    bare = _LITERALS.sub("", code).lower()
    if "%" in bare:
        return Shown.PERCENT
    return Shown.DATE if re.search("[ymdhs]", bare.replace("general", "")) else Shown.PLAIN


def text_of_number(raw: str, how: Shown, since_1904: bool) -> str:
    """The number as text: 0.85, 61.6%, 2023-03-01. Fifteen digits, as Excel itself keeps."""
    number = float(raw)
    if how is Shown.DATE and 0 <= number <= _LAST_SERIAL:
        moment = _EPOCHS[since_1904] + timedelta(seconds=round(number * 86_400))
        return moment.strftime("%Y-%m-%d" if number == int(number) else "%Y-%m-%d %H:%M:%S")
    digits = Decimal(f"{number:.15g}")
    if not digits.is_finite():
        return raw
    if how is Shown.PERCENT:
        return f"{_plain(digits * 100)}%"
    return _plain(digits)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
