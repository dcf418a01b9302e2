"""Charts that Office draws and a writer can edit, for Word and PowerPoint: data, look, embedded workbook."""

import io
from collections.abc import Mapping
from typing import Any

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
from dashboard.base.labels import bare
from dashboard.base.looks import Colours
from dashboard.kit.chart import Key, Panel, Series, Values
from dashboard.media import cells

LYING = XL_CHART_TYPE.BAR_CLUSTERED


def names(panel: Panel) -> tuple[str, ...]:
    """Of the categories, whole where the chart knows them."""
    across = panel.categories
    return across.names or tuple(map(bare, across.keys))


def values(panel: Panel) -> dict[str, Values]:
    """Of each series and yardstick, by its name: a value a category."""
    keys = panel.categories.keys
    made = {bare(one.name): _align_values(one, keys) for one in panel.series}
    return made | {bare(target.name): (float(target.value),) * len(keys) for target in panel.targets}


def _align_values(one: Series, keys: tuple[Key, ...]) -> Values:
    known = dict(zip(keys if one.at is None else one.at, one.values, strict=True))
    return tuple(known.get(key) for key in keys)


def data(categories: tuple[str, ...], series: Mapping[str, Values], number_format: str) -> CategoryChartData:
    """Categories and values as python-pptx takes them."""
    made = CategoryChartData(number_format=number_format)
    made.categories = categories
    for name, row in series.items():
        made.add_series(name, row)
    return made


def workbook(categories: tuple[str, ...], series: Mapping[str, Values], number_format: str) -> bytes:
    """What opens at 'edit data': categories and a column a series, where the chart looks for them."""
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


def lay(chart: Chart, panel: Panel, number_format: str) -> None:
    """The look of our lying bars: first category on top, values at the bars, no legend."""
    chart.has_legend, chart.has_title = False, False
    plot = chart.plots[0]
    fill(plot, panel, number_format)
    plot.gap_width = 45
    plot.data_labels.position, plot.data_labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    _axes(chart)
    if all(value is None or value >= 0 for one in panel.series for value in one.values):
        chart.value_axis.minimum_scale = 0  # left to itself an axis begins near the shortest bar


def fill(plot: Any, panel: Panel, number_format: str) -> None:
    """Each series of bars in its colour, with its values in words."""
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = number_format, False
    for drawn, one in zip(plot.series, panel.series, strict=True):
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = ink(one.look.colours)


def ink(colours: Colours) -> RGBColor:
    """The colour as Office writes it; of several the first."""
    first = colours[0] if isinstance(colours, tuple) else colours
    return RGBColor.from_string(theme.LIGHT.of(first).lstrip("#"))


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
