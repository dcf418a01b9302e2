"""How the cells of a template look: what is to be filled in, what stands already, what is required."""

from typing import Any

import xlsxwriter

from analytics.base.record_columns import Reads
from analytics.intake.values import ValueKind

_FONT = "微软雅黑"
_INK, _QUIET, _LINE, _MARK = "#1F2933", "#56616E", "#C9D0D8", "#A61B29"
_HEAD, _REQUIRED, _STANDING = "#E8EEF4", "#F8E3C5", "#F3F5F7"
_CLOSED, _STROKES = "#D9DEE4", "#A9B2BC"
_STROKED = 14  # thin lines upwards, so that print without colour shows it too
_NUMBER_FORMATS = {
    Reads.DATE: "yyyy-mm-dd",
    Reads.TEXT: "@",
    Reads.ORGANISATION: "@",
    Reads.CHOICE: "@",
    Reads.PERIOD: "@",
    Reads.FLAG: "@",
}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        book.formats[0].set_font_name(_FONT)

    def title(self) -> Any:
        """The name of the table."""
        return self._format(bold=True, font_size=16)

    def mark(self) -> Any:
        """The words that say the names are simulated."""
        return self._format(bold=True, font_color=_MARK)

    def plain(self, *, wrapped: bool = False) -> Any:
        """Sentences."""
        return self._format(font_color=_QUIET, text_wrap=wrapped, valign="top" if wrapped else "vcenter")

    def section(self) -> Any:
        """Headings within the instructions."""
        return self._format(bold=True, font_size=13)

    def label(self) -> Any:
        """What the cell beside it holds."""
        return self._format(bold=True, align="right")

    def heading(self, *, required: bool = False) -> Any:
        """The heading of a column; a required one differs in colour and by its asterisk."""
        return self._bordered_format(
            bold=True, bg_color=_REQUIRED if required else _HEAD, align="center", text_wrap=True
        )

    def entry(self, kind: ValueKind) -> Any:
        """A cell to fill in."""
        return self._bordered_format(
            num_format=_NUMBER_FORMATS.get(kind.reads, "General"), **_alignment(kind)
        )

    def filled_cell(self, kind: ValueKind) -> Any:
        """A cell that is filled in already."""
        shown = _NUMBER_FORMATS.get(kind.reads, "General")
        return self._bordered_format(num_format=shown, bg_color=_STANDING, **_alignment(kind))

    def closed_cell(self) -> Any:
        """A cell that is not to be filled in."""
        return self._bordered_format(
            pattern=_STROKED, bg_color=_CLOSED, fg_color=_STROKES, font_color=_QUIET, align="center"
        )

    def closed_heading(self) -> Any:
        """The heading of a column that is not to be filled in."""
        return self._bordered_format(bg_color=_CLOSED, font_color=_QUIET, align="center", text_wrap=True)

    def period_cell(self) -> Any:
        """The cell of the period: a text, so that no spreadsheet makes a date of it."""
        return self._bordered_format(num_format="@", bold=True, align="center", bg_color=_REQUIRED)

    def _bordered_format(self, **properties: Any) -> Any:
        return self._format(border=1, border_color=_LINE, **properties)

    def _format(self, **properties: Any) -> Any:
        whole = {"font_name": _FONT, "font_size": 11, "font_color": _INK, "valign": "vcenter", **properties}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]


def _alignment(kind: ValueKind) -> dict[str, Any]:
    if kind.reads in (Reads.NUMBER, Reads.POINTS, Reads.PERCENT, Reads.DATE, Reads.FLAG, Reads.CHOICE):
        return {"align": "center"}
    return {"align": "left", "text_wrap": True}
