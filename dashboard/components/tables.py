"""Findings as tables on a page: headed, formatted and ordered by their schema."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import dataframely as dy
import polars as pl
import streamlit as st

from analytics.measures.columns import Shows, is_signed, shows
from dashboard import display, theme
from dashboard.text.numbers import Numbers, Periods


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
    """
    chosen = frame.select(columns) if columns else frame
    table = display.displayed(chosen, schema)
    declared = display.shown_columns(chosen, schema)
    settings = {
        heading: _setting(table[heading], column, bar=name in bars, pinned=position < pinned)
        | {"width": widths.get(name)}
        for position, (heading, (name, column)) in enumerate(
            zip(table.columns, declared.items(), strict=True)
        )
    }
    state: Any = st.dataframe(
        table,
        key=key,
        height=height,
        row_height=row_height,
        hide_index=True,
        column_config=settings,
        placeholder=Numbers.MISSING,
        on_select=on_select or "ignore",
        selection_mode="single-row",
    )
    return list(state["selection"]["rows"]) if on_select else []


def _setting(values: pl.Series, column: dy.Column, *, bar: bool, pinned: bool) -> Any:
    kind = shows(column)
    if kind is Shows.DAY:
        return st.column_config.DateColumn(format=Periods.DAY_IN_TABLES, pinned=pinned)
    if kind not in display.SCALES:
        return st.column_config.TextColumn(pinned=pinned)  # links and images in a name stay words
    form = _number_format(column)
    if bar:
        full = 100.0 if kind in (Shows.SHARE, Shows.PERCENT) else float(values.max() or 1)  # type: ignore[arg-type]  # numbers
        return st.column_config.ProgressColumn(
            format=form, min_value=0, max_value=full, color=theme.LIGHT.met, pinned=pinned
        )
    return st.column_config.NumberColumn(format=form, pinned=pinned)


def _number_format(column: dy.Column) -> str:
    kind = shows(column)
    sign = "+" if is_signed(column) else ""
    points = kind is Shows.SHARE and is_signed(column)  # the heading carries the unit
    percent = "%%" if kind in display.IN_PERCENT and not points else ""
    return f"%{sign}.{display.SCALES[kind].decimals}f{percent}"
