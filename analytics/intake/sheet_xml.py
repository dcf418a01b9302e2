"""Listens to a sheet of an .xlsx: its cells as texts, row by row."""

from array import array
from functools import lru_cache

from analytics.intake import plain_rows
from analytics.intake.books import Shelf
from analytics.intake.grids import UNCALCULATED, address, position
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.numbers_in_cells import Shown, text_of_number
from analytics.intake.workbook_xml import SharedTexts, unescape_text


class Cells:
    """Listens to one sheet and puts its rows on the shelf; called for every cell, hence in few steps."""

    def __init__(self, shelf: Shelf, shared: SharedTexts, styles: list[Shown], since_1904: bool) -> None:
        self._shelf, self._shared, self._styles, self._since_1904 = shelf, shared.texts, styles, since_1904
        self._known: dict[tuple[str, str | None, str | None], int] = {}  # content, kind, style → code
        self._known_plain: dict[bytes, int] = {}  # content with style and kind, as written → code
        self._merged: list[str] = []
        self._row, self._row_name, self._column = -1, "0", -1
        self._codes = array("I")
        self._cell: dict[str, str] = {}
        self._value = self._heard = ""
        self._formula: str | None = None
        self._calculated = False
        self._in_aid = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell or one of a cell's parts begins. Addresses may be left out: then it is the next."""
        if tag == "v":
            self._heard = ""
        elif tag == "c":
            self._cell = attributes
            self._value, self._calculated = "", False
            self._column += 1
        elif tag == "row":
            self._begin_row(int(attributes["r"]) - 1 if attributes.get("r") else self._row + 1)
            if _is_hidden(attributes, "ht"):
                self._shelf.hide_row(self._row)
        elif tag == "col" and _is_hidden(attributes, "width"):
            self._shelf.hide_columns(int(attributes["min"]) - 1, int(attributes["max"]) - 1)
        elif tag == "mergeCell":
            self._merged.append(attributes["ref"])
        else:
            self._heard = ""
            self._in_aid |= tag == "rPh"

    def end(self, tag: str) -> None:
        """A cell or one of its parts is complete; a sheet's merged ranges are filled at its end."""
        if tag == "v":
            self._value, self._calculated = self._heard, True
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._shelf.put(self._row, self._codes)
        elif tag == "t" and not self._in_aid:
            self._value += self._heard
        elif tag == "f":
            self._formula = self._heard
        elif tag == "rPh":
            self._in_aid = False
        elif tag == "worksheet":
            self._shelf.fill(map(_range, self._merged))

    def text(self, text: str) -> None:
        """Characters of a value, a formula or a text."""
        self._heard += text

    def plain_row(self, number: bytes, cells: list[plain_rows.Cell]) -> bool:
        """Put a whole row at once; false when its cells are not in order."""
        codes, known = array("I"), self._known_plain
        for letters, content in cells:
            code = known.get(content)
            if code is None:
                code = known[content] = self._code_of_content(content)
            if not code:
                continue
            column = _place(letters)
            if column != len(codes):
                if column < len(codes):
                    return False
                codes.extend([0] * (column - len(codes)))
            codes.append(code)
        self._begin_row(int(number) - 1)
        self._shelf.put(self._row, codes)
        return True

    def _code_of_content(self, content: bytes) -> int:
        style, kind, self._value = plain_rows.parts_of(content)
        self._cell = {"s": style or "0", "t": kind or "n"}
        return self._shelf.code(self._text_of_cell()) if self._value else 0

    def _begin_row(self, row: int) -> None:
        if row < 0:
            raise ValueError(row)
        self._row, self._row_name, self._column = row, str(row + 1), -1
        self._codes = array("I")

    def _end_cell(self) -> None:
        """Put the cell into its row; it nearly always follows the one before."""
        cell = self._cell
        name = cell.get("r")
        if name and name != _letters(self._column) + self._row_name:
            self._move(name)
        value = self._value
        if value:
            content = value, cell.get("t"), cell.get("s")
            code = self._known.get(content)
            if code is None:
                code = self._known[content] = self._shelf.code(self._text_of_cell())
        elif self._formula is None or (self._calculated and cell.get("t") == "str"):
            self._formula = None  # the result of a formula may be an empty text: nothing was reported
            return
        else:  # nobody has calculated it yet: it must not pass as an empty cell
            code = self._shelf.code(UNCALCULATED + self._formula)
        self._formula = None
        if self._column == len(self._codes):
            self._codes.append(code)
        else:
            self._put_aside(code)

    def _move(self, name: str) -> None:
        row, column = position(name)
        if row != self._row:
            self._shelf.put(self._row, self._codes)
            self._begin_row(row)
        self._column = column

    def _put_aside(self, code: int) -> None:
        self._shelf.check_row_limits(self._row, self._column + 1)
        self._codes.extend([0] * (self._column + 1 - len(self._codes)))
        self._codes[self._column] = code

    def _text_of_cell(self) -> str | None:
        value, kind = self._value, self._cell.get("t") or "n"
        if kind == "s":
            if not 0 <= int(value) < len(self._shared):  # an empty cell would pass as 未报
                raise RefusedError(Problem.NOT_A_WORKBOOK, value=self._shelf.sheets[-1].name)
            return self._shared[int(value)]
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "n":
            return text_of_number(value, self._display_of_cell(), self._since_1904)
        return unescape_text(value)

    def _display_of_cell(self) -> Shown:
        said = self._cell.get("s") or "0"  # an attribute left empty is one left out
        style = int(said) if said.isdecimal() else len(self._styles)
        return self._styles[style] if style < len(self._styles) else Shown.PLAIN


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """A row or column that is hidden, by a filter too, or made so small that nobody sees it."""
    return attributes.get("hidden", "0").lower() in {"1", "true"} or attributes.get(size) in {"0", "0.0"}


@lru_cache(maxsize=2**15)
def _letters(column: int) -> str:
    return address(0, column)[:-1]


@lru_cache(maxsize=2**15)
def _place(letters: bytes) -> int:
    return position(f"{letters.decode()}1")[1]


def _range(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return *position(first), *position(last or first)
