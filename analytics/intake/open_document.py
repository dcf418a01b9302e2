"""An OpenDocument spreadsheet (.ods): every visible sheet as texts, read as a stream like an .xlsx.

A cell says itself whether it is a number, a percentage or a date, so nothing is guessed from how it is shown.
"""

import re
from array import array
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from analytics.intake import limits
from analytics.intake.books import About, CodedBook, FileKind, Shelf
from analytics.intake.grids import UNCALCULATED
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.numbers_in_cells import Shown, text_of_number
from analytics.intake.parts import Package, Silent, local_name

CONTENT = "content.xml"
_MANIFEST = "meta-inf/manifest.xml"
_CELLS = frozenset({"table-cell", "covered-table-cell"})
# Parts whose texts and tables are no cells: remarks, drawings, earlier versions, other files, reading aids.
_ASIDE = frozenset({"annotation", "shapes", "frame", "tracked-changes", "forms", "dde-links", "ruby-text"})
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0+)?)?$")


def book_of_open_document(package: Package, share: Callable[[float], None]) -> CodedBook:
    """Every visible sheet, merged ranges filled. Raises RefusedError."""
    if _MANIFEST in package:
        package.read(_MANIFEST, _Manifest())
    shelf, played = Shelf(), 0
    sheets = _Sheets(shelf)

    def heard(size: int) -> None:
        nonlocal played
        played += size
        share(min(played / max(package.size(CONTENT), 1), 1.0))

    package.read(CONTENT, sheets, heard)
    if not sheets.are_there:
        raise RefusedError(Problem.OTHER_FORMAT, ".xlsx", ".odt")
    macros = any(package.holds(folder) for folder in ("basic/", "scripts/"))
    return shelf.coded_book(
        About(FileKind.OPEN_DOCUMENT, hidden=tuple(sheets.hidden), macros=macros, links=sheets.links)
    )


class _Manifest(Silent):
    """Listens for a password."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # a Listener's shape
        """An encrypted part says so."""
        if tag == "encryption-data":
            raise RefusedError(Problem.PASSWORD, ".xlsx")


class _Sheets(Silent):
    """Listens to the content: styles that hide, tables, rows, cells and their texts."""

    def __init__(self, shelf: Shelf) -> None:
        self.hidden: list[str] = []
        self.links = self.are_there = False
        self._shelf = shelf
        self._hiding: set[str] = set()  # names of table styles
        self._style = ""
        self._depth = self._aside = 0  # tables within tables; parts that are no text of a cell
        self._skipped = False
        self._row = self._column = self._times = 0
        self._row_hidden = False
        self._codes = array("I")
        self._merged: list[tuple[int, int, int, int]] = []
        self._cell: dict[str, str] = {}
        self._text: list[str] = []
        self._in_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; attributes are known without their prefix."""
        told = {local_name(name): value for name, value in attributes.items()}
        if tag in _ASIDE:
            self._aside += 1
        elif self._aside:
            return
        elif tag == "spreadsheet":
            self.are_there = True
        elif tag == "style":
            self._style = told.get("name", "")
        elif tag == "table-properties" and told.get("display") == "false":
            self._hiding.add(self._style)
        elif tag == "table":
            self._begin_table(told)
        elif self._skipped or self._depth != 1:
            return
        elif tag == "table-source":
            self.links = True
        else:
            self._begin_part(tag, told)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _ASIDE:
            self._aside -= 1
        elif self._aside:
            return
        elif tag == "table":
            self._end_table()
        elif self._skipped or self._depth != 1:
            return
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table-row":
            self._end_row()
        elif tag == "p":
            self._in_text = False

    def text(self, text: str) -> None:
        """Characters of a paragraph."""
        if self._in_text and not self._aside:
            self._text.append(" ".join(text.split("\n")))

    def _begin_part(self, tag: str, told: dict[str, str]) -> None:
        if tag == "table-column":
            self._begin_column(told)
        elif tag == "table-row":
            self._times = _count(told.get("number-rows-repeated"))
            self._row_hidden = told.get("visibility", "visible") != "visible"
            self._codes = array("I")
        elif tag in _CELLS:
            self._cell, self._text = told, []
        else:
            self._begin_text(tag, told)

    def _begin_table(self, told: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        name = told.get("name", "")
        self._skipped = told.get("style-name") in self._hiding
        if self._skipped:
            self.hidden.append(name)
            return
        self._shelf.open_sheet(name)
        self._row = self._column = 0
        self._merged = []

    def _end_table(self) -> None:
        self._depth -= 1
        if not self._depth and not self._skipped:
            self._shelf.fill(self._merged)
        if not self._depth:
            self._skipped = False

    def _begin_column(self, told: dict[str, str]) -> None:
        """Columns are told of before the rows."""
        times = _count(told.get("number-columns-repeated"))
        if told.get("visibility", "visible") != "visible":
            self._shelf.hide_columns(self._column, self._column + times - 1)
        self._column += times

    def _begin_text(self, tag: str, told: dict[str, str]) -> None:
        if tag == "p":
            if self._text:
                self._text.append("\n")
            self._in_text = True
        elif tag == "s" and self._in_text:
            self._text.append(" " * min(_count(told.get("c")), limits.CHARACTERS_OF_A_CELL))
        elif tag in {"tab", "line-break"} and self._in_text:
            self._text.append("\t" if tag == "tab" else "\n")

    def _end_cell(self) -> None:
        cell = self._cell
        times = _count(cell.get("number-columns-repeated"))
        code = self._shelf.code(_text_of_cell(cell, "".join(self._text)))
        if code:
            self._shelf.check_row_limits(self._row, len(self._codes) + times)
            down, right = _count(cell.get("number-rows-spanned")), _count(cell.get("number-columns-spanned"))
            if down > 1 or right > 1:
                left = len(self._codes)
                self._merged.append((self._row, left, self._row + down - 1, left + right - 1))
        elif times > limits.COLUMNS:  # empty cells to the edge of the sheet
            times = limits.COLUMNS + 1
        self._codes.extend([code] * times)

    def _end_row(self) -> None:
        filled = any(self._codes)
        for row in range(self._row, self._row + self._times) if filled else ():
            self._shelf.put(row, array("I", self._codes))
            if self._row_hidden:
                self._shelf.hide_row(row)
        self._row += self._times


def _text_of_cell(cell: dict[str, str], shown: str) -> str | None:
    """The value of a cell as text, by what the cell says it is."""
    kind = cell.get("value-type", "")
    if cell.get("formula") and not kind and not shown:
        return UNCALCULATED + cell["formula"].partition("=")[2]
    if kind == "boolean":
        return "TRUE" if cell.get("boolean-value") == "true" else "FALSE"
    if kind == "date":
        return _MIDNIGHT.sub("", cell["date-value"]).replace("T", " ")
    if kind in {"float", "percentage", "currency"}:
        return _number(cell["value"], Shown.PERCENT if kind == "percentage" else Shown.PLAIN)
    return shown or cell.get("string-value") or None


def _number(raw: str, how: Shown) -> str:
    try:
        Decimal(raw)
    except InvalidOperation as error:
        raise ValueError(raw) from error
    return text_of_number(raw, how, since_1904=False)


def _count(raw: str | None) -> int:
    """How often, or over how many; at least once."""
    return max(int(raw), 1) if raw else 1
