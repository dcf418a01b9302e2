"""Reads traces into series: a value a category, in the look the trace has."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import theme
from dashboard.exports.charted.panels import Dots, Kind, Look, Series
from dashboard.exports.charted.shades import on_white
from dashboard.exports.charted.words import bare
from dashboard.text.exports import Workbooks

_BAND = 12  # pixels: a band is drawn as a broad stroke in each category


@dataclass(frozen=True)
class Place:
    """The categories in order, whether they stand below each other, and the named lines across."""

    keys: tuple[Hashable, ...]
    has_rows: bool
    targets: dict[str, tuple[float, str]]


def key_of(value: Hashable) -> Hashable:
    """What tells a category: rows counted in numbers may be drawn a little beside their middle."""
    return round(value) if isinstance(value, float | int) else value


def series(traces: Sequence[Any], place: Place, *, fallback: str) -> tuple[Series, ...]:
    """The traces over the categories, then the named lines; names made unique, none empty."""
    read = _merged(_read(traces, place))
    lines = [
        Series(name, Kind.LINE, (value,) * len(place.keys), Look((colour,), dash="dash"))
        for name, (value, colour) in place.targets.items()
    ]
    names = _unique(one.name or fallback or Workbooks.VALUES for one in (*read, *lines))
    return tuple(replace(one, name=name) for one, name in zip((*read, *lines), names, strict=True))


def dots(traces: Sequence[Any], known: dict[Hashable, str]) -> tuple[Dots, ...]:
    """The traces of a field of numbers; a point bears the name of the code it carries."""
    names = _unique(bare(trace.name) or Workbooks.VALUES for trace in traces)
    return tuple(
        Dots(
            name,
            tuple(trace.x),
            tuple(trace.y),
            _look(trace),
            tuple(known.get(code, "") for code in trace.customdata or [None] * len(trace.x)),
            _labels(trace),
            trace.mode == "lines",
        )
        for trace, name in zip(traces, names, strict=True)
    )


def _read(traces: Sequence[Any], place: Place) -> list[Series]:
    """A field filled between two lines is one range."""
    read: list[Series] = []
    for trace in traces:
        one = _one(trace, place)
        if trace.type == "scatter" and trace.fill == "tonexty":
            low = read.pop()
            pale = replace(one.look, colours=(on_white(trace.fillcolor),), width=_BAND)
            one = replace(one, kind=Kind.RANGE, values=low.values, ends=one.values, look=pale)
        read.append(one)
    return read


def _merged(read: list[Series]) -> list[Series]:
    """Marks or strokes of one name and colour become one series where no category has two.

    Lines do not: they would run across the gap between what cannot be compared.
    """
    made: list[Series] = []
    for one in read:
        twin = next((at for at, other in enumerate(made) if _are_one(other, one)), None)
        if twin is None:
            made.append(one)
        else:
            made[twin] = _both(made[twin], one)
    return made


def _are_one(one: Series, other: Series) -> bool:
    if (one.kind, one.name, one.look.colours) != (other.kind, other.name, other.look.colours):
        return False
    both = any(None not in pair for pair in zip(one.values, other.values, strict=True))
    return bool(one.name) and one.kind in (Kind.MARKS, Kind.RANGE) and not both


def _both(one: Series, other: Series) -> Series:
    own = [value is not None for value in one.values]

    def chosen(first: Sequence[Any], second: Sequence[Any]) -> tuple[Any, ...]:
        if not first:
            return tuple(second)
        return tuple(a if is_own else b for a, b, is_own in zip(first, second, own, strict=True))

    return replace(
        one,
        values=chosen(one.values, other.values),
        ends=chosen(one.ends, other.ends),
        labels=chosen(one.labels, other.labels),
    )


def _one(trace: Any, place: Place) -> Series:
    across, along = (trace.y, trace.x) if place.has_rows else (trace.x, trace.y)
    kind = _kind(trace, along)
    look = _look(trace)
    at = {key_of(key): number for number, key in enumerate(across) if key is not None}
    if kind is Kind.RANGE:
        ends = {key_of(across[start]): sorted(along[start : start + 2]) for start in range(0, len(along), 3)}
        low, high = (tuple(ends[key][side] if key in ends else None for key in place.keys) for side in (0, 1))
        return Series(bare(trace.name), kind, low, look, ends=high)
    order = [at.get(key) for key in place.keys]
    labels = _labels(trace)
    return Series(
        bare(trace.name),
        kind,
        tuple(None if number is None else along[number] for number in order),
        replace(look, colours=_ordered(look.colours, order), symbols=_ordered(look.symbols, order)),
        labels=tuple("" if number is None else labels[number] for number in order) if labels else (),
        is_second=place.has_rows and (trace.xaxis or "x") != "x" and trace.type == "scatter",
    )


def _kind(trace: Any, along: Sequence[Any]) -> Kind:
    if trace.type == "bar":
        return Kind.BAR
    if trace.mode == "lines" and None in along[2::3]:
        return Kind.RANGE
    return Kind.LINE if "lines" in trace.mode else Kind.MARKS


def _look(trace: Any) -> Look:
    line = trace.line if trace.type == "scatter" else None
    if line is not None and trace.mode == "lines":
        colours: tuple[str, ...] = (line.color or theme.LIGHT.neutral,)
    else:
        colours = _several(trace.marker.color or (line.color if line is not None else None))
    return Look(
        colours or (theme.LIGHT.met,),
        _several(trace.marker.symbol) if trace.type == "scatter" and "markers" in trace.mode else (),
        (line.dash if line is not None else None) or "solid",
        2 if line is None or line.width is None else line.width,
        trace.type == "bar" and bool(trace.marker.pattern.shape),
        trace.showlegend is not False and bool(trace.name),
    )


def _several(given: Any) -> tuple[str, ...]:
    """One value for all points, or one a point."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def _ordered(given: tuple[str, ...], order: list[int | None]) -> tuple[str, ...]:
    """One a category, where there is one a point."""
    if len(given) < 2:
        return given
    return tuple(given[0 if number is None else number] for number in order)


def _labels(trace: Any) -> tuple[str, ...]:
    text = trace.text
    if text is None or isinstance(text, str):
        return ()
    return tuple(bare(word) for word in text)


def _unique(names: Iterable[str]) -> list[str]:
    """A name met before gets its number."""
    met: dict[str, int] = {}
    told = []
    for name in names:
        met[name] = met.get(name, 0) + 1
        told.append(name if met[name] == 1 else Workbooks.SAME_NAME.format(name=name, number=met[name]))
    return told
