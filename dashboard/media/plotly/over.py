"""What lies over a field: yardsticks, thin lines, marks of time."""

from typing import Any

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.kit.chart import Panel, Target
from dashboard.media.plotly import time_marks


def draw(drawn: go.Figure, panel: Panel, place: dict[str, int], colours: theme.Palette) -> None:
    """Lines of the panel, which is the only one of its figure where it has any but marks of time."""
    is_down = panel.categories.is_down
    for target in panel.targets:
        _target(drawn, target, is_down, colours)
    for edge in panel.edges:
        line = {"color": colours.of(edge.colour), "width": 1}
        if is_down:
            drawn.add_vline(x=edge.at, line=line)
        else:
            drawn.add_hline(y=edge.at, line=line)
    time_marks.draw(drawn, panel, place, colours)


def key(words: str, colours: theme.Palette) -> dict[str, Any]:
    """Words in the corner below the line, where self checks hardly ever lie."""
    corner = {"x": 1, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom"}
    return {"text": words, "showarrow": False, "align": "left", "font": _font(12, colours), **corner}


def _font(size: int, colours: theme.Palette) -> dict[str, Any]:
    return {"size": size, "color": colours.text}


def _target(drawn: go.Figure, target: Target, is_down: bool, colours: theme.Palette) -> None:
    ink = colours.of(target.colour)
    told = {
        "name": target.name,
        "line": {"color": ink, "dash": "dash", "width": 1.5},
        "annotation": {"text": target.name, "font": {"color": ink}},
        "annotation_position": target.place,
    }
    if is_down:
        drawn.add_vline(x=target.value, **told)
    else:
        drawn.add_hline(y=target.value, **told)
