"""A figure in as many parts as pages ask for: a long one is cut between its rows, another drawn lower."""

import itertools
import math
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

HEIGHT = 400  # pixels of a figure that names none
_TOP, _BOTTOM = 40, 8  # margins of the template
_AXIS = 54  # the numbers' axis and its words, which no margin names
_ROW = 16  # a row with its name


@dataclass(frozen=True)
class Part:
    """The rows of one part, first and last place on their axis, and its height in pixels."""

    first: float
    last: float
    height: float


def cut(figure: go.Figure, tallest: float) -> list[Part]:
    """The parts from the top, none taller than so many pixels; one where the figure has no rows to cut."""
    height = figure.layout.height or HEIGHT
    rows = _rows(figure)
    if height <= tallest or rows is None:
        first, last = rows or (0, 0)
        return [Part(first, last, min(height, tallest))]
    first, last = rows
    around = _around(figure)
    pitch, count = (height - around) / (last - first), round(last - first)
    most = int((tallest - around) / pitch - 0.5)  # half a row for the room around them
    if most < 1:
        return [Part(first, last, tallest)]
    each = math.ceil(count / math.ceil(count / most))
    edges = [first, *(place - 0.5 for place in range(each, count, each)), last]
    return [Part(a, b, around + pitch * (b - a)) for a, b in itertools.pairwise(edges)]


def draw(figure: go.Figure, part: Part) -> go.Figure:
    """The figure with the rows of the part alone; its numbers' axis stays that of all."""
    drawn = go.Figure(figure).update_layout(height=part.height)
    if _rows(figure) in (None, (part.first, part.last)):
        return drawn
    for axis in drawn.select_yaxes():
        axis.update(range=[part.last, part.first], autorange=None)
    rows = slice(math.ceil(part.first), math.floor(part.last) + 1)
    for heat in drawn.select_traces({"type": "heatmap"}):
        heat.update(
            z=[list(line) for line in heat.z[rows]], y=list(range(rows.start, rows.start + len(heat.z[rows])))
        )
    return drawn


def least_height(figure: go.Figure) -> float:
    """Pixels below which lying bars would lose the names of their rows; no less than what stands around."""
    rows = {
        (bars.yaxis, row) for bars in figure.select_traces({"type": "bar"}) if _lies(bars) for row in bars.y
    }
    fields = [one.domain for one in figure.select_yaxes() if one.overlaying is None and one.domain]
    share = sum(last - first for first, last in fields) or 1.0
    return math.ceil(_around(figure) + _ROW * len(rows) / share)


def _lies(bars: go.Bar) -> bool:
    return bars.orientation == "h"


def _around(figure: go.Figure) -> float:
    """What no row takes: margins and the axis of the numbers."""
    margin = figure.layout.margin
    return (_TOP if margin.t is None else margin.t) + (_BOTTOM if margin.b is None else margin.b) + _AXIS


def _rows(figure: go.Figure) -> tuple[float, float] | None:
    """Before the first and after the last row, where they stand below each other on one axis."""
    axes = list(figure.select_yaxes())
    if not axes or any(one.overlaying != "y" for one in axes[1:]):
        return None
    axis: Any = axes[0]
    if axis.range:
        last, first = axis.range
        return (first, last) if first < last and first < 0 else None
    if axis.autorange == "reversed" and axis.categoryarray:
        return -0.5, len(axis.categoryarray) - 0.5
    return None
