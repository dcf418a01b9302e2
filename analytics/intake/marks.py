"""Whether a file says of itself that its figures are simulated."""

from itertools import chain

from analytics.base import rules
from analytics.intake.grids import Grid
from analytics.intake.headings import NATURE
from analytics.intake.sheet_rows import SheetRows


def is_marked(grid: Grid) -> bool:
    """Whether the mark stands in any cell."""
    texts = set(chain.from_iterable(grid.rows))
    return any(text and rules.SYNTHETIC_MARK in text for text in texts)


def says_simulated(sheet: SheetRows) -> bool:
    """Whether the column that tells the nature of a row says so in any row."""
    return not {"是", "1", "TRUE", "模拟", "模拟数据"}.isdisjoint(sheet.texts(NATURE))
