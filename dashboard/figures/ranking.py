"""Figures of the ranking: changes of place, points lost by dimension."""

import plotly.graph_objects as go
import polars as pl

from analytics.measures.calendar import ComparisonKind
from analytics.measures.items import DimensionScore
from analytics.results import Results
from dashboard import theme
from dashboard.display import displayed, period_name, word
from dashboard.figures import ranking_units as units
from dashboard.figures.labels import safe, with_names
from dashboard.text.ranking import Ranking

MOST_MOVED = 12  # risers, and as many fallers
_ROW = 25
# Of the longest bar: what a segment must have for its amount, and for the first character of its dimension.
_ROOM_FOR_AMOUNT, _ROOM_FOR_INITIAL = 0.14, 0.045
_LOST = DimensionScore.columns()


def place_changes(
    results: Results, colours: theme.Palette, against: str, league: str, kind: str = "", search: str = ""
) -> go.Figure:
    """The units that rose and fell most: a line from the place then (hollow) to the place now (filled)."""
    moved = most_moved(units.chosen(results, league, kind, search), against)
    base = _base_name(results, against)
    figure = go.Figure()
    sides = (
        (moved.filter(pl.col("change") > 0), colours.met, "triangle-right", Ranking.MOVES_UP_NAME),
        (moved.filter(pl.col("change") < 0), colours.missed, "triangle-left", Ranking.MOVES_DOWN_NAME),
    )
    for side, colour, symbol, name in sides:
        for trace in _moves(side, colour, symbol, name, base):
            figure.add_trace(trace)
    figure.update_xaxes(
        title=Ranking.MOVES_AXIS, range=_room(moved), showgrid=True, tickvals=[1, *range(20, 1000, 20)]
    )
    _named_rows(figure, moved)
    height = 110 + _ROW * moved.height
    return figure.update_layout(height=height, hovermode="closest", template=theme.template(colours))


def most_moved(rows: pl.DataFrame, against: str) -> pl.DataFrame:
    """Of these rows the largest risers and fallers with then and change, best riser first."""
    compared = rows.with_columns(
        then=pl.col(units.base_column(against)), change=pl.col(units.change_column(against))
    ).sort("change", "place", descending=[True, False], maintain_order=True)
    risen, fallen = (compared.filter(side) for side in (pl.col("change") > 0, pl.col("change") < 0))
    return pl.concat([risen.head(MOST_MOVED), fallen.tail(MOST_MOVED)])


def moves_title(results: Results, against: str) -> str:
    """What the picture of changes shows, with both periods."""
    return Ranking.MOVES.format(kind=against, base=_base_name(results, against))


def points_lost(
    results: Results, colours: theme.Palette, league: str, kind: str = "", search: str = ""
) -> go.Figure:
    """Points lost by dimension, stacked: the lowest ranked of the units chosen, lowest first."""
    rows = units.shown_for_losses(results, league, kind, search)
    lost = results.tables["dimensions"].join(rows.select("org_id", "name"), on="org_id")
    dimensions = lost["dimension"].unique(maintain_order=True).to_list()
    longest = lost.group_by("org_id").agg(pl.col("lost").sum())["lost"].max()
    lost = lost.with_columns(room=pl.col("lost") / longest)
    figure = go.Figure(
        [
            _dimension_bars(lost.filter(pl.col("dimension") == name), name, colours.categories[number % 6])
            for number, name in enumerate(dimensions)
        ]
    )
    figure.update_xaxes(title=Ranking.LOST_AXIS, showgrid=True)
    _named_rows(figure, rows)
    return figure.update_layout(
        barmode="stack",
        bargap=0.2,
        height=110 + _ROW * rows.height,
        legend_traceorder="normal",
        template=theme.template(colours),
    )


def _base_name(results: Results, against: str) -> str:
    comparisons = results.tables["comparisons"].filter(pl.col("kind") == ComparisonKind(against))
    return period_name(comparisons["base_period"].item())


def _room(moved: pl.DataFrame) -> list[float]:
    """The range of places, the first on the right, with room for the words beside the outermost arrows."""
    places = [*moved["then"], *moved["place"]] or [1]
    margin = max(2.0, 0.14 * (max(places) - min(places)))
    return [max(places) + margin, min(places) - margin]


def _named_rows(figure: go.Figure, rows: pl.DataFrame) -> None:
    """One line a unit, the first on top; told apart by code, because cut names may be alike."""
    codes = rows["org_id"].to_list()
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=codes,
        tickvals=codes,
        ticktext=[units.short(name) for name in rows["name"]],
        range=[rows.height - 0.4, -0.6],
        showgrid=False,
    )
    with_names(figure, codes, rows["name"].to_list())


def _moves(side: pl.DataFrame, colour: str, symbol: str, name: str, base: str) -> list[go.Scatter]:
    lines: dict[str, list] = {"x": [], "y": []}
    for row in side.iter_rows(named=True):
        lines["x"] += [row["then"], row["place"], None]
        lines["y"] += [row["org_id"]] * 3
    sign = Ranking.MOVES_RISER if symbol == "triangle-right" else Ranking.MOVES_FALLER
    said = [sign.format(count=abs(change)) for change in side["change"]]
    hover = [
        Ranking.MOVES_HOVER.format(
            name=safe(row["name"]), base=base, then=row["then"], now=row["place"], change=change
        )
        for row, change in zip(side.iter_rows(named=True), said, strict=True)
    ]
    y = side["org_id"].to_list()
    hollow = {"symbol": "circle-open", "size": 8, "color": colour, "line": {"width": 1.5}}
    quiet = {"showlegend": False, "hoverinfo": "skip"}
    return [
        go.Scatter(
            **lines,
            mode="lines",
            name=Ranking.MOVES_LINE.format(side=name),
            line={"color": colour, "width": 2},
            **quiet,
        ),
        go.Scatter(
            x=side["then"].to_list(), y=y, mode="markers", name=base, marker=hollow, customdata=y, **quiet
        ),
        go.Scatter(
            x=side["place"].to_list(),
            y=y,
            mode="markers+text",
            marker={"symbol": symbol, "size": 11, "color": colour},
            text=said,
            textposition="middle right" if symbol == "triangle-right" else "middle left",
            cliponaxis=False,
            name=name,
            customdata=y,
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
        ),
    ]


def _dimension_bars(lost: pl.DataFrame, dimension: str, colour: str) -> go.Bar:
    said = [word(value, _LOST["lost"]) for value in lost["lost"]]
    return go.Bar(
        x=displayed(lost.select("lost"), DimensionScore).to_series().to_list(),
        y=lost["org_id"].to_list(),
        orientation="h",
        name=safe(dimension),
        customdata=lost["org_id"].to_list(),
        marker={"color": colour},
        text=[
            _label(safe(dimension[0]), value, room) for value, room in zip(said, lost["room"], strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 11},
        hovertext=[
            Ranking.LOST_HOVER.format(
                name=safe(name), dimension=safe(dimension), lost=value, full=word(full, _LOST["max_points"])
            )
            for name, value, full in zip(lost["name"], said, lost["max_points"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _label(initial: str, lost: str, room: float) -> str:
    if room < _ROOM_FOR_INITIAL:
        return ""
    return initial if room < _ROOM_FOR_AMOUNT else Ranking.LOST_LABEL.format(initial=initial, lost=lost)
