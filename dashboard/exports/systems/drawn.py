"""The figure of a finding for pictures, in given colours."""

from collections.abc import Callable

import plotly.graph_objects as go

from analytics.results import Results
from dashboard import theme
from dashboard.kit.finding import Finding, Scope
from dashboard.media import plotly


def drawing(finding: Finding, scope: Scope) -> Callable[..., go.Figure]:
    """draw(results, palette, scope code, *codes), named after the finding: figures are kept by name."""

    def draw(results: Results, palette: theme.Palette, _scope: str, *codes: str) -> go.Figure:
        if finding.chart:
            return plotly.figure(finding.chart(results, scope, *codes), palette)
        figure: go.Figure = finding.draw(results, palette, scope, *codes) if finding.draw else go.Figure()
        return figure

    draw.__name__ = finding.key
    return draw
