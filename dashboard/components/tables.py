"""Findings as tables on a page: headed, formatted and ordered by their schema."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from math import isnan
from types import MappingProxyType
from typing import Any, Literal

import dataframely as dy
import polars as pl
import streamlit as st

from analytics.measures.columns import Shows, is_signed, named_by, shows
from dashboard import display, row_looks, theme
from dashboard.text.numbers import Numbers, Periods

_CLICKS: tuple[Literal["single-row"], Literal["single-cell"]] = ("single-row", "single-cell")  # box or cell


def show(
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    *,
    key: str,
    columns: Sequence[str] | None = None,
    pinned: int = 1,
    bars: Collection[str] = (),
    on_select: Literal["rerun"] | Callable[[], None] | None = None,
    height: int | Literal["auto", "content"] = "auto",
    widths: Mapping[str, int] = MappingProxyType({}),
    row_height: int | None = None,
) -> list[int]:
    """Show the frame's columns, or those named in `columns`, under their headings.

    The first `pinned` columns stay in sight; those named in `bars` are drawn as bars from 0; `widths` in
    pixels, where the contents do not decide; words break in rows high enough (`row_height`). With
    `on_select` one row can be chosen: returns its position in the frame, in a list.

    Differences read as in sentences (−1.50, 0.00, +2.00) and still sort as numbers: a Styler brings the words
    beside the values. The formats of a NumberColumn can do neither: they write +0.00 and a hyphen.
    """
    chosen = frame.select(columns) if columns else frame
    declared = display.shown_columns(chosen, schema)
    looks = {name: row_looks.of_rows(frame, name, column) for name, column in declared.items()}
    table = display.displayed(frame, schema, list(declared))
    settings = {
        heading: _setting(table[heading], column, bar=name in bars, pinned=position < pinned)
        | {"width": widths.get(name)}
        for position, (heading, (name, column)) in enumerate(
            zip(table.columns, declared.items(), strict=True)
        )
    }
    state: Any = st.dataframe(
        _worded(table, declared, looks, key),
        key=key,
        height=height,
        row_height=row_height,
        hide_index=True,
        column_config=settings,
        placeholder=Numbers.MISSING,
        on_select=on_select or "ignore",
        selection_mode=_CLICKS,
    )
    return _chosen_rows(state["selection"]) if on_select else []


def _chosen_rows(selection: Any) -> list[int]:
    """The row whose box was ticked, else the one a cell of which was clicked."""
    return list(selection["rows"]) or [row for row, _ in selection["cells"]][:1]


def _worded(
    table: pl.DataFrame, declared: Mapping[str, dy.Column], looks: Mapping[str, list[dy.Column]], key: str
) -> Any:
    """The table; with differences in it, those in words: about 10 ms for 85 units, so only where needed."""
    headings = dict(zip(declared, table.columns, strict=True))
    worded = [name for name, column in declared.items() if _in_words(column)]
    if not worded or table.is_empty():
        return table
    # A name of its own by chance would make every run a new table to the browser.
    styler = table.to_pandas().style.set_uuid(key)
    for name in worded:
        for look in dict.fromkeys(looks[name]):
            rows = [position for position, own in enumerate(looks[name]) if own is look]
            styler = styler.format(partial(_cell, column=look), subset=(rows, [headings[name]]))
    return styler


def _in_words(column: dy.Column) -> bool:
    return is_signed(column) or bool(named_by(column))


def _cell(value: float, column: dy.Column) -> str:
    return Numbers.MISSING if isnan(value) else display.cell(value, column)


def _setting(values: pl.Series, column: dy.Column, *, bar: bool, pinned: bool) -> Any:
    kind = shows(column)
    if kind is Shows.DAY:
        return st.column_config.DateColumn(format=Periods.DAY_IN_TABLES, pinned=pinned)
    if kind not in display.SCALES:
        return st.column_config.TextColumn(pinned=pinned)  # links and images in a name stay words
    if _in_words(column):
        return st.column_config.NumberColumn(pinned=pinned)  # a format would go before the words
    form = _number_format(column)
    if bar:
        full = 100.0 if kind in (Shows.SHARE, Shows.PERCENT) else float(values.max() or 1)  # type: ignore[arg-type]  # numbers
        return st.column_config.ProgressColumn(
            format=form, min_value=0, max_value=full, color=theme.LIGHT.met, pinned=pinned
        )
    return st.column_config.NumberColumn(format=form, pinned=pinned)


def _number_format(column: dy.Column) -> str:
    percent = "%%" if shows(column) in display.IN_PERCENT else ""
    return f"%.{display.scale(column).decimals}f{percent}"
