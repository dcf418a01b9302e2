"""A sheet as texts: what stands in which cell, and how a cell is called."""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(frozen=True)
class Grid:
    """One sheet. rows[0][0] is cell A1; a row may be shorter than others; None = empty cell."""

    sheet: str
    rows: list[list[str | None]]

    def text(self, row: int, column: int) -> str | None:
        """The text of a cell; None where the sheet has nothing."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None


def address(row: int, column: int) -> str:
    """The name of a cell from positions counted from 0: (12, 1) → 'B13'."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def position(name: str) -> tuple[int, int]:
    """Row and column counted from 0 of a cell's name; raises ValueError."""
    match = _ADDRESS.fullmatch(name)
    if not match:
        raise ValueError(name)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
