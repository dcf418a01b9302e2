"""What stands where there is nothing to draw."""

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.labels import safe

HEIGHT = 120


def blank(words: str, colours: theme.Palette) -> go.Figure:
    """An empty field that says why it is empty."""
    figure = go.Figure()
    figure.add_annotation(
        text=safe(words),
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        font={"color": colours.muted},
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure.update_layout(height=HEIGHT, template=theme.template(colours))
