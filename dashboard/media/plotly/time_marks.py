"""What happened in the time of a chart: a quiet line between two periods, its words above the field."""

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.base.labels import safe
from dashboard.kit.chart import Chart, Mark, Panel
from dashboard.media.widths import ems

_SIZE, _ROW, _GAP = 11, 14, 6  # pixels: of the words, of a row of them, between two in a row
_FIELD = 290  # pixels: the width of a field on a phone, on which words may not meet
_AROUND = 110  # pixels above and below the fields
_HEIGHT = 450  # of a figure that says none


def draw(drawn: go.Figure, panel: Panel, place: dict[str, int], colours: theme.Palette) -> None:
    """The lines in every field below each other; the words over the first alone."""
    line = {"color": colours.neutral, "width": 1, "dash": "dot"}
    for mark in panel.marks:
        drawn.add_vline(x=mark.before - 0.5, line=line, layer="below", **place)
    if place.get("row", 1) > 1:
        return
    for mark, (row, anchor) in zip(panel.marks, _places(panel), strict=True):
        drawn.add_annotation(
            x=mark.before - 0.5,
            y=1,
            xref="x",
            yref="y domain",
            xanchor=anchor,
            yanchor="bottom",
            yshift=row * _ROW - 2,
            text=safe(mark.words),
            showarrow=False,
            font={"color": colours.muted, "size": _SIZE},
        )


def under_legend(chart: Chart) -> dict[str, float]:
    """Room below the legend for the words."""
    first = next((one for one in chart.fields if isinstance(one, Panel) and one.marks), None)
    if first is None or chart.is_legend_above:
        return {}
    rows = 1 + max(row for row, _ in _places(first))
    return {"y": 1 + (rows * _ROW + 4) / ((chart.height or _HEIGHT) - _AROUND)}


def _places(panel: Panel) -> list[tuple[int, str]]:
    """The row of each mark's words from below, and the side they hang on: none meet, none leave the field."""
    ends: list[float] = []  # of the words in each row
    places = []
    for mark in panel.marks:
        left, right, anchor = _span(mark, len(panel.categories.keys))
        row = next((row for row, end in enumerate(ends) if end + _GAP <= left), len(ends))
        ends[row : row + 1] = [right]
        places.append((row, anchor))
    return places


def _span(mark: Mark, categories: int) -> tuple[float, float, str]:
    """From where to where its words reach on a phone, in pixels, and their anchor."""
    at, width = mark.before / categories * _FIELD, ems(mark.words) * _SIZE
    if at - width / 2 < 0:
        return at, at + width, "left"
    if at + width / 2 > _FIELD:
        return at - width, at, "right"
    return at - width / 2, at + width / 2, "center"
