"""Spans drawn: what is over and what will be in the next months; how long posts are empty, with the limit."""

import polars as pl

from dashboard.base.looks import Colour, Look, Pattern
from dashboard.kit.case_charts import named_months
from dashboard.kit.chart import (
    Axis,
    Categories,
    Chart,
    Labels,
    Mark,
    Panel,
    Series,
    SeriesKind,
    Together,
)

_HEIGHT = 300
_OVER = Look(Colour.MISSED, pattern=Pattern("/", is_over=True))
_PARTS = (Look(Colour.MORE, pattern=Pattern("")), Look(Colour.SOME, pattern=Pattern("")))
Parts = tuple[tuple[str, str], ...]  # columns and what they are called


def expiries(months: pl.DataFrame, over: int, words: str, parts: Parts, title: str) -> Chart:
    """Months ahead in parts, before them what is over already (words); months: month and the parts."""
    ahead = named_months(months["month"])
    keys = (words, *ahead.keys)
    series = [_bars(words, (over, *(None for _ in ahead.keys)), _OVER, (words, *ahead.names))]
    for (column, name), look in zip(parts, _PARTS, strict=True):
        series.append(_bars(name, (None, *months[column]), look, (words, *ahead.names)))
    shown = Categories(
        keys,
        names=(words, *ahead.names),
        ticks=(words, *(f"{int(period[5:])}月<br>{period[:4]}" for period in months["month"])),
        is_given=True,
        is_level=True,
    )
    axis = Axis(title, from_zero=True, is_whole=True)
    return Chart((Panel(shown, tuple(series), axis),), height=_HEIGHT, together=Together.STACK)


def lengths(rows: pl.DataFrame, limit: int, title: str) -> Chart:
    """How many are of which length in months, the limit a line; rows: months 1 … and seats."""
    longest = rows["months"].max()
    names = tuple(f"{one - 1}个月以上" if one == longest else f"第{one}个月" for one in rows["months"])
    ticks = tuple(f">{one - 1}" if one == longest else f"{one}" for one in rows["months"])
    counts = rows.select("months", "seats").rows()
    within = tuple(seats if month <= limit else None for month, seats in counts)
    over = tuple(seats if month > limit else None for month, seats in counts)
    bars = (
        _bars(f"没有超过{limit}个月", within, _PARTS[1], names),
        _bars(f"超过{limit}个月", over, _OVER, names),
    )
    along = f"空缺到第几个月（竖线：{limit}个月）"
    keys = tuple(map(str, rows["months"]))
    panel = Panel(
        Categories(keys, names=names, ticks=ticks, title=along, is_given=True, is_level=True),
        bars,
        Axis(title, from_zero=True, is_whole=True),
        marks=(Mark(limit, f"{limit}个月", f"空缺满{limit}个月"),),
    )
    return Chart((panel,), height=_HEIGHT, together=Together.STACK)


def _bars(name: str, values: tuple[int | None, ...], look: Look, at: tuple[str, ...]) -> Series:
    hover = tuple(f"{place}<br>{name}{value or 0}" for place, value in zip(at, values, strict=True))
    labels = Labels(tuple(str(value) if value else "" for value in values), "inside")
    return Series(name, SeriesKind.BAR, values, look, labels=labels, hover=hover)
