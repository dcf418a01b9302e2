"""A unit against its league as a spine chart: a line a row from the lowest to the highest of the league."""

from collections.abc import Iterator

import plotly.graph_objects as go
import polars as pl

from analytics.results import Results
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.spine import SpinePart
from dashboard.base import theme
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.systems.unit import spine_words, unit_names
from dashboard.systems.unit.spine_words import LEAST_UNITS, RATES
from dashboard.systems.unit.words import Spine

EVERYTHING = ""
_ROW = 46  # the name stands above its line: beside it, a phone would have no room for the line
_SUFFIX = "%"
# Below, between and above the quartiles: only what is judged bears the colour of a judgement.
_JUDGED = {
    -1: ("本单位：失分率高于上四分位", "triangle-down", Colour.MISSED),
    0: ("本单位：四分位之间", "circle", Colour.TEXT),
    1: ("本单位：失分率低于下四分位", "triangle-up", Colour.MET),
}


def rows_of(results: Results, org_id: str, dimension: str = EVERYTHING) -> pl.DataFrame:
    """The unit's total and dimensions, or the items of the dimension; without those that do not apply."""
    own = unit_names.rows(results, "spine", org_id).with_columns(own_max=pl.coalesce("own_max", "max_points"))
    if dimension == EVERYTHING:
        return own.filter(pl.col("part") != SpinePart.ITEM)
    items = unit_names.rows(results, "items", org_id)
    applicable = items.filter(pl.col("state") != ItemState.EXEMPT).select(number="item_no")
    rows = own.filter((pl.col("part") == SpinePart.ITEM) & (pl.col("dimension") == dimension))
    return rows.join(applicable, on="number", how="semi", maintain_order="left")


def dimensions(results: Results, org_id: str) -> list[str]:
    """The unit's dimensions in the order of the rubric."""
    own = unit_names.rows(results, "spine", org_id).filter(pl.col("part") == SpinePart.DIMENSION)
    return own["label"].to_list()


def has_levels() -> pl.Expr:
    """Whether the row has a league beside it; of too few others a unit is not shown the levels."""
    return (pl.col("units") >= LEAST_UNITS) & pl.col("median").is_not_null()


def quartile_side() -> pl.Expr:
    """-1 worse than three quarters of the league, 1 better, 0 between, null where there is none beside it.

    By loss rate; a total, and what an edition has in points only, by points.
    """
    own, rate = pl.col("own"), pl.col("loss_rate")
    beside = own.is_not_null() & has_levels()
    worse = pl.coalesce(rate > pl.col("upper_rate"), own < pl.col("lower_quartile"))
    better = pl.coalesce(rate < pl.col("lower_rate"), own > pl.col("upper_quartile"))
    place = pl.when(worse).then(-1).when(better).then(1).otherwise(0)
    return pl.when(beside).then(place)


def shares(results: Results, org_id: str, dimension: str = EVERYTHING) -> pl.DataFrame:
    """The rows with their number, where the unit stands, and all levels as loss in percent, not points."""
    rows = rows_of(results, org_id, dimension).with_columns(judged=quartile_side())
    full = pl.col("max_points")
    percent = {
        points: 100 * pl.coalesce(rate, (full - pl.col(points)) / full) for points, rate in RATES.items()
    }
    hover = pl.Series([spine_words.hover(row) for row in rows.iter_rows(named=True)], dtype=pl.String)
    return rows.with_columns(**percent, hover=hover).with_row_index("row")


def marked_rows(rows: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, str, str, Colour]]:
    """The rows that have a mark of the unit, by where it stands: with name, symbol and colour."""
    marks = rows.filter(pl.col("own").is_not_null()).with_columns(pl.col("judged").fill_null(0))
    for place, (name, symbol, colour) in _JUDGED.items():
        if (part := marks.filter(pl.col("judged") == place)).height:
            yield part, name, symbol, colour


def spine(results: Results, colours: theme.Palette, org_id: str, dimension: str = EVERYTHING) -> go.Figure:
    """Each row by its loss rate, better to the right: league as line, band and tick, the unit as a mark."""
    rows = rows_of(results, org_id, dimension).with_columns(judged=quartile_side())
    drawn = shares(results, org_id, dimension)
    beside, (left, right) = drawn.filter(has_levels()), _axis_ends(drawn)
    range_line, middle_line = ({"color": one, "width": 12} for one in (colours.grid, colours.neutral))
    figure = go.Figure(
        [
            _stretch(beside, "lowest", "highest", range_line, Spine.RANGE),
            _stretch(beside, "lower_quartile", "upper_quartile", middle_line, Spine.MIDDLE),
            _medians(beside, colours),
            *(_own(*part, colours) for part in marked_rows(drawn)),
            *_names(rows, left, right, colours),
        ]
    )
    figure.update_xaxes(range=[left, right], showgrid=True, ticksuffix=_SUFFIX, tickfont={"size": 11})
    figure.update_yaxes(visible=False, range=[rows.height - 0.5, -0.75])
    return figure.update_layout(
        height=130 + _ROW * rows.height,
        hovermode="closest",
        margin={"t": 84},
        legend={"yref": "container", "y": 1, "yanchor": "top", "traceorder": "normal"},
        template=theme.template(colours),
    )


def chart(results: Results, org_id: str, dimension: str = EVERYTHING) -> Chart:
    """What stands in a spreadsheet for it: the same strokes and marks, row by row."""
    rows = shares(results, org_id, dimension)
    beside = rows.filter(has_levels())
    at = tuple(beside["row"])
    thick = [Look(colour, width=12) for colour in (Colour.GRID, Colour.NEUTRAL)]
    ends = (("lowest", "highest"), ("lower_quartile", "upper_quartile"))
    strokes = (
        Series(name, SeriesKind.RANGE, tuple(beside[low]), look, ends=tuple(beside[high]), at=at)
        for name, look, (low, high) in zip((Spine.RANGE, Spine.MIDDLE), thick, ends, strict=True)
    )
    tick = Look(Colour.TEXT, marks=Marks("line-ns"))
    own = (
        Series(
            name,
            SeriesKind.MARKS,
            tuple(part["own"]),
            Look(colour, marks=Marks(symbol)),
            at=tuple(part["row"]),
        )
        for part, name, symbol, colour in marked_rows(rows)
    )
    medians = Series(Spine.MEDIAN, SeriesKind.MARKS, tuple(beside["median"]), tick, at=at)
    names = Categories(tuple(range(rows.height)), names=tuple(rows["label"]), is_down=True, is_counted=True)
    return Chart((Panel(names, (*strokes, medians, *own), Axis(_SUFFIX)),))


def _axis_ends(shares: pl.DataFrame) -> tuple[float, float]:
    """From above the greatest loss shown, at a whole ten, to none; adjustments can lie beyond both."""
    shown = [value for name in RATES for value in shares[name].drop_nulls()]
    most, least = max(shown, default=100.0), min(shown, default=0.0)
    start = -(-most // 10) * 10 + 1
    return (start if most > 100 else min(100.0, start)), min(-1.0, least - 1)


def _stretch(beside: pl.DataFrame, start: str, end: str, line: dict, name: str) -> go.Scatter:
    ends = [(x, row["row"]) for row in beside.iter_rows(named=True) for x in (row[start], row[end], None)]
    return go.Scatter(
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        mode="lines",
        line=line,
        name=name,
        hoverinfo="skip",
        showlegend=beside[start].is_not_null().any(),
    )


def _medians(beside: pl.DataFrame, colours: theme.Palette) -> go.Scatter:
    return go.Scatter(
        x=beside["median"].to_list(),
        y=beside["row"].to_list(),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 15,
            "line": {"color": colours.text, "width": 2},
            "color": colours.text,
        },
        name=Spine.MEDIAN,
        hoverinfo="skip",
        showlegend=beside.height > 0,
    )


def _own(part: pl.DataFrame, name: str, symbol: str, colour: Colour, colours: theme.Palette) -> go.Scatter:
    """The unit's marks; shape and word say the same as the colour."""
    edge = {"color": colours.background, "width": 1.5}
    return go.Scatter(
        x=part["own"].to_list(),
        y=part["row"].to_list(),
        mode="markers",
        marker={"symbol": symbol, "size": 13, "color": colours.of(colour), "line": edge},
        name=name,
        hovertext=part["hover"].to_list(),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _names(rows: pl.DataFrame, left: float, right: float, colours: theme.Palette) -> list[go.Scatter]:
    """The names above the lines, and at the right what the unit has of how much."""
    heights = [row - 0.42 for row in range(rows.height)]
    quiet = {"mode": "text", "showlegend": False, "hoverinfo": "skip", "y": heights}
    names = [safe(label) for label in rows["label"]]
    return [
        go.Scatter(x=[left] * rows.height, text=names, textposition="middle right", **quiet),
        go.Scatter(
            x=[right] * rows.height,
            text=[
                spine_words.amount(row, colours.of(_JUDGED[row["judged"] or 0][2]))
                for row in rows.iter_rows(named=True)
            ],
            textposition="middle left",
            **quiet,
        ),
    ]


def _amount(row: dict, colours: theme.Palette) -> str:
    return spine_words.amount(row, colours.of(_JUDGED[row["judged"] or 0][2]))
