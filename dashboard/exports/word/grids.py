"""Tables of a document: heading row repeated on every page, rows kept whole, numbers to the right.

Rows are written as XML: python-docx looks a style up anew for every cell, seconds for a long annex.
"""

from xml.sax.saxutils import escape

import dataframely as dy
import polars as pl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl

from analytics.measures.columns import Shows, shows
from dashboard import display
from dashboard.exports.blocks import Grid
from dashboard.exports.widths import ems
from dashboard.exports.word import paper

_NARROWEST, _WIDEST = 2.0, 18.0  # ems of a column's natural width
_INSET = 1.2  # ems, left and right of the words
_CENTRED = (Shows.PERIOD, Shows.FLAG, Shows.DAY)
_TWIPS = 1440 / 25.4  # in a millimetre
_TABLE = (
    '<w:tbl {names}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{whole}" w:type="dxa"/>'
    '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
    '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
)
_COLUMN = '<w:gridCol w:w="{width}"/>'
_ROW = "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
    '<w:pStyle w:val="{style}"/>{held}<w:jc w:val="{side}"/></w:pPr><w:r>{look}'
    '<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
)
_SHORT = 12  # rows: such a table is not divided among pages
_HELD = "<w:keepNext/>"
_HEAD, _BOLD = "<w:tblHeader/>", "<w:rPr><w:b/></w:rPr>"


def table(grid: Grid, width_mm: float) -> CT_Tbl:
    """The whole table."""
    columns = columns_of(grid)
    style = paper.SMALL_CELL_ID if grid.small else paper.CELL_ID
    widths = [round(width * _TWIPS) for width in _widths(grid, columns, width_mm)]
    sides = [_side(column) for column in columns.values()]
    headings = [display.heading(column) for column in columns.values()]
    last = grid.frame.height - 1
    held = range(last if last < _SHORT else 0)  # each of these with the row after it
    rows = [_row(headings, ["center"] * len(headings), widths, style, head=True, held=True)]
    for place, values in enumerate(grid.frame.select(columns.keys()).iter_rows()):
        words = [display.word(value, column) for value, column in zip(values, columns.values(), strict=True)]
        rows.append(_row(words, sides, widths, style, held=place in held))
    described = "".join(_COLUMN.format(width=width) for width in widths)
    return parse_xml(
        _TABLE.format(names=nsdecls("w"), whole=sum(widths), columns=described, rows="".join(rows))
    )


def columns_of(grid: Grid) -> dict[str, dy.Column]:
    """The columns shown, in their order."""
    shown = display.shown_columns(grid.frame, grid.schema)
    return {name: shown[name] for name in grid.columns} if grid.columns else shown


def _row(
    words: list[str],
    sides: list[str],
    widths: list[int],
    style: str,
    *,
    head: bool = False,
    held: bool,
) -> str:
    look, hold = _BOLD if head else "", _HELD if held else ""
    cells = (
        _CELL.format(width=width, style=style, held=hold, side=side, look=look, words=_written(text))
        for text, side, width in zip(words, sides, widths, strict=True)
    )
    return _ROW.format(head=_HEAD if head else "", cells="".join(cells))


def _written(text: str) -> str:
    """The text as XML can hold it."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n"))


def _side(column: dy.Column) -> str:
    if shows(column) in display.SCALES:
        return "right"
    return "center" if shows(column) in _CENTRED else "left"


def _widths(grid: Grid, columns: dict[str, dy.Column], whole: float) -> list[float]:
    """In mm; as declared, else by what the cells need."""
    shares = grid.widths or tuple(_natural(grid.frame[name], column) for name, column in columns.items())
    return [whole * share / sum(shares) for share in shares]


def _natural(values: pl.Series, column: dy.Column) -> float:
    cells = max((ems(display.word(value, column)) for value in values.unique()), default=0)
    heading = ems(display.heading(column)) / 2  # a heading may take two lines
    return min(max(cells, heading, _NARROWEST), _WIDEST) + _INSET
