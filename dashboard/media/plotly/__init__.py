"""A chart as the Plotly figure of pages and pictures."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analytics.results import Results
from dashboard.base import theme
from dashboard.base.blank_figure import blank
from dashboard.kit.chart import Chart, Cloud, Panel, Together
from dashboard.media.plotly import axes, heat_map, over, time_marks, traces

_MODES = {Together.SIDE: "group", Together.OVER: "overlay", Together.STACK: "stack", Together.SHARES: "stack"}


def finding_figure(
    results: Results,
    colours: theme.Palette,
    *choices: Any,
    chart: Callable[..., Chart],
    draw: Callable[..., go.Figure] | None = None,
) -> go.Figure:
    """draw(results, colours, *choices) for what no chart can say, else the chart(results, *choices)."""
    if draw is not None:
        return draw(results, colours, *choices)
    return figure(chart(results, *choices), colours)


def figure(chart: Chart, colours: theme.Palette) -> go.Figure:
    """The chart in these colours; an empty field that says why, where there is nothing to draw."""
    if chart.grid:
        return heat_map.figure(chart.grid, colours)
    if not chart.fields:
        return blank(chart.none, colours)
    made = _divide_figure(chart, colours)
    for number, field in enumerate(chart.fields, start=1):
        place = {"row": number, "col": 1} if chart.below else {}
        if isinstance(field, Cloud):
            _draw_cloud(made, field, colours)
        else:
            _draw_panel(made, field, place, colours)
            axes.dress(made, field, place, colours, is_titled=_says_its_numbers(chart, number))
    return made.update_layout(**_layout(chart), template=theme.template(colours))


def _divide_figure(chart: Chart, colours: theme.Palette) -> go.Figure:
    below = chart.below
    if below is None:
        return go.Figure()
    titles = [field.title for field in chart.fields]
    made = make_subplots(
        rows=len(below.shares),
        shared_xaxes="all" if below.has_ticks else True,
        row_heights=list(below.shares),
        vertical_spacing=below.gap,
        subplot_titles=titles if any(titles) else None,
    )
    if any(titles):
        font = {"size": theme.FONT_SIZE, "color": colours.text}
        made.update_annotations(x=0, xanchor="left", font=font)
    return made


def _says_its_numbers(chart: Chart, number: int) -> bool:
    """Fields with one axis of numbers for all name it below the last."""
    field = chart.fields[number - 1]
    return not (isinstance(field, Panel) and field.categories.is_down) or number == len(chart.fields)


def _draw_panel(made: go.Figure, panel: Panel, place: dict[str, int], colours: theme.Palette) -> None:
    for trace in traces.of(panel, colours):
        made.add_trace(trace, **place)
    over.draw(made, panel, place, colours)


def _draw_cloud(made: go.Figure, cloud: Cloud, colours: theme.Palette) -> None:
    for dots in cloud.series:
        made.add_trace(traces.of_dots(dots, colours))
    if cloud.key:
        made.add_annotation(over.key(cloud.key, colours))
    made.update_xaxes(axes.numbers(cloud.x))
    made.update_yaxes(axes.numbers(cloud.y))


def _layout(chart: Chart) -> dict[str, object]:
    legend: dict[str, object] = (
        {"yref": "container", "y": 1, "yanchor": "top"} if chart.is_legend_above else {}
    )
    legend |= {"traceorder": "normal"} if chart.is_legend_in_order else {}
    legend |= time_marks.under_legend(chart)
    told = {
        "height": chart.height,
        "barmode": _MODES[chart.together] if chart.together else None,
        "barnorm": "percent" if chart.together is Together.SHARES else None,
        "bargap": chart.gap,
        "showlegend": None if chart.has_legend else False,
        "legend": legend or None,
        "margin": chart.margins or None,
        "uniformtext": {"minsize": chart.least_letters, "mode": "hide"} if chart.least_letters else None,
        "hovermode": "closest" if chart.is_pointed else None,
    }
    return {name: value for name, value in told.items() if value is not None}
