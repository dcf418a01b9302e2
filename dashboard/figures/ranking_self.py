"""Self check against review, a point a unit."""

import plotly.graph_objects as go
import polars as pl

from analytics.measures.self_review import SelfReview
from analytics.results import Results
from dashboard import theme
from dashboard.display import displayed, heading, word
from dashboard.figures import ranking_units as units
from dashboard.figures.labels import safe, with_names
from dashboard.text.ranking import Ranking

NAMED = 8  # units listed inside the picture
# Diamonds often lie close together: numbers that follow each other stand on different sides.
_BESIDE = ("top center", "middle right", "middle left", "bottom center")
_SELF = SelfReview.columns()


def self_against_review(
    results: Results, colours: theme.Palette, league: str, kind: str = "", search: str = ""
) -> go.Figure:
    """Each unit's self score over its reviewed score; those worth a second look as numbered diamonds."""
    points = compared_units(results, league, kind, search)
    shown = displayed(points, SelfReview)
    x, y = (shown[heading(_SELF[name])] for name in ("reviewed", "self_points"))
    points = points.with_columns(x=x, y=y)
    both = [*x, *y]
    look = points.filter("worth_a_look")
    figure = go.Figure()
    if both:
        figure.add_trace(_diagonal([min(both) - 1, max(both) + 1], colours))
    figure.add_trace(_dots(points.filter(~pl.col("worth_a_look")), colours))
    if look.height:
        figure.add_trace(_diamonds(look, colours))
        figure.add_annotation(_key(look, colours))
    with_names(figure, points["org_id"].to_list(), points["name"].to_list())
    figure.update_xaxes(title=Ranking.SELF_X, showgrid=True)
    figure.update_yaxes(title=Ranking.SELF_Y)
    return figure.update_layout(height=430, hovermode="closest", template=theme.template(colours))


def compared_units(results: Results, league: str, kind: str = "", search: str = "") -> pl.DataFrame:
    """Self reviews of the chosen units that have something to compare; the largest gap first."""
    rows = units.chosen(results, league, kind, search)
    return (
        results.tables["self_reviews"]
        .filter(pl.col("org_id").is_in(rows["org_id"].to_list()) & pl.col("gap").is_not_null())
        .sort("gap", "official_order", descending=[True, False])
    )


def _diagonal(ends: list[float], colours: theme.Palette) -> go.Scatter:
    return go.Scatter(
        x=ends,
        y=ends,
        mode="lines",
        line={"color": colours.neutral, "dash": "dash", "width": 1.5},
        name=Ranking.SELF_EQUAL,
        hoverinfo="skip",
    )


def _dots(points: pl.DataFrame, colours: theme.Palette) -> go.Scatter:
    return go.Scatter(
        x=points["x"].to_list(),
        y=points["y"].to_list(),
        customdata=points["org_id"].to_list(),
        mode="markers",
        marker={"symbol": "circle", "size": 8, "color": colours.met, "opacity": 0.75},
        name=Ranking.SELF_USUAL,
        hovertext=_self_hover(points),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _diamonds(look: pl.DataFrame, colours: theme.Palette) -> go.Scatter:
    return go.Scatter(
        x=look["x"].to_list(),
        y=look["y"].to_list(),
        customdata=look["org_id"].to_list(),
        mode="markers+text",
        marker={"symbol": "diamond", "size": 12, "color": colours.missed},
        text=[str(number) for number in range(1, look.height + 1)],
        textposition=[_BESIDE[number % len(_BESIDE)] for number in range(look.height)],
        textfont={"color": colours.text},
        name=Ranking.SELF_LOOK,
        hovertext=_self_hover(look),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _key(look: pl.DataFrame, colours: theme.Palette) -> dict[str, object]:
    """Which number is which unit, in the corner below the line, where self checks hardly ever lie."""
    lines = [
        Ranking.SELF_KEY.format(number=number, name=units.short(name), gap=word(gap, _SELF["gap"]))
        for number, (name, gap) in enumerate(look.select("name", "gap").head(NAMED).iter_rows(), start=1)
    ]
    if look.height > NAMED:
        lines.append(Ranking.SELF_KEY_MORE.format(count=look.height - NAMED))
    corner = {"x": 1, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom"}
    font = {"size": 12, "color": colours.text}
    return {"text": "<br>".join(lines), "showarrow": False, "align": "left", "font": font, **corner}


def _self_hover(points: pl.DataFrame) -> list[str]:
    return [
        Ranking.SELF_HOVER.format(
            name=safe(row["name"]),
            own=word(row["self_points"], _SELF["self_points"]),
            reviewed=word(row["reviewed"], _SELF["reviewed"]),
            gap=word(row["gap"], _SELF["gap"]),
            items=row["compared_items"],
        )
        for row in points.iter_rows(named=True)
    ]
