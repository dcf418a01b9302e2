"""The Pareto of points lost: the dearest items first, and what they make up together."""

import plotly.graph_objects as go
import polars as pl

from analytics import rules
from analytics.measures.item_losses import ItemLoss
from analytics.results import Results
from dashboard import theme
from dashboard.display import percent_value, word
from dashboard.figures.blank import blank
from dashboard.figures.labels import in_lines, safe
from dashboard.text.items import Items

UNTIL = 80  # percent: items are drawn until they make up so much
_ROW = 32  # a name on two lines beside the bar
_NAME_SIZE = 11
_FEW, _LOW_ROW, _WIDE_LINE = 10, 27, 24  # of the picture for a page, whose names have one line
_LINE = 10  # characters, so that a phone has room for the bar
_LOSSES = ItemLoss.columns()


def every(results: Results, league: str) -> pl.DataFrame:
    """All items of the league, the dearest first, for the workbook."""
    return results.tables["item_losses"].filter(pl.col("league") == league)


def losing(results: Results, league: str) -> pl.DataFrame:
    """The items on which the league lost anything, the dearest first."""
    return every(results, league).filter(pl.col("lost") > 0)


def dearest(results: Results, league: str) -> pl.DataFrame:
    """The fewest of them that make up the share drawn, compared in integers."""
    found = losing(results, league)
    before = pl.col("cumulative_lost") - pl.col("lost")
    return found.filter(before * 100 < pl.col("lost").sum() * UNTIL)


def few(results: Results, league: str) -> pl.DataFrame:
    """As many of them as a page has room for."""
    return dearest(results, league).head(_FEW)


def pareto(results: Results, colours: theme.Palette, league: str) -> go.Figure:
    """A bar an item, the line of the cumulative share over them, and its words at the right."""
    rows = dearest(results, league)
    if rows.is_empty():
        return blank(Items.PARETO_NOTHING.format(league=league), colours)
    return _drawn(rows, colours, _ROW, _LINE)


def first(results: Results, colours: theme.Palette, league: str) -> go.Figure:
    """The same of the few dearest items, low enough for a page."""
    rows = few(results, league)
    if rows.is_empty():
        return blank(Items.PARETO_NOTHING.format(league=league), colours)
    return _drawn(rows, colours, _LOW_ROW, _WIDE_LINE)


def _drawn(rows: pl.DataFrame, colours: theme.Palette, height: int, line: int) -> go.Figure:
    """height: pixels a row; line: characters of a line of a name."""
    places = list(range(rows.height))
    hovering = {
        "hovertext": [_hover(row) for row in rows.iter_rows(named=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    figure = go.Figure(
        [
            go.Bar(
                x=[lost / rules.POINT for lost in rows["lost"]],
                y=places,
                orientation="h",
                name=Items.PARETO_BAR,
                marker={"color": colours.met},
                **hovering,
            ),
            go.Scatter(
                x=[percent_value(share) for share in rows["cumulative_share"]],
                y=places,
                xaxis="x2",
                yaxis="y2",
                name=Items.PARETO_LINE,
                mode="lines+markers",
                line={"color": colours.missed, "width": 1.5},
                marker={"size": 5},
                **hovering,
            ),
        ]
    )
    names = [_named(row, line) for row in rows.iter_rows(named=True)]
    return _finished(figure, rows, names, colours).update_layout(height=150 + height * rows.height)


def _finished(figure: go.Figure, rows: pl.DataFrame, names: list[str], colours: theme.Palette) -> go.Figure:
    places = list(range(rows.height))
    axis = {"tickvals": places, "range": [rows.height - 0.4, -0.6], "showgrid": False, "zeroline": False}
    shares = [word(share, _LOSSES["cumulative_share"]) for share in rows["cumulative_share"]]
    figure.update_xaxes(title=Items.PARETO_AXIS, showgrid=False)
    return figure.update_layout(
        yaxis={
            **axis,
            "tickfont": {"size": _NAME_SIZE},
            "ticktext": names,
        },
        yaxis2={**axis, "ticktext": shares, "side": "right", "overlaying": "y", "automargin": True},
        xaxis2={
            "range": [0, 100],
            "overlaying": "x",
            "side": "top",
            "showgrid": False,
            "tickvals": [0, 20, 40, 60, UNTIL, 100],
            "title": {"text": Items.PARETO_CUMULATIVE_AXIS, "standoff": 4},
        },
        legend={"yref": "container", "y": 1, "yanchor": "top"},
        margin={"t": 84},
        template=theme.template(colours),
    )


def _named(row: dict, line: int) -> str:
    return Items.ITEM_HEADING.format(number=row["item_no"], label=in_lines(row["label"], line))


def _hover(row: dict) -> str:
    said = {name: word(row[name], column) for name, column in _LOSSES.items()}
    told = Items.PARETO_HOVER.format(
        item=safe(Items.ITEM_HEADING.format(number=row["item_no"], label=row["label"])),
        dimension=safe(row["dimension"]),
        lost=said["lost"],
        share=said["share"],
        cumulative=said["cumulative_share"],
        losing=row["losing_units"],
        reviewed=row["reviewed_units"],
        rate=said["loss_rate"],
    )
    if row["most_name"] is None:
        return told
    template = Items.PARETO_MOST if row["most_sharing"] == 1 else Items.PARETO_MOST_TIED
    return told + template.format(
        name=safe(row["most_name"]), count=row["most_sharing"], lost=said["most_lost"]
    )
