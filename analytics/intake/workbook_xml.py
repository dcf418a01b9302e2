"""Listeners to the parts of an .xlsx beside its sheets: list of sheets, formats, shared texts."""

import re

from analytics.intake import limits
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.numbers_in_cells import Shown, display_of_format
from analytics.intake.parts import Silent, local_name

_ESCAPED = re.compile(r"_x00([0-9A-Fa-f]{2})_")  # how the format writes control characters


class Contents(Silent):
    """Listens to workbook.xml: the sheets in order and the year dates count from."""

    def __init__(self) -> None:
        self.since_1904 = False
        self.visible: list[tuple[str, str]] = []  # name, relation id
        self.hidden: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note a sheet."""
        if tag == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0").lower() in {"1", "true"}
        elif tag == "sheet" and (attributes.get("state") or "visible") != "visible":
            self.hidden.append(attributes["name"])
        elif tag == "sheet":
            relation = [value for key, value in attributes.items() if local_name(key) == "id"]
            self.visible.append((attributes["name"], relation[0]))


class Formats(Silent):
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
            number = attributes.get("numFmtId") or "0"
            self.styles.append(display_of_format(int(number), self._codes.get(number)))

    def end(self, tag: str) -> None:
        """The list of cell styles is over."""
        self._within &= tag != "cellXfs"


class SharedTexts(Silent):
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
            self.texts.append(unescape_text("".join(self._runs)))

    def text(self, text: str) -> None:
        """Characters of a run."""
        if self._in_run:
            self._characters += len(text)
            if self._characters > limits.CHARACTERS:
                raise RefusedError(
                    Problem.TOO_MANY_CHARACTERS, f"{limits.CHARACTERS:,}", f"{self._characters:,}"
                )
            self._runs.append(text)


def unescape_text(text: str) -> str:
    """A text with the control characters the format writes as _x000A_ put back."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x00" in text else text
