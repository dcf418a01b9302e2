"""Draws a field whose two axes are numbers as a native chart of points."""

from collections.abc import Iterable
from typing import Any

from dashboard.base.file_words import Workbooks
from dashboard.kit.chart import Values
from dashboard.media.cells import Book
from dashboard.media.excel import labelling, looks
from dashboard.media.excel.areas import Area
from dashboard.media.excel.tables import Points, Scatter

SIZE = (820, 520)  # pixels
_FORM = "0.00"


def draw_scatter(book: Book, area: Area, field: Scatter, title: str) -> Any:
    """Points with their names in the table; writes them into the area, one kind below the other."""
    rows = [(one, at) for one in field.points for at in range(len(one.x))]
    area.add_words(Workbooks.GROUP, [one.name for one, _ in rows])
    area.add_words(Workbooks.CATEGORY, [one.names[at] for one, at in rows])
    columns = (
        area.add(field.x, [one.x[at] for one, at in rows], _FORM),
        area.add(field.y, [one.y[at] for one, at in rows], _FORM),
    )
    area.add_words(Workbooks.NUMBERED, [one.labels[at] if one.labels else "" for one, at in rows])
    chart, first = book.add_chart({"type": "scatter"}), 0
    for one in field.points:
        chart.add_series(_dots(area, one, first, columns))
        first += len(one.x)
    chart.set_title(looks.title(title))
    chart.set_legend(looks.legend())
    chart.set_x_axis({**looks.numbers(field.x, "0"), **_ends(one.x for one in field.points)})
    chart.set_y_axis({**looks.numbers(field.y, "0"), **_ends(one.y for one in field.points)})
    return chart


def _dots(area: Area, one: Points, first: int, columns: tuple[int, int]) -> dict[str, Any]:
    x, y = columns
    colour = one.ink.colours[0]
    lined = looks.line(colour, one.ink.dash, one.ink.width) if one.is_line else looks.NO_LINE
    return {
        "name": area.formula(area.left, first),
        "categories": area.cells(x, first, len(one.x)),
        "values": area.cells(y, first, len(one.x)),
        "line": lined,
        "marker": looks.marker(one.ink.symbols, colour),
        "data_labels": labelling.of_dots(one),
    }


def _ends(given: Iterable[Values]) -> dict[str, float]:
    """Whole numbers around all values: left to itself a chart of points begins at zero."""
    values = [value for part in given for value in part if value is not None]
    return {"min": int(min(values)) - 1, "max": int(max(values)) + 1} if values else {}
