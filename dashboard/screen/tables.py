"""Findings as tables on a page: headed, formatted and ordered by their schema."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import dataframely as dy
import polars as pl
import streamlit as st

from dashboard.base.number_words import Numbers
from dashboard.screen.table_forms import Wanted

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
    links: Sequence[str] = (),
    row_height: int | None = None,
) -> list[int]:
    """Show the frame's columns, or those named in `columns`, under their headings.

    The first `pinned` columns stay in sight; those named in `bars` are drawn as bars from 0; `widths` in
    pixels, where the contents do not decide. With `on_select` one row can be chosen: returns its position in
    the frame, in a list; the words of the columns named in `links` then look as if they led somewhere.
    """
    wanted = Wanted(
        key, schema, tuple(columns or ()), pinned, tuple(bars), tuple(widths.items()), tuple(links)
    )
    form = wanted.of(frame)
    state: Any = st.dataframe(
        form.table,
        key=key,
        height=height,
        row_height=row_height,
        hide_index=True,
        column_config=form.fresh_settings(),
        placeholder=Numbers.MISSING,
        on_select=on_select or "ignore",
        selection_mode=_CLICKS,
    )
    return _chosen_rows(state["selection"]) if on_select else []


def _chosen_rows(selection: Any) -> list[int]:
    """The row whose box was ticked, else the one a cell of which was clicked."""
    return list(selection["rows"]) or [row for row, _ in selection["cells"]][:1]
