"""Figures of the overview: the tile map, the level of scores, the share of five-star branches."""

from dataclasses import replace

import plotly.graph_objects as go
import polars as pl

from analytics import reference
from analytics.base.rules import League
from analytics.results import Results
from analytics.systems.scores.trends import ScoreLevel
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base import display, theme
from dashboard.base.blank_figure import blank
from dashboard.base.display import word
from dashboard.base.labels import safe, tick
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Labels, Panel, Series, SeriesKind
from dashboard.systems.overview.words import Overview
from dashboard.systems.stars import figures
from dashboard.systems.stars.words import Stars

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
    figure.add_trace(_touch_marks(cities))
    figure.add_traces(_legend({_judgement(city) for city in cities.iter_rows(named=True)}, colours))
    figure.update_xaxes(visible=False, range=[-0.5, 4.5])
    figure.update_yaxes(visible=False, range=[5.5, -0.5])
    return figure.update_layout(
        height=HEIGHT,
        margin={"t": 44},
        legend={"yref": "container", "y": 1, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        hovermode="closest",
        template=theme.template(colours),
    )


def score_levels(results: Results) -> Chart:
    """Mean and middle half of the provincial units by half-year; a new line for every rubric version."""
    levels = results.tables["score_levels"].filter(pl.col("league") == League.PROVINCIAL)
    if levels.is_empty():
        return Chart(none=Overview.LEVELS_NONE)
    versions = levels.partition_by("rubric_version", maintain_order=True)
    panel = Panel(
        Categories(_names(levels), periods=tuple(levels["period"]), is_given=True),
        tuple(one for at, rows in enumerate(versions) for one in _level_series(rows, is_first=at == 0)),
        Axis("得分（满分60）"),
    )
    return Chart((panel,), height=HEIGHT)


def share_trend(results: Results) -> Chart:
    """The same trend of the five-star share as on the page of the stars, as high as what stands beside it."""
    trend = figures.trend(results)
    return replace(trend, height=HEIGHT) if trend.fields else Chart(none=Overview.STARS_NONE)


def _touch_marks(cities: pl.DataFrame) -> go.Scatter:
    """A mark nobody sees on every tile: tiles of a heat map cannot be clicked, marks can."""
    unseen = {"marker": {"opacity": 0}}
    return go.Scatter(
        x=cities["column"].to_list(),
        y=cities["row"].to_list(),
        customdata=cities["org_id"].to_list(),
        mode="markers",
        marker={"symbol": "square", "size": 46, "opacity": 0},
        showlegend=False,
        selected=unseen,
        unselected=unseen,
        hovertext=[_hover(city) for city in cities.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _legend(judged: set[int | None], colours: theme.Palette) -> list[go.Scatter]:
    """A square for every colour that is there; a heat map has none of its own."""
    fills = ((1, Stars.UNIT_REACHED, colours.met), (-1, Stars.UNIT_MISSED, colours.missed))
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"symbol": "square", "size": 12, "color": colour},
            name=name,
            showlegend=True,
        )
        for judgement, name, colour in (*fills, (0, Overview.MAP_UNJUDGED, colours.neutral))
        if judgement in judged
    ]


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
        verdict = "没有支部"
    elif city["reached"]:
        verdict = f"达到{reference.five_star_target()}%"
    else:
        verdict = Overview.MAP_SHORT.format(count=city["shortfall"])
    return "{name}<br>五星支部 {five} / {all} 个<br>{verdict}".format(
        name=safe(city["name"]), five=city["five_star"], all=city["branches"], verdict=verdict
    )


def _level_series(rows: pl.DataFrame, *, is_first: bool) -> tuple[Series, Series]:
    shown = display.shown_table(rows, ScoreLevel)
    low, high, mean = (
        tuple(shown[display.heading(ScoreLevel.columns()[name])])
        for name in ("lower_quartile", "upper_quartile", "mean")
    )
    at = _names(rows)
    band = Series(
        "上下四分位之间", SeriesKind.BAND, low, Look(Colour.MET), ends=high, at=at, in_legend=is_first
    )
    line = Series(
        "平均分",
        SeriesKind.LINE,
        mean,
        Look(Colour.MET, width=2.5, marks=Marks()),
        at=at,
        labels=Labels(tuple(word(value, _MEAN) for value in rows["mean"]), "top center"),
        hover_form="%{x}<br>%{y:.2f}",
        in_legend=is_first,
    )
    return band, line


def _names(frame: pl.DataFrame) -> tuple[str, ...]:
    return tuple(tick(code) for code in frame["period"])
