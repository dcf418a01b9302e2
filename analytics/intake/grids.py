"""A sheet as texts: what stands in which cell, and how a cell is called."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

# Begins the text of a formula nobody has calculated yet; no typed text can begin so.
UNCALCULATED = "\0="

Place = tuple[int, int]  # row and column, counted from 0


@dataclass(frozen=True)
class Grid:
    """One sheet. rows[0][0] is cell A1; a row may be shorter than others; None = empty cell.

    hidden_rows, hidden_columns: positions that a spreadsheet does not show; is_block: other tables of the
    sheet stand beside this one.
    """

    sheet: str
    rows: list[list[str | None]]
    hidden_rows: frozenset[int] = field(default=frozenset(), kw_only=True)
    hidden_columns: frozenset[int] = field(default=frozenset(), kw_only=True)
    is_block: bool = field(default=False, kw_only=True)

    def text(self, row: int, column: int) -> str | None:
        """The text of a cell; None where the sheet has nothing."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None

    def address(self, row: int, column: int) -> str:
        """What the officer calls this cell: B13."""
        return address(row, column)


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
    letters = name.rstrip("0123456789")
    row = int(name[len(letters) :])
    if row < 1:
        raise ValueError(name)
    return row - 1, _column(letters)


@lru_cache(maxsize=2**15)
def _column(letters: str) -> int:
    if not re.fullmatch("[A-Z]{1,3}", letters):
        raise ValueError(letters)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
