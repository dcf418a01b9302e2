"""Figures of the stars: the share half-year by half-year, and how many branches have which level."""

import plotly.graph_objects as go
import polars as pl

from analytics import reference
from analytics.measures.stars import PROVINCE, StarsPooled
from analytics.periods import parse
from analytics.results import Results
from analytics.rules import League
from dashboard import display, theme
from dashboard.display import period_name, word
from dashboard.figures.blank import blank
from dashboard.text.stars import Stars

HEIGHT = 360
SCOPES = (PROVINCE, League.PROVINCIAL.value, League.MUNICIPAL.value)
LEVELS = ("five_star", "four_star", "three_star", "two_star", "one_star", "unrated")
_DASHES = ("solid", "dash", "dot")
_SYMBOLS = ("circle", "square", "diamond")
_SHARE = StarsPooled.columns()["share"]


def latest(results: Results) -> pl.DataFrame:
    """The rows of the last half-year that was rated, the province first."""
    pooled = results.tables["stars_pooled"]
    order = pl.col("scope").replace_strict(dict(zip(SCOPES, range(len(SCOPES)), strict=True)))
    return pooled.filter(pl.col("period") == pl.col("period").max()).sort(order)


def trend(results: Results, colours: theme.Palette) -> go.Figure:
    """The five-star share of the province and of each league; a hollow mark is not closed yet."""
    pooled = results.tables["stars_pooled"].filter(pl.col("share").is_not_null())
    if pooled.is_empty():
        return blank(Stars.TREND_NONE, colours)
    figure = go.Figure()
    for number, scope in enumerate(SCOPES):
        series = pooled.filter(pl.col("scope") == scope)
        if series.height:
            figure.add_trace(_share_line(series, number, colours))
    target = reference.five_star_target()
    figure.add_hline(
        y=target,
        name=Stars.TARGET.format(target=target),
        line={"color": colours.target, "dash": "dash", "width": 1.5},
        annotation={"text": Stars.TARGET.format(target=target), "font": {"color": colours.target}},
        annotation_position="top left",
    )
    codes = pooled["period"].unique().sort()
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=_short_names(codes))
    figure.update_yaxes(title=Stars.TREND_AXIS, rangemode="tozero")
    return figure.update_layout(height=HEIGHT, template=theme.template(colours))


def distribution(results: Results, colours: theme.Palette) -> go.Figure:
    """One bar a scope: all its branches, parted by stars, the unrated at the end."""
    rows = latest(results)
    if not rows["share"].count():
        return blank(Stars.LEVELS_NONE, colours)
    ordered = colours.sequence
    fills = (ordered[5], ordered[3], ordered[1], colours.missed, colours.target, colours.neutral)
    figure = go.Figure(
        [
            _level_bar(rows, column, name, fill)
            for column, name, fill in zip(LEVELS, Stars.LEVEL_NAMES, fills, strict=True)
        ]
    )
    figure.update_xaxes(title=Stars.LEVELS_AXIS, range=[0, 100])
    figure.update_yaxes(type="category", autorange="reversed")
    return figure.update_layout(
        height=HEIGHT,
        barmode="stack",
        barnorm="percent",
        legend={"traceorder": "normal"},
        margin={"r": 20},
        uniformtext={"minsize": 10, "mode": "hide"},
        template=theme.template(colours),
    )


def _share_line(series: pl.DataFrame, number: int, colours: theme.Palette) -> go.Scatter:
    colour, scope = colours.categories[number], SCOPES[number]
    # The last value stands beside the name: at the end of the lines, values of one size would overlap.
    name = Stars.TREND_NAME.format(scope=scope, share=word(series["share"][-1], _SHARE))
    return go.Scatter(
        x=_short_names(series["period"]),
        y=[display.percent_value(share) for share in series["share"]],
        name=name,
        mode="lines+markers",
        line={"color": colour, "dash": _DASHES[number], "width": 1.8 if number else 2.5},
        marker={"symbol": [_symbol(number, closed) for closed in series["is_closed"]], "size": 8},
        hovertext=[_share_hover(row) for row in series.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _symbol(number: int, closed: bool) -> str:
    return _SYMBOLS[number] if closed else f"{_SYMBOLS[number]}-open"


def _share_hover(row: dict) -> str:
    told = Stars.TREND_HOVER.format(
        scope=row["scope"],
        period=period_name(row["period"]),
        share=word(row["share"], _SHARE),
        five=row["five_star"],
        all=row["branches"],
    )
    return told if row["is_closed"] else told + Stars.TREND_HOVER_OPEN


def _level_bar(rows: pl.DataFrame, column: str, name: str, fill: str) -> go.Bar:
    hovers = [
        Stars.LEVELS_HOVER.format(scope=row["scope"], level=name, count=row[column], all=row["branches"])
        for row in rows.iter_rows(named=True)
    ]
    return go.Bar(
        x=rows[column].to_list(),
        y=rows["scope"].to_list(),
        name=name,
        orientation="h",
        marker={"color": fill, "pattern": {"shape": "/" if column == "unrated" else ""}},
        text=[str(count) for count in rows[column]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        hovertext=hovers,
        hovertemplate="%{hovertext}<br>%{x:.1f}%<extra></extra>",
    )


def _short_names(codes: pl.Series) -> list[str]:
    halves = [parse(code) for code in codes]
    return [Stars.HALVES[half.number - 1].format(year=half.year) for half in halves]
