"""What stands in a spreadsheet for the figures it has no chart for: bars that say the same numbers."""

import plotly.graph_objects as go
import polars as pl

from analytics.measures.item_losses import ItemLoss
from analytics.results import Results
from analytics.rules import League
from dashboard import theme
from dashboard.display import displayed, period_name
from dashboard.figures import items_calendar, items_matrix, star_units
from dashboard.figures.labels import safe
from dashboard.text.common import Filters
from dashboard.text.items import STATE_LEGEND, STATE_SIGNS, Items


def of_tile_map(results: Results, colours: theme.Palette) -> go.Figure:
    """A bar a division with its share, coloured as its tile."""
    return star_units.shares(results, colours, League.MUNICIPAL.value, Filters.EVERY_KIND, star_units.ALL)


def of_matrix(results: Results, colours: theme.Palette, league: str, dimension: str, _sort: str) -> go.Figure:
    """A bar an item: what its column of the matrix adds up to."""
    items = items_matrix.item_rows(results, league, dimension)
    names = [
        Items.ITEM_HEADING.format(number=number, label=safe(label))
        for number, label in items.select("item_no", "label").iter_rows()
    ]
    lost = displayed(items.select("lost"), ItemLoss).to_series().to_list()
    figure = go.Figure(go.Bar(x=names, y=lost, name=Items.PARETO_BAR, marker={"color": colours.met}))
    figure.update_yaxes(title=Items.PARETO_AXIS)
    figure.update_xaxes(type="category")
    return figure.update_layout(template=theme.template(colours))


def of_calendar(results: Results, colours: theme.Palette, league: str, show: str) -> go.Figure:
    """A bar a period: how many squares of each state stand in its column."""
    rows = items_calendar.reports(results, league, show)
    order = items_calendar.columns(rows)
    figure = go.Figure()
    for state, sign in STATE_SIGNS.items():
        found = rows.filter(pl.col("state") == state).group_by("period").len()
        counts = dict(found.iter_rows())
        if counts:
            figure.add_trace(
                go.Bar(
                    x=[period_name(code) for code in order],
                    y=[counts.get(code, 0) for code in order],
                    name=STATE_LEGEND.format(sign=sign, state=state),
                    marker={"color": items_calendar.painted(state, colours)[0]},
                )
            )
    figure.update_xaxes(type="category")
    figure.update_yaxes(title=Items.CALENDAR_AXIS)
    return figure.update_layout(barmode="stack", template=theme.template(colours))
