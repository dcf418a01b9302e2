"""The matrix of points lost: units down, items across; not reviewed and exempt are signs."""

import plotly.graph_objects as go
import polars as pl

from analytics import reference
from analytics.base import rules
from analytics.results import Results
from analytics.systems.scores.items import ItemScore, ItemState
from dashboard.base import theme
from dashboard.base.blank_figure import blank
from dashboard.base.display import word
from dashboard.base.labels import safe
from dashboard.base.shortening import short_names
from dashboard.systems.scores.item_words import Items

ALL = "all"  # of the dimensions
PLACE, TOTAL, ITEM = "place", "total", "item"  # what the units are sorted by; an item is item7
_ROW, _AROUND, _MORE_LINES = 16, 96, 26  # pixels; those of the two lines more of many items
_ONE_LINE = 20  # numbers of more items stand on three lines by turns: on one they would touch on a phone
_LINES = ("{}<br> <br> ", "<br>{}<br> ", "<br><br>{}")
_NUMBER, _NAME, _NAME_OF_MANY = 10, 12, 10  # sizes in the head: number of an item, name of a dimension
_MAX, _LOST = (ItemScore.columns()[name] for name in ("max_points", "lost"))
SIGNS = {ItemState.NOT_REVIEWED: "？", ItemState.EXEMPT: "—"}


def item_rows(results: Results, league: str, dimension: str = ALL) -> pl.DataFrame:
    """The items of the league's rubric version in its order, with what was lost on them; of one dimension."""
    found = results.tables["item_losses"].filter(pl.col("league") == league).sort("item_no")
    name = dimensions(results, league).get(dimension)
    return found.filter(pl.col("dimension") == name) if name else found


def dimensions(results: Results, league: str) -> dict[str, str]:
    """Number to name of the dimensions of the league's rubric version, in its order."""
    items = results.tables["item_losses"].filter(pl.col("league") == league).sort("item_no")
    names = items["dimension"].unique(maintain_order=True)
    return {str(number): name for number, name in enumerate(names, start=1)}


def sorts(results: Results, league: str, dimension: str) -> list[str]:
    """What the units can be sorted by; units that are not ranked stand in official order only."""
    if league not in reference.ranked_leagues():
        return [PLACE]
    return [PLACE, TOTAL, *(f"{ITEM}{number}" for number in item_rows(results, league, dimension)["item_no"])]


def matrix_items(results: Results, league: str, dimension: str) -> pl.DataFrame:
    """The rows of `items` the matrix shows, named, unit by unit in the order of the ranking."""
    wanted = cells(results, league, dimension).select("org_id", "name", "item_no")
    return wanted.join(results.tables["items"], on=["org_id", "item_no"], maintain_order="left")


def of_other_version(results: Results, league: str) -> pl.DataFrame:
    """The units whose review names another rubric version than that of the league."""
    units = results.tables["rankings"].filter(pl.col("league") == league)
    usual = item_rows(results, league)["rubric_version"].unique()
    strange = results.tables["items"].filter(~pl.col("rubric_version").is_in(usual.to_list()))
    return units.join(strange, on="org_id", how="semi", maintain_order="left")


def cells(results: Results, league: str, dimension: str) -> pl.DataFrame:
    """Unit × item of the league's version in the order of the ranking; without a card, not reviewed."""
    items = item_rows(results, league, dimension).select("item_no", "dimension", "label", "max_points")
    units = results.tables["rankings"].filter(pl.col("league") == league).with_row_index("position")
    units = units.join(of_other_version(results, league), on="org_id", how="anti", maintain_order="left")
    given = results.tables["items"].select("org_id", "item_no", "lost", "state")
    return (
        units.select("position", "org_id", "name", "place")
        .join(items, how="cross", maintain_order="left_right")
        .join(given, on=["org_id", "item_no"], how="left", maintain_order="left")
        .with_columns(pl.col("state").fill_null(ItemState.NOT_REVIEWED.value))
    )


def units(cells: pl.DataFrame, sort: str) -> pl.DataFrame:
    """org_id, name, place, total: a row a unit in the order asked for; total is null until all is reviewed.

    What is not known stands after what is; equal units keep the order of the ranking.
    """
    waiting = pl.col("state") == ItemState.NOT_REVIEWED
    number = int(sort.removeprefix(ITEM)) if sort.startswith(ITEM) else 0
    found = cells.group_by("position", "org_id", "name", "place").agg(
        total=pl.when(~waiting.any()).then(pl.col("lost").sum()),
        asked=pl.col("lost").filter(pl.col("item_no") == number).first(),
        waiting=waiting.sum().cast(pl.Int64),
    )
    ordered = found.sort("position")
    if sort != PLACE:
        by = TOTAL if sort == TOTAL else "asked"
        ordered = ordered.sort(by, descending=True, nulls_last=True, maintain_order=True)
    return ordered.drop("position", "asked")


def matrix(results: Results, colours: theme.Palette, league: str, dimension: str, sort: str) -> go.Figure:
    """Points lost as colour; every cell answers to a click with its row, the position in `units`."""
    shown = cells(results, league, dimension)
    items = item_rows(results, league, dimension).with_row_index("column")
    if shown.is_empty():
        return blank(Items.MATRIX_NONE.fill(league=league).on_page, colours)
    order = units(shown, sort).with_row_index("row")
    placed = shown.join(order.select("org_id", "row"), on="org_id").join(
        items.select("item_no", "column"), on="item_no"
    )
    figure = go.Figure([_heat(placed, order.height, items.height, colours)])
    for item in items.iter_rows(named=True):
        figure.add_trace(_touchable(placed.filter(pl.col("item_no") == item["item_no"]), item))
    for state, sign in SIGNS.items():
        figure.add_trace(_signs(placed.filter(pl.col("state") == state), items, state, sign, colours))
    _name_axes(figure, order, items, colours)
    _part_dimensions(figure, items, colours)
    around = _AROUND + (0 if items.height <= _ONE_LINE else _MORE_LINES)
    return figure.update_layout(
        height=around + _ROW * order.height,
        hovermode="closest",
        showlegend=False,
        margin={"t": around - 8},
        template=theme.template(colours),
    )


def _heat(placed: pl.DataFrame, rows: int, columns: int, colours: theme.Palette) -> go.Heatmap:
    grid: list[list[float | None]] = [[None] * columns for _ in range(rows)]
    for row, column, lost in placed.select("row", "column", "lost").iter_rows():
        grid[row][column] = None if lost is None else lost / rules.POINT
    most = int(placed["lost"].max() or rules.POINT)  # type: ignore[arg-type]  # points are numbers
    return go.Heatmap(
        z=grid,
        zmin=0,
        zmax=most / rules.POINT,
        colorscale=theme.scale(colours),
        xgap=1,
        ygap=1,
        hoverinfo="skip",
        colorbar={
            "orientation": "h",
            "thickness": 8,
            "len": 0.85,
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "title": {"text": "失分（分）", "side": "right", "font": {"size": _NAME}},
            "tickfont": {"size": _NUMBER},
            "tickangle": 0,
            "tickvals": [0, most / 2 / rules.POINT, most / rules.POINT],
            "ticktext": [word(points, _LOST) for points in (0, round(most / 2), most)],
            "outlinewidth": 0,
        },
    )


def _touchable(column: pl.DataFrame, item: dict) -> go.Scatter:
    """Unseen marks over the cells of an item: a heat map itself cannot be clicked."""
    scored = column.filter(pl.col("lost").is_not_null())
    unseen = {"marker": {"opacity": 0}}
    return go.Scatter(
        x=scored["column"].to_list(),
        y=scored["row"].to_list(),
        customdata=[lost / rules.POINT for lost in scored["lost"]],
        mode="markers",
        marker={"symbol": "square", "size": _ROW - 2, "opacity": 0},
        selected=unseen,
        unselected=unseen,
        meta=_item_words(item),
        hovertemplate=f"{Items.MATRIX_HOVER}<extra></extra>",
    )


def _signs(
    found: pl.DataFrame, items: pl.DataFrame, state: str, sign: str, colours: theme.Palette
) -> go.Scatter:
    words = {item["column"]: _item_words(item) for item in items.iter_rows(named=True)}
    kept = {"textfont": {"color": colours.text}}
    return go.Scatter(
        x=found["column"].to_list(),
        y=found["row"].to_list(),
        mode="text",
        text=[sign] * found.height,
        textfont={"color": colours.text, "size": 11 if items.height <= _ONE_LINE else 9},
        selected=kept,
        unselected=kept,
        hovertext=[words[column] for column in found["column"]],
        hovertemplate=f"{Items.MATRIX_HOVER_STATE.format(state=state)}<extra></extra>",
    )


def _item_words(item: dict) -> str:
    return "{number} {label}（分值{full}分）".format(
        number=item["item_no"], label=safe(item["label"]), full=word(item["max_points"], _MAX)
    )


def _name_axes(figure: go.Figure, order: pl.DataFrame, items: pl.DataFrame, colours: theme.Palette) -> None:
    names = [
        safe(name) if place is None else f"{place} {safe(name)}"
        for name, place in zip(short_names(order["name"]), order["place"], strict=True)
    ]
    figure.update_yaxes(
        tickvals=list(range(order.height)),
        ticktext=names,
        tickfont={"size": 10},
        range=[order.height - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )
    lines = ("{}",) if items.height <= _ONE_LINE else _LINES
    figure.update_xaxes(
        tickvals=list(range(items.height)),
        ticktext=[lines[at % len(lines)].format(number) for at, number in enumerate(items["item_no"])],
        tickfont={"size": _NUMBER, "color": colours.text},
        ticks="",
        tickangle=0,
        range=[-0.5, items.height - 0.5],
        side="top",
        showgrid=False,
        zeroline=False,
    )


def _part_dimensions(figure: go.Figure, items: pl.DataFrame, colours: theme.Palette) -> None:
    """The name over each dimension, and a line between two."""
    ends = items.group_by("dimension", maintain_order=True).agg(
        first=pl.col("column").min(), last=pl.col("column").max()
    )
    for name, first, last in ends.iter_rows():
        figure.add_annotation(
            x=(first + last) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=16 if items.height <= _ONE_LINE else 42,
            text=safe(name),
            showarrow=False,
            font={"size": _NAME if items.height <= _ONE_LINE else _NAME_OF_MANY},
        )
        if first:
            figure.add_vline(x=first - 0.5, line={"color": colours.muted, "width": 1})
