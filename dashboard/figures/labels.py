"""Labels of figures: Plotly reads a little HTML, so names are made harmless before they reach it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.periods import Grain, parse
from dashboard.text.numbers import Numbers, Periods

_TICKS = {
    Grain.YEAR: (Periods.YEAR_TICK,),
    Grain.HALF: Periods.HALF_TICKS,
    Grain.QUARTER: Periods.QUARTER_TICKS,
    Grain.MONTH: (Periods.MONTH_TICK,) * 12,
}


def safe(text: str) -> str:
    """The name as words and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_lines(text: str, longest: int) -> str:
    """The whole text in lines of about equal length, before a bracket where that is no longer; harmless."""
    rows = max(1, -(-len(text) // longest))
    size = max(1, -(-len(text) // rows))
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    bracket = text.find(Numbers.BRACKET)
    if rows == 2 and 0 < bracket <= longest and len(text) - bracket <= longest:
        parts = [text[:bracket], text[bracket:]]
    return "<br>".join(safe(part) for part in parts)


def tick(code: str) -> str:
    """A period under an axis: short, on two lines, so that seven fit on a phone."""
    period = parse(code)
    return _TICKS[period.grain][period.number - 1].format(year=period.year, month=period.number)


def with_names(figure: go.Figure, rows: Sequence[str | int], names: Sequence[str]) -> go.Figure:
    """Tell files what each row or code is called in full: beside an axis names are cut short or missing."""
    return figure.update_layout(
        meta={"rows": [(row, safe(name)) for row, name in zip(rows, names, strict=True)]}
    )


def on_both_sides(figure: go.Figure, ids: list[str], left: list[str], right: list[str]) -> None:
    """A row a code, the first on top: left to the left of it, right on the other side, clear of the bars."""
    axis = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": ids,
        "range": [len(ids) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": ids,
        "showgrid": False,
    }
    # An axis nothing is drawn on would stay away.
    figure.add_trace(go.Scatter(x=[None], y=ids[:1], yaxis="y2", showlegend=False))
    figure.update_layout(
        yaxis={**axis, "ticktext": left},
        yaxis2={**axis, "ticktext": right, "overlaying": "y", "side": "right"},
    )
