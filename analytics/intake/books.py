"""A file that was opened: its sheets, and what was seen of it that is no cell."""

from __future__ import annotations  # array[int] is no type at run time

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from analytics.intake import limits
from analytics.intake.grids import Grid
from analytics.intake.issues import Problem, RefusedError


class FileKind(StrEnum):
    """What a file is by its first bytes."""

    WORKBOOK = "xlsx"
    OLD_WORKBOOK = "xls"
    OPEN_DOCUMENT = "ods"
    TEXT = "csv"


@dataclass(frozen=True)
class About:
    """What is known of a file beside its cells. encoding: of a CSV, as Python calls it."""

    kind: FileKind
    encoding: str = ""
    hidden: tuple[str, ...] = ()  # sheets
    macros: bool = False
    links: bool = False  # to other workbooks


@dataclass(frozen=True)
class Book:
    """A file's visible sheets that hold anything."""

    about: About
    grids: list[Grid]


@dataclass
class CodedSheet:
    """A sheet whose cells are places in a list of texts; 0 is the empty cell.

    hidden_rows, hidden_columns: positions counted from 0; of columns first and last of each stretch.
    """

    name: str
    rows: list[array[int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class CodedBook:
    """A file as the child hands it over: every text once, so that repeated ones cost four bytes."""

    about: About
    sheets: list[CodedSheet]
    texts: list[str | None]

    def book(self) -> Book:
        """The same with texts in the cells; sheets without any are left out."""
        text = self.texts.__getitem__
        grids = [
            Grid(
                sheet.name,
                [list(map(text, row)) for row in sheet.rows],
                hidden_rows=frozenset(sheet.hidden_rows),
                hidden_columns=frozenset(
                    column
                    for first, last in sheet.hidden_columns
                    for column in range(first, min(last, limits.COLUMNS) + 1)
                ),
            )
            for sheet in self.sheets
        ]
        return Book(self.about, [grid for grid in grids if any(map(any, grid.rows))])


class Shelf:
    """Takes in the cells of a file and refuses it beyond the limits; texts[0] is the empty cell."""

    def __init__(self) -> None:
        self.texts: list[str | None] = [None]
        self.sheets: list[CodedSheet] = []
        self._codes: dict[str, int] = {}
        self._lengths = [0]
        self._filled = self._area = self._characters = 0

    def code(self, text: str | None) -> int:
        """The place of a text; a new one gets the next place."""
        if not text:
            return 0
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = len(self.texts)
            self.texts.append(text)
            self._lengths.append(len(text))
        return code

    def open_sheet(self, name: str) -> None:
        """Further rows belong to this sheet."""
        self.sheets.append(CodedSheet(name))

    def hide_row(self, row: int) -> None:
        """A row of the open sheet is not shown; said only of those within the limits."""
        if row < limits.ROWS:
            self.sheets[-1].hidden_rows.append(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Columns of the open sheet are not shown, both ends included."""
        self.sheets[-1].hidden_columns.append((first, last))

    def put(self, row: int, codes: array[int]) -> None:
        """Set a row's cells, those of it beyond the earlier ones; rows may come in any order."""
        while codes and not codes[-1]:
            codes.pop()
        if not codes:
            return
        self.check_row_limits(row, len(codes))
        self._count(codes)
        rows = self.sheets[-1].rows
        rows.extend(array("I") for _ in range(row + 1 - len(rows)))
        rows[row] = codes if not rows[row] else _merge_rows(rows[row], codes)

    def fill(self, ranges: Iterable[tuple[int, int, int, int]]) -> None:
        """Write the text of each merged range's first cell into all its cells within the used range.

        A range is top, left, bottom, right, counted from 0 and inclusive.
        """
        rows = self.sheets[-1].rows
        width = max(map(len, rows), default=0)
        for top, left, bottom, right in ranges:
            code = rows[top][left] if top < len(rows) and left < len(rows[top]) else 0
            last = min(right + 1, width)
            if not code or last <= left:
                continue
            for row in range(top, min(bottom + 1, len(rows))):
                self.put(row, array("I", [0] * left + [code] * (last - left)))

    def coded_book(self, about: About) -> CodedBook:
        """The whole file."""
        return CodedBook(about, self.sheets, self.texts)

    def check_row_limits(self, row: int, width: int) -> None:
        """Refuse a row of the open sheet that goes beyond the limits; row counts from 0."""
        if width > limits.COLUMNS:
            raise self._beyond(Problem.TOO_MANY_COLUMNS, width, limits.COLUMNS)
        if row >= limits.ROWS:
            raise self._beyond(Problem.TOO_MANY_ROWS, row + 1, limits.ROWS)

    def _count(self, codes: Sequence[int]) -> None:
        lengths = [self._lengths[code] for code in codes]
        self._area += len(codes)
        self._filled += len(codes) - lengths.count(0)
        self._characters += sum(lengths)
        for problem, count, most in (
            (Problem.CELL_TOO_LONG, max(lengths), limits.CHARACTERS_OF_A_CELL),
            (Problem.TOO_MANY_CHARACTERS, self._characters, limits.CHARACTERS),
            (Problem.TOO_MANY_CELLS, self._filled, limits.CELLS),
            (Problem.CELLS_FAR_APART, self._area, limits.AREA),
        ):
            if count > most:
                raise self._beyond(problem, count, most)

    def _beyond(self, problem: Problem, count: int, most: int) -> RefusedError:
        return RefusedError(problem, f"{most:,}", f"{count:,}", self.sheets[-1].name)


def _merge_rows(earlier: array[int], later: array[int]) -> array[int]:
    """A row given twice: what the later one has stands, the rest stays."""
    longer = max(len(earlier), len(later))
    pairs = zip(_pad_row(earlier, longer), _pad_row(later, longer), strict=True)
    return array("I", (new or old for old, new in pairs))


def _pad_row(codes: array[int], length: int) -> array[int]:
    return codes + array("I", [0] * (length - len(codes)))
