"""Series as Plotly's traces."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.base.looks import Colours, Look, Marks, Pattern
from dashboard.kit.chart import Dots, Key, Labels, Panel, Series, SeriesKind, Words
from dashboard.media.plotly.axes import without_none

_PALE = "33"  # how strong a band is, in hexadecimal
_FORM = "%{hovertext}"


def of(panel: Panel, colours: theme.Palette) -> list[Any]:
    """The series in their order, then the words in the field."""
    made = list(chain.from_iterable(_series(panel, one, colours) for one in panel.series))
    made += [_words(panel, one, colours) for one in panel.words]
    if panel.categories.right and not panel.second:  # an axis nothing is drawn on would stay away
        made.append(go.Scatter(x=[None], y=list(panel.categories.keys[:1]), yaxis="y2", showlegend=False))
    return made


def of_dots(dots: Dots, colours: theme.Palette) -> Any:
    """Points, or the line through its corners."""
    told = _hover_options(dots.hover, _FORM) | _name_options(dots.name, None) | _code_options(dots.codes)
    xy = {"x": list(dots.x), "y": list(dots.y)}
    if dots.is_line:
        return go.Scatter(mode="lines", line=_line(dots.look, colours), **xy, **told)
    return go.Scatter(
        mode=_mode("markers", dots.labels),
        marker=_marker(dots.look, colours),
        **_label_options(dots.labels, colours),
        **xy,
        **told,
    )


def _series(panel: Panel, one: Series, colours: theme.Palette) -> list[Any]:
    keys = panel.categories.keys if one.at is None else one.at
    told = (
        _hover_options(one.hover, one.hover_form)
        | _name_options(one.name, one.in_legend)
        | _code_options(one.codes)
    )
    if one.is_second:
        told |= {"xaxis": "x2", "yaxis": "y2"}
    is_down = panel.categories.is_down
    if one.kind is SeriesKind.BAND:
        return _band(
            one, _coordinates(one.values, keys, is_down), _coordinates(one.ends, keys, is_down), told, colours
        )
    if one.kind is SeriesKind.RANGE:
        ends = chain.from_iterable((*pair, None) for pair in zip(one.values, one.ends, strict=True))
        xy = _coordinates(list(ends), [key for key in keys for _ in range(3)], is_down)
        return [go.Scatter(mode="lines", line=_line(one.look, colours), **xy, **told)]
    told |= _coordinates(one.values, keys, is_down) | _label_options(one.labels, colours)
    if one.kind is SeriesKind.BAR:
        width, offset = panel.bars or (None, None)
        lying = {"orientation": "h"} if is_down else {}
        return [go.Bar(marker=_bar_marker(one.look, colours), width=width, offset=offset, **lying, **told)]
    if one.kind is SeriesKind.MARKS:
        marker = _marker(one.look, colours)
        return [go.Scatter(mode=_mode("markers", one.labels), marker=marker, **told)]
    marks = one.look.marks
    if marks is not None:
        told["marker"] = _marks(marks, colours)
    mode = "lines" if marks is None else "lines+markers"
    return [go.Scatter(mode=_mode(mode, one.labels), line=_line(one.look, colours), **told)]


def _band(one: Series, low: dict, high: dict, told: dict[str, Any], colours: theme.Palette) -> list[Any]:
    """Two lines nobody sees and what lies between them."""
    unseen = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    pale = f"{_colour(one.look.colours, colours)}{_PALE}"
    return [
        go.Scatter(showlegend=False, **low, **unseen),
        go.Scatter(fill="tonexty", fillcolor=pale, **high, **{**told, **unseen}),
    ]


def _words(panel: Panel, one: Words, colours: theme.Palette) -> Any:
    keys = [key - one.above for key in panel.categories.keys if isinstance(key, int)]
    return go.Scatter(
        mode="text",
        text=list(one.words),
        textposition=one.place,
        textfont={"color": colours.of(one.colour)} if one.colour else None,
        showlegend=False,
        hoverinfo="skip",
        **_coordinates([one.at] * len(keys), keys, panel.categories.is_down),
    )


def _coordinates(values: Sequence[Any], keys: Sequence[Key | float], is_down: bool) -> dict[str, list[Any]]:
    across, along = ("y", "x") if is_down else ("x", "y")
    return {along: list(values), across: list(keys)}


def _hover_options(hover: Sequence[str] | None, form: str) -> dict[str, Any]:
    if hover is None and form == _FORM:
        return {"hoverinfo": "skip"}
    return without_none(
        hovertext=None if hover is None else list(hover), hovertemplate=f"{form}<extra></extra>"
    )


def _name_options(name: str, in_legend: bool | None) -> dict[str, Any]:
    return {"name": name or None, "showlegend": in_legend}


def _code_options(codes: Sequence[str] | None) -> dict[str, Any]:
    return {} if codes is None else {"customdata": list(codes)}


def _mode(mode: str, labels: Labels | None) -> str:
    return f"{mode}+text" if labels else mode


def _label_options(labels: Labels | None, colours: theme.Palette) -> dict[str, Any]:
    if labels is None:
        return {}
    is_inside = labels.place == "inside"
    told = {
        "text": list(labels.words),
        "textposition": labels.place if isinstance(labels.place, str) else list(labels.place),
        "insidetextanchor": "middle" if is_inside else None,
        "insidetextfont" if is_inside else "textfont": without_none(
            size=labels.size, color=colours.of(labels.colour) if labels.colour else None
        )
        or None,
        "textangle": 0 if labels.is_level else None,
        "constraintext": "none" if labels.is_whole else None,
        "cliponaxis": None if labels.is_clipped else False,
    }
    return without_none(**told)


def _line(look: Look, colours: theme.Palette) -> dict[str, Any]:
    return {
        "color": _colour(look.colours, colours),
        "dash": look.dash or None,
        "width": look.width,
        "shape": "hv" if look.is_stepped else None,
    }


def _bar_marker(look: Look, colours: theme.Palette) -> dict[str, Any]:
    return {"color": _colour(look.colours, colours), "pattern": _pattern(look.pattern)}


def _pattern(pattern: Pattern | None) -> dict[str, Any] | None:
    if pattern is None or not (pattern.is_over and pattern.shape):
        return {"shape": pattern.shape} if pattern else None
    ink = {"fgcolor": theme.LIGHT.background, "fgopacity": 0.55, "solidity": 0.2}
    return {"shape": pattern.shape, "fillmode": "overlay", **ink}


def _marker(look: Look, colours: theme.Palette) -> dict[str, Any]:
    return {"color": _colour(look.colours, colours)} | _marks(look.marks or Marks(), colours)


def _marks(marks: Marks, colours: theme.Palette) -> dict[str, Any]:
    return without_none(
        symbol=list(marks.symbols) if isinstance(marks.symbols, tuple) else marks.symbols or None,
        size=marks.size,
        color=_colour(marks.colours, colours) if marks.colours else None,
        opacity=marks.opacity,
        line={"width": marks.edge} if marks.edge else None,
    )


def _colour(given: Colours, colours: theme.Palette) -> Any:
    return [colours.of(one) for one in given] if isinstance(given, tuple) else colours.of(given)
