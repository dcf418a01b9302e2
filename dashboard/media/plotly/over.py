"""What lies over a field: yardsticks, thin lines, notes."""

from typing import Any

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.kit.chart import Edge, Panel, Target


def draw(drawn: go.Figure, panel: Panel, colours: theme.Palette) -> None:
    """Lines and notes of the panel, which is the only one of its figure where it has any."""
    is_down = panel.categories.is_down
    for target in panel.targets:
        _target(drawn, target, is_down, colours)
    for edge in panel.edges:
        _edge(drawn, edge, edge.is_between != is_down, colours)
    for note in panel.notes:
        drawn.add_annotation(
            x=note.at,
            y=0,
            yref="paper",
            yanchor="bottom",
            text=note.words,
            showarrow=False,
            font={"color": colours.muted, "size": 11},
        )


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


def _edge(drawn: go.Figure, edge: Edge, is_upright: bool, colours: theme.Palette) -> None:
    line = {"color": colours.of(edge.colour), "width": edge.width} | (
        {"dash": edge.dash} if edge.dash else {}
    )
    if is_upright:
        drawn.add_vline(x=edge.at, line=line)
    else:
        drawn.add_hline(y=edge.at, line=line)
