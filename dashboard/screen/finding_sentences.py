"""A finding on a page whose rows are sentences."""

from collections.abc import Callable

import dataframely as dy
import polars as pl
import streamlit as st

from dashboard.screen import data, downloads, finding


def show(
    shown: data.View,
    table: str,
    *,
    title: str,
    unit: str,
    headline: str,
    rows: pl.DataFrame,
    schema: type[dy.Schema],
    write: Callable[[pl.DataFrame], None],
) -> None:
    """Rows of a result table in words, written by `write` below the headline, with their workbook."""
    about = finding.caption(shown, table, title=title, unit=unit)
    with st.container(border=True):
        finding.head(title, headline, "")
        if not rows.is_empty():
            write(rows)
            downloads.table(rows, schema, about, f"{table}_file")
