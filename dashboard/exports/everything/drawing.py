"""Upright bars and lines of a spreadsheet, drawn from the cells of its own table."""

from dataclasses import dataclass
from typing import Any

import dataframely as dy

from dashboard import display, theme
from dashboard.exports import cells
from dashboard.exports.cells import Book
from dashboard.exports.charted import looks
from dashboard.exports.everything.named import Frame, Schema

_Drawn = Any  # xlsxwriter carries no types
_BARS = (theme.LIGHT.met, theme.LIGHT.neutral)
_LINES = (
    (theme.LIGHT.sequence[-1], "solid", ("circle",)),
    (theme.LIGHT.missed, "dot", ()),
)
_TARGET = (theme.LIGHT.target, "dash", ())
_MANY = 24  # names below an axis: more of them stand upright, and none is left out


@dataclass(frozen=True)
class Chart:
    """One sheet: the rows drawn and how; series by the names of their columns."""

    sheet: str
    title: str
    table: str
    frame: Frame
    schema: Schema
    category: str
    columns: tuple[str, ...] = ()  # series drawn as upright bars
    lines: tuple[str, ...] = ()
    second: str = ""  # the line that has an axis of its own
    target: str = ""  # the line of the yardstick
    judged: str = ""  # the flag that colours the bars
    note: str = ""


@dataclass(frozen=True)
class Area:
    """A table in a sheet: the row of its headings, how many rows follow, the columns by name."""

    sheet: str
    top: int
    rows: int
    shown: dict[str, dy.Column]

    def place(self, name: str) -> int:
        """Where the column stands."""
        return list(self.shown).index(name)

    def heading(self, name: str) -> list[Any]:
        """The cell of the heading."""
        return [self.sheet, self.top, self.place(name)]

    def values(self, name: str) -> list[Any]:
        """The cells below it."""
        place = self.place(name)
        return [self.sheet, self.top + 1, place, self.top + self.rows, place]


def drawn(book: Book, area: Area, chart: Chart) -> _Drawn:
    """Bars with lines over them, or either alone; the second line goes by an axis at the right."""
    over = (*chart.lines, chart.second) if chart.second else chart.lines
    base = _bars(book, area, chart) if chart.columns else _lines(book, area, chart, over)
    if chart.columns and over:
        base.combine(_lines(book, area, chart, over))
    first = (chart.columns or over)[0]
    base.set_title(looks.title(chart.title))
    base.set_legend(looks.legend())
    base.set_x_axis({**looks.categories(), **_names(area.rows)})
    base.set_y_axis(looks.numbers(*_axis(area, first)))
    return base


def _names(count: int) -> dict[str, Any]:
    if count <= _MANY:
        return {}
    return {"num_font": {**looks.font(8), "rotation": -90}, "interval_unit": 1}


def _bars(book: Book, area: Area, chart: Chart) -> _Drawn:
    bars = book.add_chart({"type": "column"})
    for name, colour in zip(chart.columns, _BARS, strict=False):
        look = looks.bar(_judged(chart) or (colour,))
        bars.add_series({**_series(area, chart.category, name), **look})
    return bars


def _judged(chart: Chart) -> tuple[str, ...]:
    """One colour a bar; the line of the yardstick over the bars says the same."""
    if not chart.judged:
        return ()
    return tuple(theme.LIGHT.met if met else theme.LIGHT.missed for met in chart.frame[chart.judged])


def _lines(book: Book, area: Area, chart: Chart, names: tuple[str, ...]) -> _Drawn:
    lines = book.add_chart({"type": "line"})
    styles = [_TARGET if name == chart.target else look for name, look in zip(names, _LINES, strict=False)]
    for name, (colour, dash, marker) in zip(names, styles, strict=True):
        look = {"line": looks.line(colour, dash), "marker": looks.marker(marker, colour)}
        second = {"y2_axis": name == chart.second}
        lines.add_series({**_series(area, chart.category, name), **look, **second})
    if chart.second:
        lines.set_y2_axis({"min": 0, "max": 1, **looks.plain_numbers(*_axis(area, chart.second))})
    return lines


def _axis(area: Area, name: str) -> tuple[str, str]:
    """The words of the axis, and how it writes its numbers."""
    return display.heading(area.shown[name]), cells.number_format(area.shown[name])


def _series(area: Area, category: str, name: str) -> dict[str, Any]:
    return {"name": area.heading(name), "categories": area.values(category), "values": area.values(name)}
