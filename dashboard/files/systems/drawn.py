"""The chart of a finding as pages and pictures ask for it: bound to its scope, called by its own name."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from analytics.results import Results
from dashboard.base import theme
from dashboard.kit.chart import Chart
from dashboard.kit.finding import Finding, Scope


def charted(finding: Finding, scope: Scope) -> dict[str, Any]:
    """chart(results, scope code, *codes) and draw(results, palette, scope code, *codes), where there is one.

    Named after the finding: figures are kept by name.
    """

    def chart(results: Results, _scope: str, *codes: str) -> Chart:
        return finding.chart(results, scope, *codes) if finding.chart else Chart()

    def draw(results: Results, palette: theme.Palette, _scope: str, *codes: str) -> go.Figure:
        figure: go.Figure = finding.draw(results, palette, scope, *codes) if finding.draw else go.Figure()
        return figure

    chart.__name__ = draw.__name__ = finding.key
    made: Callable[..., go.Figure] | None = draw if finding.draw else None
    return {"chart": chart, "draw": made}
