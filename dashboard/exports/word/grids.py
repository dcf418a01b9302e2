"""Tables of a document: heading row repeated on every page, rows kept whole, numbers to the right."""

import dataframely as dy
import polars as pl
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from analytics.measures.columns import Shows, shows
from dashboard import display
from dashboard.exports.blocks import Grid
from dashboard.exports.widths import ems
from dashboard.exports.word import paper

_NARROWEST, _WIDEST = 2.5, 18.0  # ems of a column's natural width
_CENTRED = (Shows.PERIOD, Shows.FLAG, Shows.DAY)


def fill(table: Table, grid: Grid, section: Section) -> None:
    """Write headings and rows into an empty table of one row."""
    columns = columns_of(grid)
    widths = _widths(grid, columns, paper.width_mm(section))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    style = paper.SMALL_CELL if grid.small else paper.CELL
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
    headings = [display.heading(column) for column in columns.values()]
    head = table.rows[0]
    _write(head.cells, headings, [WD_ALIGN_PARAGRAPH.CENTER] * len(headings), widths, style, bold=True)
    _mark(head, "w:cantSplit", "w:tblHeader")  # python-docx cannot repeat a row
    sides = [_side(column) for column in columns.values()]
    for row in grid.frame.select(columns.keys()).iter_rows():
        added = table.add_row()
        words = [display.word(value, column) for value, column in zip(row, columns.values(), strict=True)]
        _write(added.cells, words, sides, widths, style)
        _mark(added, "w:cantSplit")


def columns_of(grid: Grid) -> dict[str, dy.Column]:
    """The columns shown, in their order."""
    shown = display.shown_columns(grid.frame, grid.schema)
    return {name: shown[name] for name in grid.columns} if grid.columns else shown


def _write(
    cells: tuple[_Cell, ...],
    words: list[str],
    sides: list[WD_ALIGN_PARAGRAPH],
    widths: list[float],
    style: str,
    *,
    bold: bool = False,
) -> None:
    for cell, text, side, width in zip(cells, words, sides, widths, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = style, side
        paragraph.add_run(text).bold = bold or None


def _mark(row: _Row, *names: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in names:
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        properties.append(mark)


def _side(column: dy.Column) -> WD_ALIGN_PARAGRAPH:
    if shows(column) in display.SCALES:
        return WD_ALIGN_PARAGRAPH.RIGHT
    return WD_ALIGN_PARAGRAPH.CENTER if shows(column) in _CENTRED else WD_ALIGN_PARAGRAPH.LEFT


def _widths(grid: Grid, columns: dict[str, dy.Column], whole: float) -> list[float]:
    """In mm; as declared, else by what the cells need."""
    shares = grid.widths or tuple(_natural(grid.frame[name], column) for name, column in columns.items())
    return [whole * share / sum(shares) for share in shares]


def _natural(values: pl.Series, column: dy.Column) -> float:
    cells = max((ems(display.word(value, column)) for value in values.unique()), default=0)
    heading = ems(display.heading(column)) / 2  # a heading may take two lines
    return min(max(cells, heading, _NARROWEST), _WIDEST) + 1.5
