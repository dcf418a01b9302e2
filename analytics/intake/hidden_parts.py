"""Rows and columns that a spreadsheet hides and that are read all the same: said, since nobody saw them."""

from collections.abc import Iterable

from analytics.intake.cards import CardGrid
from analytics.intake.grids import Grid, address
from analytics.intake.issues import Findings, Problem
from analytics.intake.sheet_rows import SheetRows


def note_hidden(sheet: SheetRows, findings: Findings) -> None:
    """One note for the hidden rows of records, and one for the hidden columns that are read."""
    rows, columns, headings, grid = _read(sheet)
    hidden_rows = sorted(grid.hidden_rows.intersection(rows))
    if hidden_rows:
        cell = grid.address(hidden_rows[0], min(columns, default=0))
        findings.add(Problem.HIDDEN_ROWS, grid.sheet, cell, _stretches(hidden_rows))
    hidden = sorted(grid.hidden_columns.intersection(columns))
    if hidden:
        named = (f"{address(0, place)[:-1]} {grid.text(headings, place) or ''}".strip() for place in hidden)
        findings.add(Problem.HIDDEN_COLUMNS, grid.sheet, grid.address(headings, hidden[0]), ", ".join(named))


def _read(sheet: SheetRows) -> tuple[Iterable[int], set[int], int, Grid]:
    """Rows of records and columns that are read, the row of headings, and the sheet itself."""
    if isinstance(sheet.grid, CardGrid):
        card = sheet.grid.card
        rows = [line.row for line in card.lines] if len(sheet) else []
        return rows, {card.columns[role] for role in sheet.grid.used if rows}, card.last, card.grid
    matched = sheet.layout.matched
    columns = {*matched.columns.values(), *matched.slots.values()}
    return map(sheet.row, range(len(sheet))), columns, sheet.layout.last, sheet.grid


def _stretches(rows: list[int]) -> str:
    """Rows as the sheet numbers them: 4, 7–9."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return ", ".join(f"{a + 1}" if a == b else f"{a + 1}–{b + 1}" for a, b in found)
