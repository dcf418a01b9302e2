"""The fields of a chart as a spreadsheet holds them: a row a category, a column a series, whole names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from dashboard.base import theme
from dashboard.base.file_words import Workbooks
from dashboard.base.labels import bare
from dashboard.base.looks import Colours, Look, Marks
from dashboard.kit.chart import Axis, Chart, Cloud, Key, Labels, Panel, Series, SeriesKind, Together, Values
from dashboard.media import upright_lines
from dashboard.media.excel.tables import Column, Ink, Points, Scale, Scatter, Table
from dashboard.media.shades import on_white

_UPRIGHT = Ink((theme.LIGHT.neutral,), dash="dot", width=1, in_legend=False)
_BAND, _PALE = 12, 0x33 / 255  # pixels: a band is drawn as a broad stroke in each category, pale


def fields(chart: Chart) -> list[Table | Scatter]:
    """The fields that have something drawn in them."""
    read = (_scatter(one) if isinstance(one, Cloud) else _table(chart, one) for one in chart.fields)
    return [one for one in read if one is not None]


def _table(chart: Chart, panel: Panel) -> Table | None:
    drawn = [one for one in panel.series if _is_drawn(panel, one)]
    if not drawn:
        return None
    keys = tuple(dict.fromkeys(panel.categories.keys))
    read = _merge_columns([_column(panel, one, keys) for one in drawn])
    read += [
        _line(target.name, target.value, theme.LIGHT.of(target.colour), len(keys)) for target in panel.targets
    ]
    stacked = chart.together in (Together.STACK, Together.SHARES)
    read += [
        Column(name, SeriesKind.MARKS, values, _UPRIGHT, labels=_labels_at(values, words), is_upright=True)
        for name, (words, values) in upright_lines.series(panel, are_stacked=stacked).items()
    ]
    fallback = bare(panel.numbers.title) or Workbooks.VALUES
    names = _unique(one.name or fallback for one in read)
    columns = tuple(replace(one, name=name) for one, name in zip(read, names, strict=True))
    bars = [one for one in drawn if one.kind is SeriesKind.BAR]
    rises = not any(value < 0 for one in bars for value in one.values if value is not None)
    return Table(
        bare(panel.title),
        _names(panel),
        columns,
        _scale(panel.numbers, has_bars=bool(bars), rises=rises),
        _scale(panel.second, has_bars=True) if panel.second else Scale(),
        bare(panel.categories.title),
        _together(chart, columns),
        panel.categories.is_down and all(one.kind in (SeriesKind.BAR, SeriesKind.RANGE) for one in columns),
        chart.has_legend,
    )


def _scatter(cloud: Cloud) -> Scatter | None:
    drawn = [one for one in cloud.series if any(value is not None for value in one.x)]
    names = _unique(bare(one.name) or Workbooks.VALUES for one in drawn)
    points = (
        Points(
            name,
            one.x,
            one.y,
            _ink(one.look, in_legend=bool(one.name)),
            one.names or ("",) * len(one.x),
            _labels(one.labels),
            one.is_line,
        )
        for one, name in zip(drawn, names, strict=True)
    )
    return Scatter(tuple(points), bare(cloud.x.title), bare(cloud.y.title)) if drawn else None


def _is_drawn(panel: Panel, one: Series) -> bool:
    if one.kind is SeriesKind.BAR or not panel.categories.is_down:
        return bool(one.values)
    return any(value is not None for value in (*one.values, *one.ends))


def _names(panel: Panel) -> tuple[str, ...]:
    """Of the rows, whole where the chart knows them."""
    across = panel.categories
    marked = across.keys if across.marked is None else across.marked
    known = {key: bare(word) for key, word in zip(marked, across.ticks or (), strict=bool(across.ticks))}
    known |= {key: name.strip() for key, name in zip(across.keys, across.names, strict=bool(across.names))}
    return tuple(known.get(key, bare(key)) for key in dict.fromkeys(across.keys))


def _column(panel: Panel, one: Series, keys: tuple[Key, ...]) -> Column:
    held = {key: at for at, key in enumerate(panel.categories.keys if one.at is None else one.at)}
    order = [held.get(key) for key in keys]
    ink = _ink(one.look, in_legend=one.in_legend is not False and bool(one.name))
    low, high = one.values, one.ends
    if one.kind is SeriesKind.RANGE:
        pairs = [sorted(pair) for pair in zip(one.values, one.ends, strict=True)]  # type: ignore[type-var]
        low, high = (tuple(pair[side] for pair in pairs) for side in (0, 1))
    if one.kind is SeriesKind.BAND:
        ink = replace(ink, colours=tuple(on_white(colour, _PALE) for colour in ink.colours), width=_BAND)
    labels = _labels(one.labels)
    return Column(
        bare(one.name),
        SeriesKind.RANGE if one.kind is SeriesKind.BAND else one.kind,
        _reorder(low, order, None),
        replace(ink, colours=_each(ink.colours, order), symbols=_each(ink.symbols, order)),
        _reorder(high, order, None) if high else (),
        _reorder(labels, order, "") if labels else (),
        one.is_second,
    )


def _labels_at(values: Values, words: str) -> tuple[str, ...]:
    return tuple("" if value is None else words for value in values)


def _line(name: str, value: float, colour: str, rows: int) -> Column:
    return Column(bare(name), SeriesKind.LINE, (value,) * rows, Ink((colour,), dash="dash"))


def _ink(look: Look, *, in_legend: bool) -> Ink:
    marks = look.marks or Marks()
    return Ink(
        _hex(marks.colours or look.colours),
        _several(marks.symbols) if marks.symbols else (),
        look.dash or "solid",
        2 if look.width is None else look.width,
        bool(look.pattern and look.pattern.shape),
        in_legend,
    )


def _hex(given: Colours) -> tuple[str, ...]:
    several = given if isinstance(given, tuple) else (given,)
    return tuple(theme.LIGHT.of(one) for one in several) or (theme.LIGHT.met,)


def _several(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


def _labels(labels: Labels | None) -> tuple[str, ...]:
    return tuple(bare(word) for word in labels.words) if labels else ()


def _reorder(given: Sequence[Any], order: list[int | None], none: Any) -> tuple[Any, ...]:
    return tuple(none if number is None else given[number] for number in order)


def _each(given: tuple[str, ...], order: list[int | None]) -> tuple[str, ...]:
    """One a category, where there is one a value."""
    return given if len(given) < 2 else tuple(given[number or 0] for number in order)


def _merge_columns(read: list[Column]) -> list[Column]:
    """Marks or strokes of one name and colour become one column where no category has two.

    Lines do not: they would run across the gap between what cannot be compared.
    """
    made: list[Column] = []
    for one in read:
        twin = next((at for at, other in enumerate(made) if _are_one(other, one)), None)
        if twin is None:
            made.append(one)
        else:
            made[twin] = _both(made[twin], one)
    return made


def _are_one(one: Column, other: Column) -> bool:
    if (one.kind, one.name, one.ink.colours) != (other.kind, other.name, other.ink.colours):
        return False
    both = any(None not in pair for pair in zip(one.values, other.values, strict=True))
    return bool(one.name) and one.kind in (SeriesKind.MARKS, SeriesKind.RANGE) and not both


def _both(one: Column, other: Column) -> Column:
    is_own = [value is not None for value in one.values]

    def merge_values(first: Sequence[Any], second: Sequence[Any]) -> tuple[Any, ...]:
        if not first:
            return tuple(second)
        return tuple(a if own else b for a, b, own in zip(first, second, is_own, strict=True))

    values, ends = merge_values(one.values, other.values), merge_values(one.ends, other.ends)
    return replace(one, values=values, ends=ends, labels=merge_values(one.labels, other.labels))


def _scale(axis: Axis, *, has_bars: bool, rises: bool = False) -> Scale:
    """The room a picture keeps for its words means nothing to a chart: ends are those of bars only."""
    words, is_reversed = bare(axis.title), bool(axis.ends and axis.ends[0] > axis.ends[1])
    if has_bars and axis.ends and not axis.is_hidden:
        return Scale(words, min(axis.ends), max(axis.ends), is_reversed)
    # Left to itself an axis begins near the shortest bar.
    return Scale(words, 0 if axis.from_zero or (has_bars and rises) else None, None, is_reversed)


def _together(chart: Chart, columns: tuple[Column, ...]) -> Together:
    told = chart.together or Together.SIDE
    bars = zip(*(one.values for one in columns if one.kind is SeriesKind.BAR), strict=True)
    are_alone = all(sum(value is not None for value in values) < 2 for values in bars)
    return Together.OVER if told is Together.SIDE and are_alone else told


def _unique(names: Iterable[str]) -> list[str]:
    """A name met before gets its number."""
    met: dict[str, int] = {}
    told = []
    for name in names:
        met[name] = met.get(name, 0) + 1
        told.append(name if met[name] == 1 else Workbooks.SAME_NAME.format(name=name, number=met[name]))
    return told
