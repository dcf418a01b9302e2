"""A bar a unit from the top, in parts, with its counts to the right: how every shape draws its units."""

from collections.abc import Iterable

import polars as pl

from dashboard.base.labels import safe
from dashboard.base.looks import Look
from dashboard.base.shortening import short_names
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind, Together

_ROW = 24  # pixels a unit


def unit_bars(
    rows: pl.DataFrame,
    parts: Iterable[tuple[pl.Expr, str, Look]],
    title: str,
    right: Iterable[str],
    hovers: Iterable[str],
    *,
    is_whole: bool = True,
) -> Chart:
    """rows: org_id and name, in order; parts: what is counted, its name and look; title: of the axis."""
    hover, codes = tuple(hovers), tuple(rows["org_id"])
    bars = tuple(
        Series(name, SeriesKind.BAR, tuple(rows.select(counts).to_series()), look, hover=hover, codes=codes)
        for counts, name, look in parts
    )
    names = Categories(
        codes,
        names=tuple(rows["name"]),
        ticks=tuple(map(safe, short_names(rows["name"]))),
        right=tuple(right),
        room=(0.5, 0.5),
        is_down=True,
        is_given=True,
        is_plain=True,
    )
    return Chart(
        (Panel(names, bars, Axis(title, from_zero=True, is_whole=is_whole, has_grid=True)),),
        height=110 + _ROW * rows.height,
        together=Together.STACK,
        is_legend_above=True,
        is_legend_in_order=True,
    )
