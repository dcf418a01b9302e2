"""Figures of the unit chosen on the ranking: points lost item by item, scores and places so far."""

from itertools import pairwise

import plotly.graph_objects as go
import polars as pl

from analytics.measures.items import ItemScore
from analytics.measures.rankings import PlaceHistory
from analytics.results import Results
from dashboard import theme
from dashboard.display import displayed, heading, period_name, word
from dashboard.figures.labels import safe, tick, with_names
from dashboard.text.unit import UnitScores

MOST_ITEMS = 10
_ROW = 40  # the item's name stands above its bar: beside it, a phone would have no room for the bar
_HISTORY_HEIGHT = 70 + _ROW * MOST_ITEMS  # as tall as the items beside it
_ROOM = (0.28, 0.15)  # of the span of the scores, for the words below and above them
_LEAST_SPAN = 0.5  # points: less would make a quiet line look wild
# Where the line comes from and goes to, from -1 (down) to 1 (up): the side it leaves free.
_SIDES = {
    (1, 1): "bottom right",
    (-1, -1): "top right",
    (-1, 1): "bottom center",
    (-1, 0): "bottom center",
    (0, 1): "bottom center",
    (0, 0): "top center",
    (1, 0): "top center",
    (1, -1): "top center",
    (0, -1): "top center",
}
_ITEMS = ItemScore.columns()
_HISTORY = PlaceHistory.columns()


def items_lost(results: Results, colours: theme.Palette, org_id: str) -> go.Figure:
    """The items that cost most, the dearest on top: points lost inside a pale bar of the points there are."""
    items = lost_items(results, org_id).head(MOST_ITEMS)
    shown = displayed(items, ItemScore)
    lost, full = (shown[heading(_ITEMS[name])].to_list() for name in ("lost", "max_points"))
    rows = list(range(items.height))
    said = [
        [word(row[name], _ITEMS[name]) for name in ("lost", "max_points")]
        for row in items.iter_rows(named=True)
    ]
    hover = [
        UnitScores.ITEMS_HOVER.format(
            label=safe(row["label"]), dimension=safe(row["dimension"]), lost=words[0], full=words[1]
        )
        for row, words in zip(items.iter_rows(named=True), said, strict=True)
    ]
    bars = {"y": rows, "orientation": "h", "width": 0.42, "offset": 0.02}
    hovering = {"hovertext": hover, "hovertemplate": "%{hovertext}<extra></extra>"}
    figure = go.Figure(
        [
            go.Bar(x=full, name=UnitScores.ITEMS_FULL, marker={"color": colours.grid}, **bars, **hovering),
            go.Bar(x=lost, name=UnitScores.ITEMS_LOST, marker={"color": colours.missed}, **bars, **hovering),
            *_item_labels(items, said, full, colours),
        ]
    )
    figure.update_xaxes(visible=False, range=[0, max(full, default=1)])
    figure.update_yaxes(visible=False, range=[items.height - 0.4, -0.75])
    with_names(figure, rows, items["label"].to_list())
    return figure.update_layout(
        barmode="overlay", height=70 + _ROW * items.height, template=theme.template(colours)
    )


def score_history(results: Results, colours: theme.Palette, org_id: str) -> go.Figure:
    """The dynamic score of every half-year with the place then; a new line for every rubric and league."""
    history = halves_of(results, org_id)
    runs = comparable_runs(history)
    figure = go.Figure([_history_line(part, colours) for part in runs])
    first = 0
    for before, part in pairwise(runs):
        first += before.height
        other_rubric = before["rubric_version"][0] != part["rubric_version"][0]
        words = UnitScores.HISTORY_VERSION if other_rubric else UnitScores.HISTORY_LEAGUE
        _break(figure, first, words, colours)
    order = [tick(code) for code in history["period"]]
    sides = [-0.5, len(order) - 0.5]  # room for the words over the first and the last point
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=order, range=sides)
    figure.update_xaxes(tickangle=0, tickfont={"size": 10, "color": colours.muted})
    scores = displayed(history, PlaceHistory)[heading(_HISTORY["dynamic"])].to_list()
    room = max(max(scores, default=0) - min(scores, default=0), _LEAST_SPAN)
    below, above = (share * room for share in _ROOM)
    figure.update_yaxes(range=[min(scores, default=0) - below, max(scores, default=0) + above])
    return figure.update_layout(height=_HISTORY_HEIGHT, showlegend=False, template=theme.template(colours))


def lost_items(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's reviewed items that cost points, the dearest first."""
    return (
        results.tables["items"]
        .filter((pl.col("org_id") == org_id) & (pl.col("lost") > 0))
        .sort("lost", "item_no", descending=[True, False])
    )


def halves_of(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's half-years that have a score, oldest first."""
    history = results.tables["place_history"]
    return history.filter((pl.col("org_id") == org_id) & pl.col("dynamic").is_not_null()).sort("period")


def comparable_runs(history: pl.DataFrame) -> list[pl.DataFrame]:
    """The half-years in stretches of one rubric version and one league, oldest first."""
    run = pl.struct("rubric_version", "league").rle_id()
    return history.with_columns(run=run).partition_by("run", maintain_order=True, include_key=False)


def beside_line(scores: list[float]) -> list[str]:
    """Where the word of each point stands so that the line does not run through it."""
    steps = [0.0, *(after - before for before, after in pairwise(scores)), 0.0]
    return [_SIDES[(came > 0) - (came < 0), (goes > 0) - (goes < 0)] for came, goes in pairwise(steps)]


def _break(figure: go.Figure, first: int, words: str, colours: theme.Palette) -> None:
    """A line before the half-year at this position, and why nothing is compared across it."""
    figure.add_vline(x=first - 0.5, line={"color": colours.border, "width": 1, "dash": "dash"})
    figure.add_annotation(
        x=first - 0.5,
        y=0,
        yref="paper",
        yanchor="bottom",
        text=words,
        showarrow=False,
        font={"color": colours.muted, "size": 11},
    )


def _item_labels(
    items: pl.DataFrame, said: list[list[str]], full: list[float], colours: theme.Palette
) -> list[go.Scatter]:
    heights = [row - 0.25 for row in range(items.height)]
    quiet = {"mode": "text", "showlegend": False, "hoverinfo": "skip"}
    amounts = [UnitScores.ITEMS_LABEL.format(lost=lost, full=most) for lost, most in said]
    names = [safe(label) for label in items["label"]]
    widest = max(full, default=1)
    return [
        go.Scatter(x=[0] * items.height, y=heights, text=names, textposition="middle right", **quiet),
        go.Scatter(
            x=[widest] * items.height,
            y=heights,
            text=amounts,
            textposition="middle left",
            textfont={"color": colours.muted},
            **quiet,
        ),
    ]


def _history_line(part: pl.DataFrame, colours: theme.Palette) -> go.Scatter:
    places = [
        "" if place is None else UnitScores.HISTORY_PLACE.format(place=place) for place in part["place"]
    ]
    scores = displayed(part, PlaceHistory)[heading(_HISTORY["dynamic"])].to_list()
    hover = [
        UnitScores.HISTORY_HOVER.format(
            period=period_name(period), score=word(score, _HISTORY["dynamic"]), place=place
        )
        for period, score, place in zip(part["period"], part["dynamic"], places, strict=True)
    ]
    return go.Scatter(
        x=[tick(code) for code in part["period"]],
        y=scores,
        name=heading(_HISTORY["dynamic"]),
        mode="lines+markers+text",
        text=places,
        textposition=beside_line(scores),
        cliponaxis=False,
        line={"color": colours.met, "width": 2.5},
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )
