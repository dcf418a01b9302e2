"""Units of money: which one a bracket, a heading or a title names."""

import re

from analytics.intake.brackets import split_brackets
from analytics.intake.headings import normal
from analytics.intake.sheet_rows import SheetRows

IN_YUAN, IN_CENTS = "元", "分"
_UNIT = re.compile(r"(?:(?:计量|金额|计数|数据)?单位:?)?(?:人民币)?(?P<said>[十百千万亿]*元|分)")
_IN_TITLE = re.compile(r"单位(?::|为|是)(?:人民币)?(?P<said>[十百千万亿]*元|分)")
_TAIL = re.compile(r"[(（](?P<said>[^()（）]+)[)）]\s*$")


def split_unit(text: str) -> tuple[str, str]:
    """A name and the unit of money in a bracket behind it: 党费上缴工委比例（元） → 元; '' where none is."""
    tail = _TAIL.search(text)
    found = _UNIT.fullmatch(normal(tail["said"])) if tail else None
    return (text[: tail.start()].strip(), found["said"]) if tail and found else (text, "")


def unit_of_heading(heading: str | None) -> str:
    """The unit of money a heading names in brackets or behind a stroke; '' where it names none."""
    inside = split_brackets(normal(heading)).inside
    return next((found["said"] for text in inside if (found := _UNIT.fullmatch(text))), "")


def unit_of_title(text: str) -> str:
    """The unit of money a title gives to all figures below."""
    found = _IN_TITLE.search(normal(text))
    return found["said"] if found else ""


def unit_of_column(sheet: SheetRows, name: str) -> str:
    """The unit of money over a column of a sheet: its heading's, else that of a title."""
    place = sheet.layout.matched.columns[name]
    if own := unit_of_heading(sheet.layout.headings[place]):
        return own
    return next(filter(None, map(unit_of_title, sheet.layout.title(sheet.grid))), "")
