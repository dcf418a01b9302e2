"""The kinds of weak branch over the features that form them, and which branches a choice leaves."""

import plotly.graph_objects as go
import polars as pl

from analytics.results import Results
from analytics.systems.weak_kinds.weak_features import Use
from analytics.systems.weak_kinds.weak_groups import WeakProfile
from dashboard.base import theme
from dashboard.base.blank_figure import blank
from dashboard.base.display import feature_word
from dashboard.base.labels import safe
from dashboard.base.looks import CATEGORIES
from dashboard.systems.weak_kinds.words import WeakGroups

ALL, ALONE, OTHERS = "all", "alone", "others"
HEAD = 110  # pixels above and below the rows
_MARK, _STEP, _GAP = 15, 19, 14  # pixels: a mark, from mark to mark, between rows
_SYMBOLS = ("circle", "square", "diamond", "pentagon", "hexagon")
_MEDIAN = WeakProfile.columns()["median"]


def branch_choices(results: Results) -> dict[str, str]:
    """Code to word of the choices of branches: all, each kind, and those of none."""
    groups = results.tables["weak_groups"]["group"]
    if groups.is_empty():
        return {ALL: WeakGroups.EVERYONE}
    kinds = {str(group): WeakGroups.KIND.format(number=group) for group in groups}
    return {ALL: WeakGroups.EVERYONE} | kinds | {ALONE: "单列情形", OTHERS: "未归入类型"}


def chosen_branches(results: Results, choice: str) -> pl.DataFrame:
    """The weak branches that the choice leaves, the weakest first."""
    rows = results.tables["weak_members"]
    if choice == ALL:
        return rows
    if choice == ALONE:
        return rows.filter("alone")
    if choice == OTHERS:
        return rows.filter(pl.col("group").is_null() & ~pl.col("alone"))
    return rows.filter(pl.col("group") == int(choice))


def forming_features(results: Results) -> pl.DataFrame:
    """Group × feature of those features that form the groups and are known."""
    rows = results.tables["weak_profiles"]
    return rows.filter((pl.col("use") == Use.GROUPING) & pl.col("distance").is_not_null())


def profile(results: Results, colours: theme.Palette) -> go.Figure:
    """A row a feature, a mark a group: left is weaker than the other groups, filled marks name the group."""
    rows = forming_features(results)
    if rows.is_empty():
        return blank("没有分出类型，因此没有可画的短板", colours)
    features = rows["name"].unique(maintain_order=True).to_list()
    groups = rows["group"].unique(maintain_order=True).to_list()
    row = len(groups) * _STEP + _GAP  # each group has a line of its own: marks of equal value stay apart
    figure = go.Figure(
        [
            _marks(rows.filter(pl.col("group") == group), features, _STEP / row * place, colours)
            for group, place in zip(groups, _around_zero(len(groups)), strict=True)
        ]
    )
    for below in range(1, len(features)):
        figure.add_hline(y=below - 0.5, line={"color": colours.grid, "width": 1})
    figure.add_vline(x=0, line={"color": colours.neutral, "dash": "dash", "width": 1})
    figure.update_xaxes(title=WeakGroups.PROFILE_AXIS, zeroline=False, showgrid=True)
    figure.update_yaxes(
        tickvals=list(range(len(features))),
        ticktext=[safe(feature) for feature in features],
        range=[len(features) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )
    return figure.update_layout(
        height=len(features) * row + HEAD, template=theme.template(colours), margin={"r": 12}
    )


def symbols(rows: pl.DataFrame) -> tuple[str, ...]:
    """Of the marks of one group: filled where the feature names it."""
    symbol = _SYMBOLS[rows["group"][0] - 1]
    return tuple(symbol if rank is not None else f"{symbol}-open" for rank in rows["weak_rank"])


def _around_zero(count: int) -> list[float]:
    return [number - (count - 1) / 2 for number in range(count)]


def _marks(rows: pl.DataFrame, features: list[str], shift: float, colours: theme.Palette) -> go.Scatter:
    group = rows["group"][0]
    colour = colours.of(CATEGORIES[group - 1])
    weak = [rank is not None for rank in rows["weak_rank"]]
    return go.Scatter(
        x=rows["distance"].to_list(),
        y=[features.index(feature) + shift for feature in rows["name"]],
        mode="markers+text",
        name=WeakGroups.KIND.format(number=group),
        marker={
            "color": colour,
            "symbol": list(symbols(rows)),
            "size": _MARK,
            "line": {"color": colour, "width": 1.5},
        },
        text=[WeakGroups.MARK.format(number=group)] * rows.height,
        textfont={"size": 10, "color": [colours.background if one else colours.text for one in weak]},
        hovertext=[_hover(row) for row in rows.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: dict) -> str:
    return "类型{number} {feature}<br>本类{own}，其余各类{others}（{unit}）".format(
        number=row["group"],
        feature=safe(row["name"]),
        own=feature_word(row["median"], _MEDIAN, row["feature"]),
        others=feature_word(row["others_median"], _MEDIAN, row["feature"]),
        unit=row["unit"],
    )
