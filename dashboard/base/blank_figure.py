"""A figure with nothing in it but why."""

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.base.labels import safe

_HEIGHT = 120  # pixels


def blank(words: str, colours: theme.Palette) -> go.Figure:
    """An empty field that says why it is empty."""
    made = go.Figure()
    made.add_annotation(
        text=safe(words),
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        font={"color": colours.muted},
    )
    made.update_xaxes(visible=False)
    made.update_yaxes(visible=False)
    return made.update_layout(height=_HEIGHT, template=theme.template(colours))
