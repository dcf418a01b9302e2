"""Figures of the overview: the tile map, the level of scores, the share of five-star branches."""

import plotly.graph_objects as go
import polars as pl

from analytics import reference
from analytics.measures.stars import PROVINCE, StarsByUnit
from analytics.measures.trends import ScoreLevel
from analytics.results import Results
from analytics.rules import League
from dashboard import display, theme
from dashboard.display import word
from dashboard.figures.blank import blank
from dashboard.figures.labels import safe, tick
from dashboard.text.overview import Overview

HEIGHT = 380
_SHARE = StarsByUnit.columns()["share"]
_MEAN = ScoreLevel.columns()["mean"]


def tile_map(results: Results, colours: theme.Palette) -> go.Figure:
    """The 18 divisions as tiles in their places on the map, coloured by whether the share is reached."""
    cities = _placed_cities(results)
    if not cities["branches"].sum():
        return blank(Overview.MAP_NONE, colours)
    if not cities["reached"].count():
        return blank(Overview.MAP_NOT_RATED, colours)
    columns, rows = range(5), range(6)
    cells = {(city["column"], city["row"]): city for city in cities.iter_rows(named=True)}
    grid = [[cells.get((column, row)) for column in columns] for row in rows]
    figure = go.Figure(
        go.Heatmap(
            z=[[_judgement(city) for city in line] for line in grid],
            text=[[_label(city) for city in line] for line in grid],
            hoverinfo="skip",
            texttemplate="%{text}",
            textfont={"size": 12, "color": colours.background},
            xgap=4,
            ygap=4,
            zmin=-1,
            zmax=1,
            colorscale=[(0, colours.missed), (0.5, colours.neutral), (1, colours.met)],
            showscale=False,
        )
    )
    figure.add_trace(_touched(cities))
    figure.update_xaxes(visible=False, range=[-0.5, 4.5])
    figure.update_yaxes(visible=False, range=[5.5, -0.5])
    return figure.update_layout(
        height=HEIGHT,
        margin={"t": 8},
        showlegend=False,
        hovermode="closest",
        template=theme.template(colours),
    )


def score_levels(results: Results, colours: theme.Palette) -> go.Figure:
    """Mean and middle half of the provincial units by half-year; a new line for every rubric version."""
    levels = results.tables["score_levels"].filter(pl.col("league") == League.PROVINCIAL)
    if levels.is_empty():
        return blank(Overview.LEVELS_NONE, colours)
    figure = go.Figure()
    for position, level in enumerate(levels.partition_by("rubric_version", maintain_order=True)):
        for trace in _level_traces(level, colours, first=position == 0):
            figure.add_trace(trace)
        if position:
            _mark_new_rubric(figure, level["period"][0], colours)
    figure.update_yaxes(title=Overview.LEVELS_AXIS)
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=_names(levels))
    return figure.update_layout(height=HEIGHT, template=theme.template(colours))


def share_trend(results: Results, colours: theme.Palette) -> go.Figure:
    """The five-star share of the province and of each league, with the yardstick as a line."""
    pooled = results.tables["stars_pooled"].filter(pl.col("share").is_not_null())
    if pooled.is_empty():
        return blank(Overview.STARS_NONE, colours)
    target = reference.five_star_target()
    dashes = {PROVINCE: "solid", League.PROVINCIAL.value: "dash", League.MUNICIPAL.value: "dot"}
    figure = go.Figure()
    for number, (scope, dash) in enumerate(dashes.items()):
        series = pooled.filter(pl.col("scope") == scope)
        if series.height:
            figure.add_trace(_share_line(series, scope, dash, colours.categories[number]))
    figure.add_hline(
        y=target,
        name=Overview.STARS_TARGET.format(target=target),
        line={"color": colours.target, "dash": "dash", "width": 1.5},
        annotation={"text": Overview.STARS_TARGET.format(target=target), "font": {"color": colours.target}},
        annotation_position="top left",
    )
    figure.update_yaxes(title=Overview.STARS_AXIS, rangemode="tozero")
    order = _names(pooled.unique("period").sort("period"))
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=order)
    return figure.update_layout(height=HEIGHT, template=theme.template(colours))


def _touched(cities: pl.DataFrame) -> go.Scatter:
    """A mark nobody sees on every tile: tiles of a heat map cannot be clicked, marks can."""
    unseen = {"marker": {"opacity": 0}}
    return go.Scatter(
        x=cities["column"].to_list(),
        y=cities["row"].to_list(),
        customdata=cities["org_id"].to_list(),
        mode="markers",
        marker={"symbol": "square", "size": 46, "opacity": 0},
        selected=unseen,
        unselected=unseen,
        hovertext=[_hover(city) for city in cities.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _placed_cities(results: Results) -> pl.DataFrame:
    cities = results.tables["stars_by_unit"].filter(pl.col("league") == League.MUNICIPAL)
    return cities.join(reference.tiles(), left_on="region", right_on="region")


def _judgement(city: dict | None) -> int | None:
    if city is None:
        return None
    return 0 if city["reached"] is None else 1 if city["reached"] else -1


def _label(city: dict | None) -> str:
    if city is None:
        return ""
    lines = [safe(city["name"]), word(city["share"], _SHARE)]
    if city["shortfall"]:
        lines.append(Overview.MAP_SHORT.format(count=city["shortfall"]))
    return "<br>".join(lines)


def _hover(city: dict | None) -> str:
    if city is None:
        return ""
    if not city["branches"]:
        verdict = Overview.MAP_NO_BRANCHES
    elif city["reached"]:
        verdict = Overview.MAP_REACHED.format(target=reference.five_star_target())
    else:
        verdict = Overview.MAP_SHORT.format(count=city["shortfall"])
    return Overview.MAP_HOVER.format(
        name=safe(city["name"]), five=city["five_star"], all=city["branches"], verdict=verdict
    )


def _level_traces(level: pl.DataFrame, colours: theme.Palette, *, first: bool) -> list[go.Scatter]:
    x = _names(level)
    shown = display.displayed(level, ScoreLevel)
    low, high, mean = (
        shown[display.heading(ScoreLevel.columns()[name])].to_list()
        for name in ("lower_quartile", "upper_quartile", "mean")
    )
    band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    return [
        go.Scatter(x=x, y=low, showlegend=False, **band),
        go.Scatter(
            x=x,
            y=high,
            fill="tonexty",
            fillcolor=f"{colours.met}33",
            name=Overview.LEVELS_BAND,
            showlegend=first,
            **band,
        ),
        go.Scatter(
            x=x,
            y=mean,
            mode="lines+markers+text",
            text=[word(value, _MEAN) for value in level["mean"]],
            textposition="top center",
            line={"color": colours.met, "width": 2.5},
            name=Overview.LEVELS_MEAN,
            showlegend=first,
            hovertemplate="%{x}<br>%{y:.2f}<extra></extra>",
        ),
    ]


def _mark_new_rubric(figure: go.Figure, code: str, colours: theme.Palette) -> None:
    figure.add_annotation(
        x=tick(code),
        y=0,
        yref="paper",
        yanchor="bottom",
        text=Overview.LEVELS_NEW_RUBRIC,
        showarrow=False,
        font={"color": colours.muted, "size": 11},
    )


def _share_line(series: pl.DataFrame, scope: str, dash: str, colour: str) -> go.Scatter:
    shares = [display.percent_value(share) for share in series["share"]]
    return go.Scatter(
        x=_names(series),
        y=shares,
        name=scope,
        mode="lines+markers",
        line={"color": colour, "dash": dash, "width": 2.5 if scope == PROVINCE else 1.8},
        hovertemplate=f"{safe(scope)} %{{x}}<br>%{{y:.1f}}%<extra></extra>",
    )


def _names(frame: pl.DataFrame) -> list[str]:
    return [tick(code) for code in frame["period"]]
