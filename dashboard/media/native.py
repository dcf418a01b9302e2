"""Charts that Office draws and a writer can edit, for Word and PowerPoint: data, look, embedded workbook."""

import io
from collections.abc import Mapping

import xlsxwriter
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.ns import qn as name_of
from pptx.util import Pt

from dashboard.base import theme
from dashboard.media import cells
from dashboard.media.blocks import Bars
from dashboard.media.official_document_words import Word

KIND = XL_CHART_TYPE.BAR_CLUSTERED


def data(bars: Bars) -> CategoryChartData:
    """Categories and values as python-pptx takes them."""
    made = CategoryChartData(number_format=bars.number_format)
    made.categories = bars.categories
    made.add_series(bars.series, bars.values)
    return made


def workbook(bars: Bars) -> bytes:
    """What opens at 'edit data': categories and values, where the chart looks for them."""
    return workbook_of(bars.categories, {bars.series: bars.values}, bars.number_format)


def workbook_of(
    categories: tuple[str, ...], series: Mapping[str, tuple[float | None, ...]], number_format: str
) -> bytes:
    """The same for several series, a column each."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, cells.OPTIONS)
    book.set_properties({"created": cells.CREATED})
    sheet = book.add_worksheet("Sheet1")  # the name python-pptx' charts refer to
    number = book.add_format({"num_format": number_format})
    sheet.write_column(1, 0, categories)
    for column, (name, values) in enumerate(series.items(), start=1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    book.close()
    return stream.getvalue()


def style(chart: Chart, bars: Bars, size: float) -> None:
    """The look of our figures: first category on top, values at the bars, colours as told, no legend."""
    chart.has_legend, chart.has_title = False, False
    fonts(chart, size, Word.FONT_LATIN, Word.FONT_CELL)
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = bars.number_format, False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    series = plot.series[0]
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor.from_string(theme.LIGHT.sequence[-1].lstrip("#"))
    for place, colour in enumerate(bars.colours):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#"))
    _axes(chart)
    if all(value is None or value >= 0 for value in bars.values):
        chart.value_axis.minimum_scale = 0  # left to itself an axis begins near the shortest bar


def fonts(chart: Chart, size: float, latin: str, east: str) -> None:
    """Size and fonts of all words of a chart; python-pptx by itself names the font of Latin ones only."""
    chart.font.size, chart.font.name = Pt(size), latin
    properties = chart._chartSpace.find(f".//{name_of('a:defRPr')}")  # no public way
    named = properties.find(name_of("a:latin"))
    for old in properties.findall(name_of("a:ea")):
        properties.remove(old)
    named.addnext(parse_xml(f'<a:ea {nsdecls("a")} typeface="{east}"/>'))


def _axes(chart: Chart) -> None:
    categories, values = chart.category_axis, chart.value_axis
    categories.reverse_order, categories.has_major_gridlines = True, False
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.has_major_gridlines, values.visible = False, False
