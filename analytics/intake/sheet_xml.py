"""Listeners to the parts of a workbook that hold cells: shared texts, formats, sheets."""

import re
from functools import lru_cache

from analytics.intake import limits
from analytics.intake.grids import UNCALCULATED, address, position
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.numbers_in_cells import Shown, shown, text_of_number
from analytics.intake.parts import local_name

_ESCAPED = re.compile(r"_x00([0-9A-Fa-f]{2})_")  # how the format writes control characters

_number = lru_cache(maxsize=2**16)(text_of_number)  # a sheet of scores repeats a few hundred numbers


class _Silent:
    """A listener that hears nothing."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters."""


class Contents(_Silent):
    """Listens to workbook.xml: the sheets in order and the year dates count from."""

    def __init__(self) -> None:
        self.since_1904 = False
        self.visible: list[tuple[str, str]] = []  # name, relation id

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note a sheet unless it is hidden."""
        if tag == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0").lower() in {"1", "true"}
        elif tag == "sheet" and attributes.get("state", "visible") == "visible":
            relation = [value for key, value in attributes.items() if local_name(key) == "id"]
            self.visible.append((attributes["name"], relation[0]))


class Formats(_Silent):
    """Listens to styles.xml: how each cell style shows numbers."""

    def __init__(self) -> None:
        self.styles: list[Shown] = []
        self._codes: dict[str, str] = {}
        self._within = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note a number format or a cell style."""
        if tag == "numFmt":
            self._codes[attributes["numFmtId"]] = attributes["formatCode"]
        elif tag == "cellXfs":
            self._within = True
        elif tag == "xf" and self._within:
            number = attributes.get("numFmtId", "0")
            self.styles.append(shown(int(number), self._codes.get(number)))

    def end(self, tag: str) -> None:
        """The list of cell styles is over."""
        self._within &= tag != "cellXfs"


class SharedTexts(_Silent):
    """Listens to sharedStrings.xml; formatted runs are joined, reading aids left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._in_run = self._in_aid = False
        self._characters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # a Listener's shape
        """A new text, a run of it, or a reading aid begins."""
        if tag == "si":
            self._runs = []
        self._in_aid |= tag == "rPh"
        self._in_run = tag == "t" and not self._in_aid

    def end(self, tag: str) -> None:
        """A text is complete."""
        self._in_run = False
        if tag == "rPh":
            self._in_aid = False
        elif tag == "si":
            self.texts.append(_unescaped("".join(self._runs)))

    def text(self, text: str) -> None:
        """Characters of a run."""
        if self._in_run:
            self._characters += len(text)
            if self._characters > limits.CHARACTERS:
                raise RefusedError(Problem.TOO_LARGE, str(limits.CHARACTERS), str(self._characters))
            self._runs.append(text)


class Cells:
    """Listens to one sheet: fills rows of texts and refuses a sheet beyond the limits."""

    def __init__(self, sheet: str, texts: list[str], styles: list[Shown], since_1904: bool) -> None:
        self.rows: list[list[str | None]] = []
        self.filled = self.characters = 0
        self._sheet, self._texts, self._styles, self._since_1904 = sheet, texts, styles, since_1904
        self._merged: list[str] = []
        self._row = self._column = -1
        self._cell: dict[str, str] = {}
        self._heard: dict[str, list[str]] = {}
        self._listening = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell or one of a cell's parts begins. Addresses may be left out: then it is the next."""
        if tag == "c":
            self._cell, self._heard = attributes, {}
            name = attributes.get("r")
            self._row, self._column = position(name) if name else (self._row, self._column + 1)
        elif tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif tag == "mergeCell":
            self._merged.append(attributes["ref"])
        elif tag in {"v", "f", "t"}:
            self._listening = tag
            self._heard.setdefault(tag, [])

    def end(self, tag: str) -> None:
        """A cell or one of its parts is complete; a sheet's merged ranges are filled at its end."""
        self._listening = ""
        if tag == "c":
            text = self._text_of_cell()
            if text:
                self._put(self._row, self._column, text)
        elif tag == "worksheet":
            self._fill_merged()

    def text(self, text: str) -> None:
        """Characters of a value, a formula or a text."""
        if self._listening:
            self._heard[self._listening].append(text)

    def _text_of_cell(self) -> str | None:
        value = "".join(self._heard.get("v", ()))
        kind = self._cell.get("t", "n")
        if kind == "inlineStr":
            return _unescaped("".join(self._heard.get("t", ())))
        if not value:  # a formula nobody has calculated yet must not pass as an empty cell
            return UNCALCULATED + "".join(self._heard["f"]) if "f" in self._heard else None
        if kind == "s":
            if not 0 <= int(value) < len(self._texts):  # an empty cell would pass as 未报
                place = f"{self._sheet}!{address(self._row, self._column)}"
                raise RefusedError(Problem.NOT_A_WORKBOOK, value=place)
            return self._texts[int(value)]
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "n":
            return _number(value, self._shown(), self._since_1904)
        return _unescaped(value)

    def _shown(self) -> Shown:
        style = int(self._cell.get("s", "0"))
        return self._styles[style] if style < len(self._styles) else Shown.PLAIN

    def _put(self, row: int, column: int, text: str) -> None:
        self.filled += 1
        self.characters += len(text)
        if row >= limits.ROWS or column >= limits.COLUMNS or self.filled > limits.CELLS:
            last = address(limits.ROWS - 1, limits.COLUMNS - 1)
            raise RefusedError(Problem.TOO_LARGE, f"A1:{last}", f"{self._sheet}!{address(row, column)}")
        if self.characters > limits.CHARACTERS or len(text) > limits.CHARACTERS_OF_A_CELL:
            raise RefusedError(
                Problem.TOO_LARGE, str(limits.CHARACTERS), f"{self._sheet}!{address(row, column)}"
            )
        self.rows.extend([] for _ in range(row + 1 - len(self.rows)))
        cells = self.rows[row]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = text

    def _fill_merged(self) -> None:
        """A merged range shows one text: every cell of it reads so, within the sheet's used range."""
        height, width = len(self.rows), max(map(len, self.rows), default=0)
        for reference in self._merged:
            first, _, last = reference.partition(":")
            (top, left), (bottom, right) = position(first), position(last or first)
            cells = self.rows[top] if top < height else []
            text = cells[left] if left < len(cells) else None
            if text is None:
                continue
            for row in range(top, min(bottom + 1, height)):
                for column in range(left, min(right + 1, width)):
                    self._put(row, column, text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
