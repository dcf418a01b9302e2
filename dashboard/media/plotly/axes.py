"""The axes of a field as Plotly takes them."""

from typing import Any

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.base.common_words import Pictures
from dashboard.kit.chart import Axis, Categories, Panel

_FEW = 3


def dress(
    drawn: go.Figure, panel: Panel, place: dict[str, int], colours: theme.Palette, *, is_titled: bool
) -> None:
    """Categories and numbers of the panel; the numbers' words only where is_titled."""
    along = numbers(panel.numbers) | _step(panel)
    if panel.is_cut:
        along["title"] = f"{panel.numbers.title}{Pictures.CUT}"
    if not is_titled:
        along.pop("title", None)
    across = _categories(panel.categories, colours)
    x, y = (along, across) if panel.categories.is_down else (across, along)
    drawn.update_xaxes(x, **place)
    drawn.update_yaxes(y, **place)
    if panel.second:
        above = {"overlaying": "x", "side": "top", "title": {"text": panel.second.title, "standoff": 4}}
        drawn.update_layout(xaxis2=numbers(panel.second) | above)
    if panel.categories.right:
        right = {"ticktext": list(panel.categories.right), "side": "right", "overlaying": "y"}
        across.pop("tickfont", None)
        drawn.update_layout(yaxis2=across | right)


def _step(panel: Panel) -> dict[str, int]:
    """Whole numbers so small that Plotly would write halves, and so each number twice, go by one."""
    if not panel.numbers.is_whole or panel.numbers.ticks:
        return {}
    values = [value for one in panel.series for value in one.values if value is not None]
    return {"dtick": 1} if max(values, default=0) <= _FEW else {}


def numbers(axis: Axis) -> dict[str, Any]:
    """The axis of the numbers."""
    return without_none(
        title=axis.title or None,
        range=list(axis.ends) if axis.ends else None,
        rangemode="tozero" if axis.from_zero else None,
        tickformat="d" if axis.is_whole else None,
        showgrid=axis.has_grid,
        zeroline=axis.has_zero,
        tickvals=list(axis.ticks) or None,
        visible=False if axis.is_hidden else None,
    )


def _categories(across: Categories, colours: theme.Palette) -> dict[str, Any]:
    keys = list(across.keys)
    told = without_none(
        title=across.title or None,
        range=_range(across),
        showgrid=False if across.is_plain else None,
        tickangle=0 if across.is_level else None,
        visible=False if across.is_hidden else None,
    )
    font = without_none(size=across.size, color=colours.of(across.colour) if across.colour else None)
    told |= {"tickfont": font} if font else {}
    if across.ticks is not None:
        marked = keys if across.marked is None else list(across.marked)
        told |= {"tickvals": marked, "ticktext": list(across.ticks)}
    if across.is_counted:
        return told | ({"zeroline": False} if across.is_plain else {})
    ordered = {"categoryorder": "array", "categoryarray": keys} if across.is_given else {}
    upwards = {"autorange": "reversed"} if across.is_down and not across.room else {}
    return {"type": "category", **told, **ordered, **upwards}


def _range(across: Categories) -> list[float] | None:
    if across.room is None:
        return None
    before, after = across.room
    first, last = -before, len(across.keys) - (1 - after)
    return [last, first] if across.is_down else [first, last]


def without_none(**told: Any) -> dict[str, Any]:
    """What of it is not None."""
    return {name: value for name, value in told.items() if value is not None}
