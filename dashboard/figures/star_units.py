"""The five-star share of each unit, and which units a reader asked to see."""

import plotly.graph_objects as go
import polars as pl

from analytics import reference
from analytics.measures.stars import StarsByUnit
from analytics.results import Results
from dashboard import display, theme
from dashboard.display import word
from dashboard.figures.blank import blank
from dashboard.figures.labels import on_both_sides, safe, with_names
from dashboard.text.common import Filters
from dashboard.text.stars import SHOWS, Stars

LOWEST, SHORT, ALL = SHOWS
FEW = 25  # bars a reader takes in at once
SMALL = 20  # with fewer branches one more or less moves the share by more than 5 points: draw the interval
_ROW = 24  # pixels
_NAME = 12  # characters beside a bar; the whole name shows on touch
_SHARE = StarsByUnit.columns()["share"]


def offered(league: str) -> list[str]:
    """What can be shown of a league; the lowest are singled out only where units are ranked at all."""
    return [LOWEST, SHORT, ALL] if league in reference.ranked_leagues() else [ALL, SHORT]


def named(show: str) -> str:
    """The choice in words."""
    return SHOWS[show].format(count=FEW)


def kinds(results: Results, league: str) -> list[str]:
    """Every kind, then the kinds of unit in the league."""
    units = results.tables["stars_by_unit"].filter(pl.col("league") == league)
    return [Filters.EVERY_KIND, *units["kind"].drop_nulls().unique(maintain_order=True)]


def units(results: Results, league: str, kind: str) -> pl.DataFrame:
    """The units of the league and kind that have a share, in official order."""
    return _with_branches(results, league, kind).filter(pl.col("share").is_not_null())


def why_none(results: Results, league: str, kind: str) -> str:
    """Why no unit of the league and kind has a share: nobody was rated yet, or they have no branches."""
    unrated = _with_branches(results, league, kind).height > 0
    words = Stars.UNITS_NOT_RATED if unrated else Stars.UNITS_NONE
    return words.format(group=group(league, kind))


def group(league: str, kind: str) -> str:
    """The league and kind in words."""
    return Stars.GROUP.format(league=league, kind="" if kind == Filters.EVERY_KIND else kind)


def without_branches(results: Results, league: str) -> pl.DataFrame:
    """The units of the league that have no share because they have no branches."""
    return results.tables["stars_by_unit"].filter((pl.col("league") == league) & (pl.col("branches") == 0))


def chosen(results: Results, league: str, kind: str, show: str) -> pl.DataFrame:
    """The units to show: the lowest share first where units are ranked, else in official order."""
    found = units(results, league, kind)
    if league in reference.ranked_leagues():
        found = found.sort("share", "official_order")
    if show == LOWEST:
        return found.head(FEW)
    return found.filter(~pl.col("reached")) if show == SHORT else found


def shares(results: Results, colours: theme.Palette, league: str, kind: str, show: str) -> go.Figure:
    """A bar a unit with its counts, the yardstick, and a thin interval where branches are few."""
    rows = chosen(results, league, kind, show)
    if rows.is_empty():
        none_at_all = units(results, league, kind).is_empty()
        why = why_none(results, league, kind) if none_at_all else Stars.UNITS_NOTHING_SHORT
        return blank(why, colours)
    judged = ((True, Stars.UNIT_REACHED, colours.met), (False, Stars.UNIT_MISSED, colours.missed))
    figure = go.Figure()
    for reached, name, fill in judged:
        part = rows.filter(pl.col("reached") == reached)
        if part.height:
            figure.add_trace(_bars(part, name, fill))
    figure.add_trace(_intervals(rows.filter(pl.col("branches") < SMALL), colours))
    _mark_yardstick(figure, colours)
    counts = [_counts(row) for row in rows.iter_rows(named=True)]
    on_both_sides(figure, rows["org_id"].to_list(), [_short(name) for name in rows["name"]], counts)
    with_names(figure, rows["org_id"].to_list(), rows["name"].to_list())
    figure.update_xaxes(title=Stars.UNITS_AXIS, range=[0, 100], showgrid=True, zeroline=True)
    return figure.update_layout(
        height=120 + _ROW * rows.height,
        barmode="overlay",
        margin={"t": 76},
        legend={"yref": "container", "y": 1, "yanchor": "top"},
        template=theme.template(colours),
    )


def _with_branches(results: Results, league: str, kind: str) -> pl.DataFrame:
    found = results.tables["stars_by_unit"].filter((pl.col("league") == league) & (pl.col("branches") > 0))
    return found if kind == Filters.EVERY_KIND else found.filter(pl.col("kind") == kind)


def _bars(part: pl.DataFrame, name: str, fill: str) -> go.Bar:
    return go.Bar(
        x=[display.percent_value(share) for share in part["share"]],
        y=part["org_id"].to_list(),
        customdata=part["org_id"].to_list(),
        name=name,
        orientation="h",
        marker={"color": fill},
        hovertext=[_hover(row) for row in part.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _intervals(small: pl.DataFrame, colours: theme.Palette) -> go.Scatter:
    ends = [
        (end, row["org_id"])
        for row in small.iter_rows(named=True)
        for end in (display.percent_value(row["share_low"]), display.percent_value(row["share_high"]), None)
    ]
    return go.Scatter(
        x=[end for end, _ in ends],
        y=[org_id for _, org_id in ends],
        name=Stars.INTERVAL,
        mode="lines",
        line={"color": colours.text, "width": 1},
        showlegend=small.height > 0,
        hoverinfo="skip",
    )


def _mark_yardstick(figure: go.Figure, colours: theme.Palette) -> None:
    target = reference.five_star_target()
    figure.add_vline(
        x=target,
        name=Stars.TARGET.format(target=target),
        line={"color": colours.target, "dash": "dash", "width": 1.5},
        annotation={"text": Stars.TARGET.format(target=target), "font": {"color": colours.target}},
        annotation_position="top",
    )


def _short(name: str) -> str:
    return safe(name if len(name) <= _NAME else f"{name[: _NAME - 1]}…")


def _counts(row: dict) -> str:
    template = Stars.UNIT_COUNTS_REACHED if row["reached"] else Stars.UNIT_COUNTS_MISSED
    return template.format(five=row["five_star"], all=row["branches"], count=row["shortfall"])


def _hover(row: dict) -> str:
    short = Stars.STANDING_SHORT.format(count=row["shortfall"])
    told = Stars.UNIT_HOVER.format(
        name=safe(row["name"]),
        five=row["five_star"],
        all=row["branches"],
        share=word(row["share"], _SHARE),
        verdict=Stars.UNIT_REACHED if row["reached"] else short,
    )
    if row["branches"] >= SMALL:
        return told
    low, high = word(row["share_low"], _SHARE), word(row["share_high"], _SHARE)
    return told + Stars.UNIT_HOVER_SMALL.format(low=low, high=high)
