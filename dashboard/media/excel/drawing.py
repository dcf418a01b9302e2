"""Draws a panel as a native chart from the cells of its own table."""

import math
from typing import Any

from dashboard.base.file_words import Workbooks
from dashboard.kit.chart import SeriesKind, Together
from dashboard.media.cells import Book
from dashboard.media.excel import labelling, looks
from dashboard.media.excel.areas import Area
from dashboard.media.excel.tables import Column, Table

Chart = Any  # xlsxwriter carries no types

_SUBTYPES = {Together.STACK: "stacked", Together.SHARES: "percent_stacked"}
_FEW = 8  # names that stand upright under an axis
_UPRIGHT = (820, 420, 30)  # pixels: least width, height, for each category
_SIDEWAYS = (820, 140, 30)  # pixels: width, around the bars, for each category
_TURNED = (30, 8, 190)  # pixels more for names that are turned: at least, a character, at most


def draw_panel(book: Book, area: Area, panel: Table, title: str, unit: str) -> Chart:
    """Bars and lines over the categories; writes their numbers into the area."""
    names = area.add_words(panel.below or Workbooks.CATEGORY, panel.rows)
    options = {one.name: _series(area, panel, one, names, unit) for one in panel.columns}
    bars, rest = panel.of(SeriesKind.BAR), panel.of(SeriesKind.LINE, SeriesKind.MARKS, SeriesKind.RANGE)
    charts = [_bars(book, panel)] if bars else []
    charts += [book.add_chart({"type": "line"})] if rest else []
    for one in (*bars, *rest):
        chart = charts[0] if one.kind is SeriesKind.BAR else charts[-1]
        chart.add_series(options[one.name])
    if len(charts) > 1:
        charts[0].combine(charts[1])
    if any(one.is_second for one in rest):
        axis = looks.plain_numbers(panel.second.title, looks.axis_format(panel, panel.second.title, rest))
        charts[-1].set_y2_axis({"min": panel.second.low, "max": panel.second.high, **axis})
    charts[0].show_blanks_as("span")  # as the picture does: where a line must break, another series begins
    _dress(charts[0], panel, title, unit)
    return charts[0]


def _bars(book: Book, panel: Table) -> Chart:
    kind: dict[str, str] = {"type": "bar" if panel.is_sideways else "column"}
    if panel.together in _SUBTYPES:
        kind["subtype"] = _SUBTYPES[panel.together]
    return book.add_chart(kind)


def _series(area: Area, panel: Table, one: Column, names: int, unit: str) -> dict[str, Any]:
    """Writes the columns of the series; returns it as xlsxwriter takes it."""
    axis = panel.second if one.is_second else panel.numbers
    form = looks.number_format((one,), axis.title or unit)
    if one.kind is SeriesKind.RANGE:
        return _range(area, one, names, form)
    column = area.add(one.name, one.values, form)
    told: dict[str, Any] = {
        "name": area.heading(column),
        "categories": area.cells(names),
        "values": area.cells(column),
    }
    told |= {"data_labels": labelling.labels(area, panel, one, form)}
    if one.kind is SeriesKind.BAR:
        stacked = panel.together in _SUBTYPES
        overlap = 100 if stacked or panel.together is Together.OVER else 0
        return {**told, **looks.bar(one.ink.colours, is_hatched=one.ink.is_hatched), "overlap": overlap}
    colour = one.ink.colours[0]
    line = looks.line(colour, one.ink.dash, one.ink.width) if one.kind is SeriesKind.LINE else looks.NO_LINE
    marks = {"marker": looks.marker(one.ink.symbols, colour), "points": looks.marks(one.ink)}
    upright = {"y_error_bars": looks.upright(one.ink)} if one.is_upright else {}
    return {**told, "line": line, **marks, **upright, "y2_axis": one.is_second}


def _range(area: Area, one: Column, names: int, form: str) -> dict[str, Any]:
    """A broad stroke from one end to the other: the error bar of a mark nobody sees at the lower end."""
    low = area.add(one.name, one.values, form)
    high = area.add(Workbooks.RANGE_TO.format(name=one.name), one.ends, form)
    lengths = [None if a is None or b is None else b - a for a, b in zip(one.values, one.ends, strict=True)]
    length = area.add_difference(Workbooks.RANGE_LENGTH.format(name=one.name), high, low, lengths, form)
    colour, width = one.ink.colours[0], one.ink.width * looks.POINT
    error = {
        "type": "custom",
        "direction": "plus",
        "end_style": 0,
        "plus_values": area.formula(length),
        "plus_data": lengths,
        "minus_values": area.formula(length),
        "minus_data": lengths,
        "line": {"color": colour, "width": width},
    }
    key = {"type": "long_dash", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    cells = {"name": area.heading(low), "categories": area.cells(names), "values": area.cells(low)}
    return {**cells, "line": looks.NO_LINE, "marker": key, "y_error_bars": error}


def _dress(chart: Chart, panel: Table, title: str, unit: str) -> None:
    order = (*panel.of(SeriesKind.BAR), *panel.of(SeriesKind.LINE, SeriesKind.MARKS, SeriesKind.RANGE))
    hidden = [place for place, one in enumerate(order) if not one.ink.in_legend]
    chart.set_title(looks.title(title))
    chart.set_legend(
        looks.legend(without=hidden, is_needed=panel.has_legend and len(order) - len(hidden) > 1)
    )
    backwards = panel.numbers.is_reversed and not panel.is_sideways
    # Names stay below, whatever values are negative and whichever way the numbers run.
    names = {"label_position": "high" if backwards else "low"}
    across = looks.categories(panel.below, turned=_is_turned(panel)) | names
    first = tuple(one for one in order if not one.is_second)
    words = panel.numbers.title or unit
    along = looks.numbers(words, looks.axis_format(panel, words, first))
    ends = dict(zip(("min", "max"), _ends(panel), strict=True))
    along |= ends | {"reverse": backwards}
    if panel.is_sideways:  # xlsxwriter calls the lying axis x; the first bar on top, the numbers still below
        chart.set_y_axis(across | {"reverse": True})
        chart.set_x_axis(along | {"label_position": "high", "line": looks.NO_LINE, "major_tick_mark": "none"})
    else:
        chart.set_x_axis(across)
        chart.set_y_axis(along)


def _ends(panel: Table) -> tuple[float | None, float | None]:
    """Where the axis begins and ends: as in the picture, or round numbers close around strokes and marks."""
    if panel.together is Together.SHARES:
        return None, None
    told = (panel.numbers.low, panel.numbers.high)
    if told != (None, None) or not panel.of(SeriesKind.RANGE) or panel.of(SeriesKind.BAR):
        return told
    values = [value for one in panel.columns for value in (*one.values, *one.ends) if value is not None]
    step = 10 ** math.floor(math.log10(max(max(values) - min(values), 1)))
    return math.floor(min(values) / step) * step, math.ceil(max(values) / step) * step


def _is_turned(panel: Table) -> bool:
    return not panel.is_sideways and len(panel.rows) > _FEW and max(map(len, panel.rows)) > 4


def size(panel: Table) -> tuple[int, int]:
    """Width and height in pixels: room for every category."""
    count = len(panel.rows)
    if panel.is_sideways:
        width, around, each = _SIDEWAYS
        beside = len(panel.columns) if panel.together is Together.SIDE else 1
        return width, around + each * max(4, count * max(1, round(0.7 * beside)))
    least, height, each = _UPRIGHT
    start, character, most = _TURNED
    turned = min(most, start + character * max(map(len, panel.rows)))
    return max(least, 80 + each * count), height + (turned if _is_turned(panel) else 0)
