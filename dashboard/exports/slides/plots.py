"""Native charts and tables on a slide."""

from dataclasses import dataclass
from typing import Any

import dataframely as dy
import polars as pl
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from dashboard import display, theme
from dashboard.exports import native
from dashboard.exports.blocks import Bars
from dashboard.exports.slides.deck import Box, Slide, cut, letters, rgb, write
from dashboard.exports.widths import wrapped
from dashboard.text.slides import Slides

_SIZE = 14  # points, in charts and tables
_MANY = 12  # categories along an axis; of more only some are named
_ROW, _LINES = 0.4, 2  # inches a line of a row; lines of a cell
_NOTE = 0.3


@dataclass(frozen=True)
class Series:
    """A line or a row of bars; values as shown."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Plot:
    """Series over the same categories."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    told: str


def bars(slide: Slide, box: Box, drawn: Bars) -> None:
    """One bar a category, lying, under the name of what they count."""
    write(slide, Box(box.left, box.top, box.width, _NOTE), drawn.series, (14,))
    below = Box(box.left, box.top + _NOTE, box.width, box.height - _NOTE)
    chart = _placed(slide, below, native.KIND, native.data(drawn), drawn.told)
    native.style(chart, drawn, _SIZE)
    native.fonts(chart, _SIZE, Slides.FONT_LATIN, Slides.FONT)
    _settle(chart, native.workbook(drawn))


def columns(slide: Slide, box: Box, plot: Plot) -> None:
    """Upright bars side by side with their values."""
    chart = _placed(slide, box, XL_CHART_TYPE.COLUMN_CLUSTERED, _data(plot), plot.told)
    body = chart.plots[0]
    body.gap_width, body.overlap, body.has_data_labels = 60, -5, True
    body.data_labels.number_format, body.data_labels.number_format_is_linked = plot.number_format, False
    for drawn, series in zip(body.series, plot.series, strict=True):
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(series.colour)
    chart.value_axis.minimum_scale, chart.value_axis.visible = 0, False
    chart.value_axis.has_major_gridlines = False
    _finish(chart, plot)


def lines(slide: Slide, box: Box, plot: Plot) -> None:
    """Lines over time; a dashed one has no marks."""
    chart = _placed(slide, box, XL_CHART_TYPE.LINE_MARKERS, _data(plot), plot.told)
    for drawn, series in zip(chart.plots[0].series, plot.series, strict=True):
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = rgb(series.colour), Pt(2.5)
        plain = XL_MARKER_STYLE.NONE if len(plot.categories) > 1 else XL_MARKER_STYLE.DASH  # no line of one
        drawn.marker.style = plain if series.dashed else XL_MARKER_STYLE.CIRCLE
        drawn.marker.size = 7
        if series.dashed:
            drawn.format.line.dash_style = MSO_LINE.DASH
            continue
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(series.colour)
        if len(plot.categories) <= _MANY:
            labels = drawn.data_labels
            labels.show_value, labels.number_format_is_linked = True, False
            labels.position = XL_LABEL_POSITION.ABOVE
            labels.number_format = plot.number_format
    axis = chart.value_axis
    axis.minimum_scale = 0
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = plot.number_format, False
    axis.major_gridlines.format.line.color.rgb = rgb(theme.LIGHT.grid)
    _finish(chart, plot)


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
    rooms = [(width * 72 - 12) / _SIZE for width in inches]
    words = [_words(row, [known[name] for name in shown], rooms) for row in frame.select(shown).iter_rows()]
    heights = [_ROW * _lines(row, rooms) for row in words]
    count = _fitting(heights, box.height - _ROW - _NOTE)
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
        cut(display.word(value, column), room, _LINES)
        for value, column, room in zip(row, columns, rooms, strict=True)
    ]


def _lines(words: list[str], rooms: list[float]) -> int:
    return max(len(wrapped(text, room)) or 1 for text, room in zip(words, rooms, strict=True))


def _fitting(heights: list[float], room: float) -> int:
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
        letters(paragraph.add_run(), text, _SIZE, theme.LIGHT.text, bold=head)


def _is_number(column: dy.Column) -> bool:
    return display.shows(column) in display.SCALES


def _data(plot: Plot) -> CategoryChartData:
    made = CategoryChartData(number_format=plot.number_format)
    made.categories = plot.categories
    for series in plot.series:
        made.add_series(series.name, series.values)
    return made


def _placed(slide: Slide, box: Box, kind: Any, made: CategoryChartData, told: str) -> Any:
    frame = slide.shapes.add_chart(kind, *box.places, made)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told)  # no public way to the alternative text
    return frame.chart


def _finish(chart: Any, plot: Plot) -> None:
    chart.has_title, chart.has_legend = False, len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if len(plot.categories) > _MANY:
        skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{-(-len(plot.categories) // _MANY) + 1}"/>')
        axis = chart.category_axis._element
        axis.find("{*}noMultiLvlLbl").addprevious(skip)
    native.fonts(chart, _SIZE, Slides.FONT_LATIN, Slides.FONT)
    values = {series.name: series.values for series in plot.series}
    _settle(chart, native.workbook_of(plot.categories, values, plot.number_format))


def _settle(chart: Any, book: bytes) -> None:
    """Our own workbook instead of python-pptx' one, which says when it was made."""
    chart.part.chart_workbook.update_from_xlsx_blob(book)
