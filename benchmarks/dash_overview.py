"""The overview as a plain Dash page, to compare with: `python -m benchmarks.dash_overview PORT PERIOD`.

The same figures, key figures, table lines and one filter; results built and figures drawn in memory,
as our own page has them after its first run.
"""

import os
import sys
from typing import Any

from dash import Dash, Input, Output, dash_table, dcc, html

from analytics import actions
from analytics.base.periods import Grain
from analytics.lake import open_lake
from analytics.results import Results
from dashboard.base import display, theme
from dashboard.base.common_words import Filters
from dashboard.media import plotly
from dashboard.screen import plot
from dashboard.systems.overview import attention_sentences, figures
from dashboard.systems.overview import sentences as headlines
from dashboard.systems.overview.words import Overview

_CARD = {"border": f"1px solid {theme.LIGHT.border}", "borderRadius": 6, "padding": 12}
_TWO_COLUMNS = {"display": "grid", "gridTemplateColumns": "1fr 1fr", "gap": 16}
_FOUR_COLUMNS = {**_TWO_COLUMNS, "gridTemplateColumns": "repeat(4, 1fr)", "margin": "16px 0"}


def app(lake: str, first: str) -> Dash:
    """The page; its server is Flask's, with a thread a request."""
    now = open_lake(lake).snapshot()
    contents = {
        period.code: content(actions.draft(now, period))
        for period in actions.periods(now)
        if period.grain is Grain.HALF
    }
    page = Dash(title=Overview.TITLE, update_title="")
    options = [{"label": display.period_name(code), "value": code} for code in contents]
    page.layout = html.Div(
        [
            html.H1(Overview.TITLE),
            html.Label([Filters.PERIOD, dcc.Dropdown(options, first, id="period", clearable=False)]),
            html.Div(contents[first], id="content"),
        ],
        style={"fontFamily": theme.FONT, "margin": 24},
    )
    choosing = page.callback(
        Output("content", "children"), Input("period", "value"), prevent_initial_call=True
    )
    choosing(contents.__getitem__)
    return page


def content(results: Results) -> list[Any]:
    """Everything below the filter."""
    pictures = [
        (plotly.figure(figures.share_trend(results), theme.LIGHT), headlines.stars),
        (figures.tile_map(results, theme.LIGHT), headlines.map_of_divisions),
        (plotly.figure(figures.score_levels(results), theme.LIGHT), headlines.score_levels),
    ]
    cards = [
        html.Div(
            [
                html.B(headline(results)),
                dcc.Graph(figure=figure, config=plot.config()),
            ],
            style=_CARD,
        )
        for figure, headline in pictures
    ]
    table = html.Div([html.B(headlines.attention(results)), _lines(results)], style=_CARD)
    indicators = [
        html.Div([html.Div(one.label), html.H2(one.value), html.Div(one.change)], style=_CARD)
        for one in headlines.indicators(results)
    ]
    return [
        html.Div(f"{display.period_name(results.period.code)} ·"),
        html.Div(indicators, style=_FOUR_COLUMNS),
        html.Div([*cards, table], style=_TWO_COLUMNS),
    ]


def _lines(results: Results) -> dash_table.DataTable:
    rows = display.shown_table(attention_sentences.lines(results), attention_sentences.AttentionLine)
    return dash_table.DataTable(
        rows.to_dicts(),
        [{"name": name, "id": name} for name in rows.columns],
        style_table={"height": figures.HEIGHT, "overflowY": "auto"},
        style_cell={"textAlign": "left", "fontFamily": theme.FONT},
        sort_action="native",
    )


if __name__ == "__main__":
    app(os.environ["DANGJIAN_LAKE"], sys.argv[2]).run("127.0.0.1", int(sys.argv[1]), threaded=True)
