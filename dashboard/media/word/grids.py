"""Tables of a document: heading row repeated on every page, rows kept whole, numbers to the right.

Rows are written as XML: python-docx looks a style up anew for every cell, seconds for a long annex.
"""

from xml.sax.saxutils import escape

import dataframely as dy
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl

from dashboard.base import display
from dashboard.media.blocks import TableBlock
from dashboard.media.word import layout, paper
from dashboard.media.word.layout import Placed

_TWIPS = 20  # in a point
_TABLE = (
    '<w:tbl {names}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{whole}" w:type="dxa"/>'
    '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
    '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
)
_COLUMN = '<w:gridCol w:w="{width}"/>'
_ROW = "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
    '<w:pStyle w:val="{style}"/>{held}{beside}<w:jc w:val="{side}"/></w:pPr><w:r>{look}'
    '<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
)
_BESIDE = (  # named whole: LibreOffice takes what is not from the body, whose first lines are indented
    '<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}" w:firstLineChars="0"'
    ' w:firstLine="0"/>'
)
_SHORT = 12  # rows: such a table is not divided among pages, unless it is high
_ENDS = 2  # rows at either end of another that stay with their neighbours
_HELD = "<w:keepNext/>"
_HEAD, _BOLD = "<w:tblHeader/>", "<w:rPr><w:b/></w:rPr>"


def table(grid: TableBlock, width_mm: float) -> CT_Tbl:
    """The whole table."""
    columns = columns_of(grid)
    style = paper.SMALL_CELL_ID if grid.small else paper.CELL_ID
    em = paper.SMALL_CELL_SIZE if grid.small else paper.CELL_SIZE
    placed = layout.place_columns(grid.frame, columns, grid.widths, width_mm * paper.POINTS / em)
    write = _Rows(style, em * _TWIPS, placed)
    rows = [write.head([display.heading(column) for column in columns.values()])]
    cells = [
        [display.word(value, column) for value, column in zip(values, columns.values(), strict=True)]
        for values in grid.frame.select(columns.keys()).iter_rows()
    ]
    held = _held_rows(cells, [one.width for one in placed], em * paper.CELL_LEADING / paper.POINTS)
    rows += [write.row(words, held=place in held) for place, words in enumerate(cells)]
    described = "".join(_COLUMN.format(width=width) for width in write.widths)
    return parse_xml(
        _TABLE.format(names=nsdecls("w"), whole=sum(write.widths), columns=described, rows="".join(rows))
    )


def columns_of(grid: TableBlock) -> dict[str, dy.Column]:
    """The columns shown, in their order."""
    shown = display.shown_columns(grid.frame, grid.schema)
    return {name: shown[name] for name in grid.columns} if grid.columns else shown


def _held_rows(cells: list[list[str]], widths: list[float], line: float) -> frozenset[int]:
    """Rows that stay with the row after them: all of a short table, the first and last of another.

    widths: of the columns in ems; line: its height in mm.
    """
    last = len(cells) - 1
    if last < _SHORT and line * (1 + sum(layout.lines(row, widths) for row in cells)) <= paper.WHOLE_MM:
        return frozenset(range(last))
    return frozenset((*range(_ENDS), *range(last - _ENDS, last)))


class _Rows:
    """Writes the rows of one table; widths in twentieths of a point."""

    def __init__(self, style: str, em: float, placed: list[Placed]) -> None:
        self._style, self._em, self._placed = style, em, placed
        self.widths = [round(one.width * em) for one in placed]

    def head(self, headings: list[str]) -> str:
        """The row of headings, which is repeated on every page."""
        cells = (
            self._cell(width, words, "center", one.heading, one.heading, _HELD, _BOLD)
            for width, words, one in zip(self.widths, headings, self._placed, strict=True)
        )
        return _ROW.format(head=_HEAD, cells="".join(cells))

    def row(self, values: list[str], *, held: bool) -> str:
        """A row of words; held: it stays on the page of the row after it."""
        hold = _HELD if held else ""
        cells = (
            self._cell(width, words, one.side, 0, one.right, hold, "")
            for width, words, one in zip(self.widths, values, self._placed, strict=True)
        )
        return _ROW.format(head="", cells="".join(cells))

    def _cell(
        self, width: int, words: str, side: str, left: float, right: float, held: str, look: str
    ) -> str:
        return _CELL.format(
            width=width,
            style=self._style,
            held=held,
            beside=self._beside(left, right) if left or right else "",
            side=side,
            look=look,
            words=_xml_text(words),
        )

    def _beside(self, left: float, right: float) -> str:
        return _BESIDE.format(left=round(left * self._em), right=round(right * self._em))


def _xml_text(text: str) -> str:
    """The text as XML can hold it."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n"))
