"""What only a card can have wrong: rows twice or missing, another rubric's points, sums that do not fit."""

from collections.abc import Sequence

from analytics.base.record_columns import Reads
from analytics.intake.card_parts import DOES_NOT_APPLY, EVIDENCE, NUMBER, POINTS, SCORES, Card, Line
from analytics.intake.cards import CardGrid, repeated_lines
from analytics.intake.grids import address
from analytics.intake.headings import about_branches
from analytics.intake.issues import Findings, Problem
from analytics.intake.rubric_versions import Item, Rubrics
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import ValueKind, number_in

_POINTS, _COUNT = ValueKind(Reads.POINTS), ValueKind(Reads.NUMBER)


def check_card(sheet: SheetRows, grid: CardGrid, rubrics: Rubrics, findings: Findings) -> None:
    """Put down what is wrong with a card somebody filled in; its row must have been read before."""
    if not len(sheet):
        return
    _note_left_out(grid, findings)
    version = sheet.values["rubric_version"][0]
    items = rubrics.items.get(version, {}) if isinstance(version, int) else {}
    for line in repeated_lines(grid.card):
        cell = address(*grid.card.place(line, NUMBER))
        sheet.refuse_sheet(Problem.CARD_ITEM_TWICE, str(line.number or line.label), "", cell)
    numbers = {line: line.number or rubrics.labels().get(line.label) for line in grid.card.lines}
    _check_missing(sheet, grid.card, items, {number for number in numbers.values() if number})
    for line, number in numbers.items():
        if number in items:
            _check_points(sheet, grid.card, line, items[number])
    _check_totals(sheet, grid)


def note_unfilled(sheets: Sequence[SheetRows], findings: Findings) -> None:
    """One note for all cards nobody filled in, where each sheet had noted its own."""
    unfilled = [sheet.grid.sheet for sheet in sheets if isinstance(sheet.grid, CardGrid) and not len(sheet)]
    if not unfilled:
        return
    findings.notes = [
        note
        for note in findings.notes
        if note.problem is not Problem.ONLY_NAMES or note.sheet not in set(unfilled)
    ]
    findings.add(Problem.UNFILLED_CARDS, unfilled[0], value=str(len(unfilled)))


def _note_left_out(grid: CardGrid, findings: Findings) -> None:
    """Scores this period does not bring, and rows that are no items."""
    card = grid.card
    for role in (*SCORES, EVIDENCE):
        if role not in grid.used and card.is_filled(role):
            cell = address(card.last, card.columns[role])
            heading = card.grid.text(card.last, card.columns[role]) or ""
            findings.add(Problem.CARD_COLUMN_NOT_IMPORTED, grid.sheet, cell, heading)
    for place in card.others:
        findings.add(Problem.IGNORED_ROW, grid.sheet, address(*place), card.grid.text(*place) or "")


def _check_missing(sheet: SheetRows, card: Card, items: dict[int, Item], there: set[int]) -> None:
    """Every item that applies has its row; the cell is where the row should have stood."""
    for number, item in items.items():
        applies = item.for_branches if about_branches(sheet.dataset) else item.for_units
        if number in there or not applies:
            continue
        after = [line.row for line in card.lines if line.number and line.number > number]
        row = min(after, default=max((line.row for line in card.lines), default=card.last))
        cell = address(row, card.columns[NUMBER])
        sheet.refuse_sheet(Problem.CARD_ITEM_MISSING, "", f"{number} {item.label}", cell)


def _check_points(sheet: SheetRows, card: Card, line: Line, item: Item) -> None:
    text = card.text(line, POINTS)
    if text and number_in(text, _POINTS) != item.max_points:
        expected = _POINTS.text_of_stored(item.max_points)
        sheet.refuse_sheet(Problem.CARD_POINTS, text, expected, address(*card.place(line, POINTS)))


def _check_totals(sheet: SheetRows, grid: CardGrid) -> None:
    """A sum is compared where all its cells are numbers; sums nobody has calculated yet say nothing."""
    card = grid.card
    for role in {POINTS, *grid.used}:
        kind = _COUNT if role == EVIDENCE else _POINTS
        texts = [card.text(line, role) for line in card.lines]
        numbers = [number_in(text, kind) for text in texts if text and text != DOES_NOT_APPLY]
        for row in card.totals:
            said = card.grid.text(row, card.columns[role]) or ""
            total = number_in(said, kind)
            if total is None or None in numbers:
                continue
            whole = sum(number for number in numbers if number is not None)
            if whole != total:
                cell = address(row, card.columns[role])
                sheet.refuse_sheet(Problem.TOTAL_DISAGREES, said, kind.text_of_stored(whole), cell)
