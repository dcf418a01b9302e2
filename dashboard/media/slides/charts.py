"""A field of a chart on a slide: upright bars with their values, or lines over time, large and plain."""

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Length, Pt

from dashboard.base.labels import bare
from dashboard.base.looks import Colour
from dashboard.kit.chart import Panel, SeriesKind
from dashboard.media import native, upright_lines
from dashboard.media.slides import upright
from dashboard.media.slides.words import Slides

SIZE = 14  # points
_MANY = 12  # categories along an axis; of more only some are named
_KINDS = {SeriesKind.BAR: XL_CHART_TYPE.COLUMN_CLUSTERED, SeriesKind.LINE: XL_CHART_TYPE.LINE_MARKERS}


def draw(slide: Any, places: tuple[Length, ...], panel: Panel, number_format: str, told: str) -> None:
    """The bars or the lines of the panel, and its yardsticks as dashed lines; told says what it shows."""
    names, values = _names(panel), native.values(panel)
    kind = panel.series[0].kind
    marks = upright_lines.series(panel) if kind is SeriesKind.LINE else {}
    shown = len(values)
    values |= {name: row for name, (_, row) in marks.items()}
    frame = slide.shapes.add_chart(_KINDS[kind], *places, native.data(names, values, number_format))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told)  # no public way to the alternative text
    chart = frame.chart
    if kind is SeriesKind.BAR:
        _dress_bars(chart, panel, number_format)
    else:
        _dress_lines(chart, panel, number_format)
        for drawn, (words, row) in zip(list(chart.plots[0].series)[shown:], marks.values(), strict=True):
            upright.draw(drawn, words, next(at for at, value in enumerate(row) if value is not None))
    _finish(chart, len(names), shown)
    upright.leave_out(chart, range(shown, len(values)))
    settle(chart, native.workbook(names, values, number_format))


def settle(chart: Any, book: bytes) -> None:
    """Our own workbook instead of python-pptx' one, which says when it was made."""
    chart.part.chart_workbook.update_from_xlsx_blob(book)


def _names(panel: Panel) -> tuple[str, ...]:
    """On two lines each, which else break where they should not."""
    across = panel.categories
    if across.names:
        return tuple(name.replace(Slides.YEAR, f"{Slides.YEAR}\n", 1) for name in across.names)
    return tuple("\n".join(map(bare, str(key).split("<br>"))) for key in across.keys)


def _dress_bars(chart: Any, panel: Panel, number_format: str) -> None:
    body = chart.plots[0]
    body.gap_width, body.overlap = 60, -5
    native.fill(body, panel, number_format)
    chart.value_axis.minimum_scale, chart.value_axis.visible = 0, False
    chart.value_axis.has_major_gridlines = False


def _dress_lines(chart: Any, panel: Panel, number_format: str) -> None:
    looks = [(one.look.colours, one.look.dash == "dash") for one in panel.series]
    looks += [(target.colour, True) for target in panel.targets]
    count = len(panel.categories.keys)
    for drawn, (colour, is_dashed) in zip(list(chart.plots[0].series)[: len(looks)], looks, strict=True):
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = native.ink(colour), Pt(2.5)
        plain = XL_MARKER_STYLE.NONE if count > 1 else XL_MARKER_STYLE.DASH  # no line of one
        drawn.marker.style = plain if is_dashed else XL_MARKER_STYLE.CIRCLE
        drawn.marker.size = 7
        if is_dashed:
            drawn.format.line.dash_style = MSO_LINE.DASH
            continue
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = native.ink(colour)
        if count <= _MANY:
            labels = drawn.data_labels
            labels.show_value, labels.number_format_is_linked = True, False
            labels.position = XL_LABEL_POSITION.ABOVE
            labels.number_format = number_format
    axis = chart.value_axis
    axis.minimum_scale = 0
    if panel.numbers.ends:
        axis.maximum_scale = max(panel.numbers.ends)
    whole = '0.0"%"' if number_format.endswith('"%"') else number_format  # of an axis: its steps are round
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = whole, False
    axis.major_gridlines.format.line.color.rgb = native.ink(Colour.GRID)


def _finish(chart: Any, categories: int, series: int) -> None:
    chart.has_title, chart.has_legend = False, series > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if categories > _MANY:
        skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{-(-categories // _MANY) + 1}"/>')
        axis = chart.category_axis._element
        axis.find("{*}noMultiLvlLbl").addprevious(skip)
    native.fonts(chart, SIZE, Slides.FONT_LATIN, Slides.FONT)
