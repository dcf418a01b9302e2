"""Figures of one branch: its card by dimension, its stars through time."""

from itertools import pairwise

import plotly.graph_objects as go
import polars as pl

from analytics import rules
from analytics.measures.branches import BranchDimension
from analytics.periods import Period, halves_until
from analytics.results import Results
from dashboard import theme
from dashboard.display import displayed, heading, period_name, word
from dashboard.figures.labels import safe, tick, with_names
from dashboard.text.unit_branches import BranchView

_HEIGHT = 300
_COLUMNS = BranchDimension.columns()


def dimensions_of(results: Results, branch: str) -> pl.DataFrame:
    """The dimensions of the branch's card in the order of the rubric."""
    return results.tables["branch_dimensions"].filter(pl.col("org_id") == branch)


def stars_of(results: Results, branch: str) -> pl.DataFrame:
    """The ratings of the branch, oldest first."""
    return results.tables["branch_stars"].filter(pl.col("org_id") == branch)


def card(results: Results, colours: theme.Palette, branch: str) -> go.Figure:
    """Points of each dimension inside a pale bar of its full marks."""
    rows = dimensions_of(results, branch)
    shown = displayed(rows, BranchDimension)
    given, full = (shown[heading(_COLUMNS[column])].to_list() for column in ("points", "max_points"))
    places = list(range(rows.height))
    said = [
        {column: word(row[column], _COLUMNS[column]) for column in ("points", "max_points")}
        for row in rows.iter_rows(named=True)
    ]
    hover = [
        BranchView.DIMENSION_HOVER.format(
            dimension=safe(dimension), points=words["points"], full=words["max_points"]
        )
        for dimension, words in zip(rows["dimension"], said, strict=True)
    ]
    bars = {"y": places, "orientation": "h", "width": 0.42, "offset": 0.02}
    hovering = {"hovertext": hover, "hovertemplate": "%{hovertext}<extra></extra>"}
    figure = go.Figure(
        [
            go.Bar(
                x=full, name=BranchView.DIMENSION_FULL, marker={"color": colours.grid}, **bars, **hovering
            ),
            go.Bar(
                x=given, name=BranchView.DIMENSION_POINTS, marker={"color": colours.met}, **bars, **hovering
            ),
            *_labels(rows, said, max(full, default=1), colours),
        ]
    )
    figure.update_xaxes(visible=False, range=[0, max(full, default=1)])
    figure.update_yaxes(visible=False, range=[rows.height - 0.4, -0.75])
    with_names(figure, places, rows["dimension"].to_list())
    return figure.update_layout(barmode="overlay", height=_HEIGHT, template=theme.template(colours))


def star_history(results: Results, colours: theme.Palette, branch: str) -> go.Figure:
    """The stars at every rating: a rating stands until the next one, so the line goes in steps."""
    rows = stars_of(results, branch)
    codes = _halves(rows["period"].to_list(), results.period)
    stars = rows["stars"].to_list()
    low = [value in rules.LOW_STARS for value in stars]
    figure = go.Figure(
        go.Scatter(
            x=[tick(code) for code in rows["period"]],
            y=stars,
            name=BranchView.HISTORY_AXIS,
            mode="lines+markers+text",
            line={"color": colours.neutral, "width": 2, "shape": "hv"},
            marker={
                "size": 12,
                "color": [colours.missed if is_low else colours.met for is_low in low],
                "symbol": ["triangle-down" if is_low else "star" for is_low in low],
            },
            text=[BranchView.STARS_OF.format(stars=value) for value in stars],
            textposition=["bottom center" if fell else "top center" for fell in _fell(stars)],
            cliponaxis=False,
            hovertext=[
                BranchView.HISTORY_HOVER.format(period=period_name(code), stars=value)
                for code, value in rows.select("period", "stars").iter_rows()
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    sides = [-0.5, len(codes) - 0.5]  # room for the words over the first and the last point
    order = [tick(code) for code in codes]
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=order, range=sides)
    figure.update_xaxes(tickangle=0, tickfont={"size": 10, "color": colours.muted})
    figure.update_yaxes(range=[0.5, rules.TOP_STAR + 0.8], tickvals=list(range(1, rules.TOP_STAR + 1)))
    figure.update_yaxes(title=BranchView.HISTORY_AXIS)
    return figure.update_layout(height=_HEIGHT, showlegend=False, template=theme.template(colours))


def _halves(rated: list[str], last: Period) -> list[str]:
    """Every half-year from the first rating to the period, also those without one."""
    halves = halves_until(rated, last)
    codes = [halves[0]] if halves else []
    while codes and codes[-1] < last.last_half:
        codes.append(codes[-1].shifted(1))
    return [half.code for half in codes]


def _fell(stars: list[int]) -> list[bool]:
    """Whether the line comes down to each rating, so that above it there is no room for words."""
    return [False, *(now < before for before, now in pairwise(stars))]


def _labels(
    rows: pl.DataFrame, said: list[dict[str, str]], widest: float, colours: theme.Palette
) -> list[go.Scatter]:
    heights = [row - 0.25 for row in range(rows.height)]
    quiet = {"mode": "text", "showlegend": False, "hoverinfo": "skip", "y": heights}
    templates = [
        BranchView.DIMENSION_LABEL_WAITING if points is None else BranchView.DIMENSION_LABEL
        for points in rows["points"]
    ]
    amounts = [
        template.format(points=words["points"], full=words["max_points"])
        for template, words in zip(templates, said, strict=True)
    ]
    names = [safe(dimension) for dimension in rows["dimension"]]
    return [
        go.Scatter(x=[0] * rows.height, text=names, textposition="middle right", **quiet),
        go.Scatter(
            x=[widest] * rows.height,
            text=amounts,
            textposition="middle left",
            textfont={"color": colours.muted},
            **quiet,
        ),
    ]
