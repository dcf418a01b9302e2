"""A heat map in bands of colour, a sign where a cell has no number; every cell answers to a click."""

from bisect import bisect_left

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.kit.chart import HeatMap
from dashboard.media import shades

_ROW, _LINE, _LEGEND = 20, 13, 60  # pixels: of a row, of a line of a heading, of the legend above
_MANY, _LOW_ROW = 40, 12  # so many rows are as low as their names allow, and have no numbers
_GROUP = 20  # of the names of groups above the headings
_HEAD_SIZE, _NAME_SIZE, _SIGN_SIZE = 10, 11, 11
_NARROW = 14  # so many columns leave a cell no room for its number
_FEW = 6  # so few leave room for decimals that say nothing


def figure(grid: HeatMap, colours: theme.Palette) -> go.Figure:
    """The map as figure; names of the bands in the legend, names of columns and their groups above."""
    made = go.Figure(
        [_cells(grid, colours), _touch_marks(grid), *_words(grid, colours), *_legend(grid, colours)]
    )
    heads = grid.heads or grid.columns
    lines = max((head.count("<br>") + 1 for head in heads), default=1)
    above = _LEGEND + _LINE * lines + (_GROUP if grid.groups else 0)
    _name_axes(made, grid, heads, colours)
    _part_groups(made, grid, _LINE * lines, colours)
    return made.update_layout(
        height=above + _row(grid) * len(grid.rows) + 8,
        hovermode="closest",
        legend={"yref": "container", "y": 1, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        margin={"t": above},
        template=theme.template(colours),
    )


def band_of(grid: HeatMap, cell: float | str | None) -> int | None:
    """The band of a number as it is shown; none of a sign."""
    return None if cell is None or isinstance(cell, str) else bisect_left(grid.limits, cell)


def _row(grid: HeatMap) -> int:
    return _ROW if len(grid.rows) < _MANY else _LOW_ROW


def _cells(grid: HeatMap, colours: theme.Palette) -> go.Heatmap:
    steps = shades.of_bands(grid, colours)
    return go.Heatmap(
        z=[[band_of(grid, cell) for cell in line] for line in grid.cells],
        zmin=0,
        zmax=len(steps) - 1,
        colorscale=[(place / (len(steps) - 1), colour) for place, colour in enumerate(steps)],
        showscale=False,
        xgap=1,
        ygap=1,
        hoverinfo="skip",
    )


def _touch_marks(grid: HeatMap) -> go.Scatter:
    """Unseen marks over the cells: a heat map itself cannot be clicked."""
    unseen = {"marker": {"opacity": 0}}
    places = [(row, column) for row in range(len(grid.rows)) for column in range(len(grid.columns))]
    return go.Scatter(
        x=[column for _, column in places],
        y=[row for row, _ in places],
        customdata=[grid.codes[row] for row, _ in places] if grid.codes else None,
        mode="markers",
        marker={"symbol": "square", "size": _row(grid) - 2, "opacity": 0},
        selected=unseen,
        unselected=unseen,
        showlegend=False,
        hovertext=[grid.hover[row][column] for row, column in places] if grid.hover else None,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _words(grid: HeatMap, colours: theme.Palette) -> list[go.Scatter]:
    """The signs, and the numbers where a cell has room: dark on what is bright, bright on what is dark."""
    steps, said = shades.of_bands(grid, colours), dict[str, list[tuple[int, int, str]]]()
    is_roomy = len(grid.columns) <= _FEW
    for row, line in enumerate(grid.cells):
        for column, cell in enumerate(line):
            if grid.signs and not isinstance(cell, str):
                ink = (
                    colours.text
                    if cell is None
                    else shades.readable_on(steps[bisect_left(grid.limits, cell)])
                )
                said.setdefault(ink, []).append((row, column, grid.signs[row][column]))
            elif isinstance(cell, str):
                said.setdefault(colours.text, []).append((row, column, cell))
            elif cell is not None and len(grid.columns) < _NARROW and len(grid.rows) < _MANY:
                ink = shades.readable_on(steps[bisect_left(grid.limits, cell)])
                said.setdefault(ink, []).append((row, column, _number(cell, is_roomy=is_roomy)))
    return [_write_words(places, ink) for ink, places in said.items()]


def _number(cell: float, *, is_roomy: bool) -> str:
    return f"{cell:.1f}" if is_roomy and round(cell, 1) == cell else f"{cell:g}"


def _write_words(places: list[tuple[int, int, str]], ink: str) -> go.Scatter:
    kept = {"textfont": {"color": ink}}
    return go.Scatter(
        x=[column for _, column, _ in places],
        y=[row for row, _, _ in places],
        mode="text",
        text=[words for *_, words in places],
        textfont={"color": ink, "size": _SIGN_SIZE},
        selected=kept,
        unselected=kept,
        showlegend=False,
        hoverinfo="skip",
    )


def _legend(grid: HeatMap, colours: theme.Palette) -> list[go.Scatter]:
    """A square of its colour for every band."""
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"symbol": "square", "size": 12, "color": colour, "line": {"width": 0}},
            name=name,
            hoverinfo="skip",
        )
        for name, colour in zip(grid.bands, shades.of_bands(grid, colours), strict=True)
    ]


def _name_axes(made: go.Figure, grid: HeatMap, heads: tuple[str, ...], colours: theme.Palette) -> None:
    made.update_yaxes(
        tickvals=list(range(len(grid.rows))),
        ticktext=list(grid.names or grid.rows),
        tickfont={"size": min(_NAME_SIZE, _row(grid) - 3)},
        range=[len(grid.rows) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )
    made.update_xaxes(
        tickvals=list(range(len(heads))),
        ticktext=list(heads),
        tickfont={"size": _HEAD_SIZE, "color": colours.text},
        ticks="outside",
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
        tickangle=0,
        range=[-0.5, len(heads) - 0.5],
        side="top",
        showgrid=False,
        zeroline=False,
    )


def _part_groups(made: go.Figure, grid: HeatMap, above: int, colours: theme.Palette) -> None:
    """The name over each group of columns, and a line between two."""
    first = 0
    for name, width in grid.groups:
        if name:
            made.add_annotation(
                x=first + (width - 1) / 2,
                y=1,
                yref="paper",
                yanchor="bottom",
                yshift=above + 4,
                text=name,
                showarrow=False,
                font={"size": _NAME_SIZE},
            )
        if first:
            made.add_vline(x=first - 0.5, line={"color": colours.muted, "width": 1})
        first += width
