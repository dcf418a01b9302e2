"""Buttons that hand out pictures and workbooks, made only when somebody presses them."""

from collections.abc import Callable

import dataframely as dy
import plotly.graph_objects as go
import polars as pl
import streamlit as st

from dashboard.exports import chromium, excel, images
from dashboard.exports.caption import Caption, file_name
from dashboard.text.exports import UNAVAILABLE, Downloads

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def picture(figure_source: Callable[[], go.Figure], caption: Caption, key: str) -> None:
    """Offer the light figure as a picture; where none can be drawn, say why instead.

    The source is called outside the session: it must carry its values and not ask session_state for them.
    """
    if reason := chromium.missing():
        st.button(
            Downloads.PICTURE_UNAVAILABLE,
            key=key,
            help=UNAVAILABLE[reason],
            disabled=True,
            icon=":material/image:",
            type="tertiary",
        )
        return
    st.download_button(
        Downloads.PICTURE,
        data=lambda: images.png(figure_source(), caption),
        file_name=file_name(caption, "png"),
        mime="image/png",
        key=key,
        help=Downloads.PICTURE_HELP,
        on_click="ignore",
        icon=":material/image:",
        type="tertiary",
    )


def table(frame: pl.DataFrame, schema: type[dy.Schema], caption: Caption, key: str) -> None:
    """Offer the frame as a workbook."""
    st.download_button(
        Downloads.TABLE,
        data=lambda: excel.xlsx(frame, schema, caption),
        file_name=file_name(caption, "xlsx"),
        mime=_XLSX,
        key=key,
        help=Downloads.TABLE_HELP,
        on_click="ignore",
        icon=":material/table:",
        type="tertiary",
    )


def both(
    figure_source: Callable[[], go.Figure],
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    caption: Caption,
    key: str,
) -> None:
    """Picture and workbook of one finding, side by side."""
    with st.container(horizontal=True, gap="small"):
        picture(figure_source, caption, f"{key}_picture")
        table(frame, schema, caption, f"{key}_table")
