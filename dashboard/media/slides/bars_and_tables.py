"""Lying bars and tables on a slide."""

from typing import Any

import dataframely as dy
import polars as pl
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from dashboard.base import display, theme
from dashboard.kit.chart import Panel
from dashboard.media import native
from dashboard.media.slides.charts import SIZE, settle
from dashboard.media.slides.presentation import Box, Slide, cut_words, letters, rgb, write
from dashboard.media.slides.words import Slides
from dashboard.media.widths import wrap_text

_ROW, _LINES = 0.4, 2  # inches a line of a row; lines of a cell
_NOTE = 0.3


def bars(slide: Slide, box: Box, panel: Panel, number_format: str, told: str) -> None:
    """One bar a category, lying, under the name of what they count; told says what it shows."""
    names, values = native.names(panel), native.values(panel)
    (counted,) = values
    write(slide, Box(box.left, box.top, box.width, _NOTE), counted, (14,))
    below = Box(box.left, box.top + _NOTE, box.width, box.height - _NOTE)
    frame = slide.shapes.add_chart(native.LYING, *below.places, native.data(names, values, number_format))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told)  # no public way to the alternative text
    chart = frame.chart
    native.lay(chart, panel, number_format)
    native.fonts(chart, SIZE, Slides.FONT_LATIN, Slides.FONT)
    settle(chart, native.workbook(names, values, number_format))


def table(
    slide: Slide,
    box: Box,
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    shown: tuple[str, ...],
    widths: tuple[float, ...],
) -> None:
    """As many rows as the box holds, from the first; below it how many there are where not all fit."""
    known = schema.columns()
    inches = [box.width * width / sum(widths) for width in widths]
    rooms = [(width * 72 - 12) / SIZE for width in inches]
    words = [_words(row, [known[name] for name in shown], rooms) for row in frame.select(shown).iter_rows()]
    heights = [_ROW * _lines(row, rooms) for row in words]
    count = _count_fitting(heights, box.height - _ROW - _NOTE)
    grid = slide.shapes.add_table(count + 1, len(shown), *box.places).table
    for position, width in enumerate(inches):
        grid.columns[position].width = Inches(width)
    headings = [display.heading(known[name]) for name in shown]
    _row(grid, 0, headings, _ROW, [PP_ALIGN.CENTER] * len(shown), head=True)
    sides = [PP_ALIGN.RIGHT if _is_number(known[name]) else PP_ALIGN.LEFT for name in shown]
    for place in range(count):
        _row(grid, place + 1, words[place], heights[place], sides)
    if count < frame.height:
        below = Box(box.left, box.top + _ROW + sum(heights[:count]) + 0.05, box.width, _NOTE)
        write(slide, below, Slides.ONLY.format(shown=count, count=frame.height), (11,))


def _words(row: tuple, columns: list[dy.Column], rooms: list[float]) -> list[str]:
    """The cells of a row, each cut to the lines it may take."""
    return [
        cut_words(display.word(value, column), room, _LINES)
        for value, column, room in zip(row, columns, rooms, strict=True)
    ]


def _lines(words: list[str], rooms: list[float]) -> int:
    return max(len(wrap_text(text, room)) or 1 for text, room in zip(words, rooms, strict=True))


def _count_fitting(heights: list[float], room: float) -> int:
    count = 0
    while count < len(heights) and sum(heights[: count + 1]) <= room:
        count += 1
    return count


def _row(
    grid: Any, place: int, words: list[str], height: float, sides: list[Any], *, head: bool = False
) -> None:
    grid.rows[place].height = Inches(height)
    for position, (text, side) in enumerate(zip(words, sides, strict=True)):
        cell = grid.cell(place, position)
        cell.margin_top = cell.margin_bottom = 0
        cell.margin_left = cell.margin_right = Inches(0.08)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.fill.solid()
        striped = theme.LIGHT.surface if place % 2 == 0 else theme.LIGHT.background
        cell.fill.fore_color.rgb = rgb(theme.LIGHT.sequence[1] if head else striped)
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = side
        letters(paragraph.add_run(), text, SIZE, theme.LIGHT.text, bold=head)


def _is_number(column: dy.Column) -> bool:
    return display.shows(column) in display.SCALES
