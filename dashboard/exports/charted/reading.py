"""Reads a figure's traces into panels, so that the native chart shows what the picture shows."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.exports.charted.panels import Axis, Cloud, Grid, Kind, Panel, Series, Together
from dashboard.exports.charted.traces import Place, dots, key_of, series
from dashboard.exports.charted.words import bare

_TOGETHER = {"stack": Together.STACK, "relative": Together.STACK, "overlay": Together.OVER}
_BACKWARDS = ("reversed", "min reversed", "max reversed")


@dataclass(frozen=True)
class _Field:
    """The traces between one pair of axes and those that lie over it."""

    figure: go.Figure
    traces: list[Any]
    x: Any
    y: Any

    @property
    def names(self) -> dict[Hashable, str]:
        """The whole names of the rows, where the figure tells files more than its axis has room for."""
        return {key_of(key): bare(name) for key, name in (self.figure.layout.meta or {}).get("rows", ())}

    @property
    def has_rows(self) -> bool:
        """Whether the categories stand one below the other."""
        bars = [trace for trace in self.traces if trace.type == "bar"]
        if bars:
            return bars[0].orientation == "h"
        if self.x.type == "category":
            return False
        return self.y.type == "category" or self.y.tickvals is not None or key_of(_first(self)) in self.names

    @property
    def has_categories(self) -> bool:
        """Whether one of the axes holds no numbers."""
        return self.has_rows or self.x.type == "category" or any(one.type == "bar" for one in self.traces)


def fields(figure: go.Figure) -> list[Panel | Cloud]:
    """The fields of the figure that have something drawn in them, in its order."""
    found: dict[tuple[str, str], list[Any]] = {}
    for trace in figure.data:
        if _is_drawn(trace):
            pair = (_base(figure, trace.xaxis or "x"), _base(figure, trace.yaxis or "y"))
            found.setdefault(pair, []).append(trace)
    read = [_Field(figure, traces, _axis(figure, x), _axis(figure, y)) for (x, y), traces in found.items()]
    return [_panel(field) if field.has_categories else _cloud(field) for field in read]


def grid(figure: go.Figure) -> Grid | None:
    """The numbers of a heat map that has a scale, with the signs written on it."""
    heat = next((one for one in figure.data if one.type == "heatmap" and one.showscale is not False), None)
    if heat is None:
        return None
    cells: list[list[float | str | None]] = [list(line) for line in heat.z]
    for signs in (trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"):
        for x, y, sign in zip(signs.x, signs.y, signs.text, strict=True):
            cells[y][x] = sign
    field = _Field(figure, [], figure.layout.xaxis, figure.layout.yaxis)
    rows, columns = _ticks(figure.layout.yaxis) | field.names, _ticks(figure.layout.xaxis)
    ends = (heat.colorscale[0][1], heat.colorscale[-1][1])
    return Grid(tuple(rows.values()), tuple(columns.values()), tuple(tuple(line) for line in cells), ends)


def _is_drawn(trace: Any) -> bool:
    if trace.type == "bar":
        return bool(trace.x)
    if trace.type != "scatter" or trace.mode == "text" or trace.marker.opacity == 0:
        return False
    return any(value is not None for value in trace.x or ())


def _panel(field: _Field) -> Panel:
    keys = _keys(field)
    known = _ticks(field.y if field.has_rows else field.x) | field.names
    across, along = (field.y, field.x) if field.has_rows else (field.x, field.y)
    place = Place(keys, field.has_rows, _targets(field))
    read = series(field.traces, place, fallback=_axis_words(field.figure, along))
    sideways = field.has_rows and all(one.kind in ("bar", "range") for one in read)
    second = _second(field)
    return Panel(
        _title(field),
        tuple(known.get(key, bare(key)) for key in keys),
        read,
        _numbers(field.figure, along, has_bars=any(trace.type == "bar" for trace in field.traces)),
        _numbers(field.figure, second, has_bars=True) if second else Axis(),
        bare(across.title.text),
        _together(field.figure, read),
        sideways,
        field.figure.layout.showlegend is not False,
    )


def _cloud(field: _Field) -> Cloud:
    read = dots(field.traces, field.names)
    return Cloud(_title(field), read, _numbers(field.figure, field.x), _numbers(field.figure, field.y))


def _together(figure: go.Figure, read: tuple[Series, ...]) -> Together:
    if figure.layout.barnorm == "percent":
        return Together.SHARES
    told = _TOGETHER.get(figure.layout.barmode or "", Together.SIDE)
    bars = zip(*(one.values for one in read if one.kind is Kind.BAR), strict=True)
    are_alone = all(sum(value is not None for value in values) < 2 for values in bars)
    return Together.OVER if told is Together.SIDE and are_alone else told


def _keys(field: _Field) -> tuple[Hashable, ...]:
    """The categories from the top or from the left: as the axis orders them, else as they come."""
    across = field.y if field.has_rows else field.x
    met: dict[Hashable, None] = {}
    for trace in field.traces:
        met |= dict.fromkeys(key_of(key) for key in (trace.y if field.has_rows else trace.x) or ())
    met.pop(None, None)
    told = across.categoryarray if across.categoryarray is not None else across.tickvals
    order = list(met) if told is None else [key_of(key) for key in told]
    if told is None and all(isinstance(key, int) for key in met):
        order = list(range(max((key for key in met if isinstance(key, int)), default=-1) + 1))
    return tuple(key for key in dict.fromkeys([*order, *met]) if key in met or told is not None)


def _ticks(axis: Any) -> dict[Hashable, str]:
    if axis.tickvals is None or axis.ticktext is None:
        return {}
    return {key_of(key): bare(word) for key, word in zip(axis.tickvals, axis.ticktext, strict=True)}


def _numbers(figure: go.Figure, axis: Any, *, has_bars: bool = False) -> Axis:
    words = _axis_words(figure, axis)
    backwards = axis.autorange in _BACKWARDS or bool(axis.range and axis.range[0] > axis.range[1])
    if has_bars and axis.range and axis.visible is not False:
        low, high = sorted(axis.range)
        return Axis(words, low, high, backwards)
    # The room a picture keeps for its words means nothing to a chart.
    return Axis(words, 0 if axis.rangemode == "tozero" else None, None, backwards)


def _axis_words(figure: go.Figure, axis: Any) -> str:
    """Its title, or that of the axis it shares, or what stands after its numbers."""
    shared = [other.title.text for other in figure.select_xaxes() if axis.matches or other.matches]
    across = axis.plotly_name.startswith("x")
    return bare(axis.title.text or next(filter(None, shared if across else ()), "") or axis.ticksuffix)


def _second(field: _Field) -> Any:
    """The axis of numbers that lies over the first, if a trace goes by it."""
    own = {trace.xaxis or "x" for trace in field.traces}
    over = [_axis(field.figure, name) for name in own]
    return next((axis for axis in over if field.has_rows and axis.overlaying), None)


def _targets(field: _Field) -> dict[str, tuple[float, str]]:
    """The lines across the field that have a name: value and colour."""
    named = [shape for shape in field.figure.layout.shapes if shape.name]
    return {bare(one.name): (one.x0 if field.has_rows else one.y0, one.line.color) for one in named}


def _title(field: _Field) -> str:
    """The words over the field, where it is one of several."""
    if field.y.domain is None:
        return ""
    notes = field.figure.layout.annotations
    over = [note for note in notes if note.yref == "paper" and abs((note.y or 0) - field.y.domain[1]) < 1e-9]
    return bare(over[0].text) if over else ""


def _base(figure: go.Figure, name: str) -> str:
    return _axis(figure, name).overlaying or name


def _axis(figure: go.Figure, name: str) -> Any:
    return figure.layout[f"{name[0]}axis{name[1:]}"]


def _first(field: _Field) -> Hashable:
    return next(value for trace in field.traces for value in trace.y if value is not None)
