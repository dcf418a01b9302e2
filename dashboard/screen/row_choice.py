"""A list of which one row is looked at: chosen by a click on it or from a box, and kept in the URL."""

from collections.abc import Mapping, Sequence
from typing import Any

import dataframely as dy
import polars as pl
import streamlit as st

from dashboard.screen import plain_table, url_choice
from dashboard.words.history import History


def one_of(
    rows: pl.DataFrame,
    schema: type[dy.Schema],
    names: Mapping[str, str],
    *,
    label: str,
    address: str,
    **options: Any,
) -> str | None:
    """The code of the row looked at, None while there is none; names: of the rows in their order, by code.

    options go to plain_table.show.
    """
    codes = list(names)
    above = st.container()
    code = url_choice.select(
        label, names, address=address, default=None, placeholder=History.NOT_CHOSEN, width=420
    )
    key = _key(address, codes, code)
    with above:
        plain_table.show(rows, schema, key=key, on_select=lambda: _take(key, address, codes), **options)
    return code


def _take(key: str, address: str, codes: Sequence[str]) -> None:
    rows = _clicked_rows(key)
    if rows:
        url_choice.ask(address, codes[rows[0]])


def _key(address: str, codes: Sequence[str], code: str | None) -> str:
    """Of the list; a new one where the clicked row is not the one looked at: its mark would mislead."""
    number = st.session_state.setdefault(f"{address}_lists", 0)
    rows = _clicked_rows(f"{address}_list_{number}")
    if rows and codes[rows[0] : rows[0] + 1] != [code]:
        number = st.session_state[f"{address}_lists"] = number + 1
    return f"{address}_list_{number}"


def _clicked_rows(key: str) -> list[int]:
    state = st.session_state.get(key)
    return list(state["selection"]["rows"]) if state else []
