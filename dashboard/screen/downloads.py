"""Buttons that hand out pictures, drawings and workbooks, made only when somebody presses them."""

from collections.abc import Callable

import dataframely as dy
import plotly.graph_objects as go
import polars as pl
import streamlit as st

from dashboard.base.caption import Caption, file_name
from dashboard.base.file_words import UNAVAILABLE, Downloads
from dashboard.kit.chart import Chart
from dashboard.media import chromium, images, workbooks
from dashboard.media.excel import chart_workbook
from dashboard.screen import export_audit

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def picture(figure_source: Callable[[], go.Figure], caption: Caption, key: str) -> None:
    """Offer the light figure as a picture and as a drawing; where none can be made, say why instead."""
    if reason := chromium.missing_part():
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
        data=export_audit.audited_maker(
            file_name(caption, "png"), lambda: images.png(figure_source(), caption)
        ),
        file_name=file_name(caption, "png"),
        mime="image/png",
        key=key,
        help=Downloads.PICTURE_HELP,
        on_click="ignore",
        icon=":material/image:",
        type="tertiary",
    )
    st.download_button(
        Downloads.VECTOR,
        data=export_audit.audited_maker(
            file_name(caption, "svg"), lambda: images.svg(figure_source(), caption)
        ),
        file_name=file_name(caption, "svg"),
        mime="image/svg+xml",
        key=f"{key}_vector",
        help=Downloads.VECTOR_HELP,
        on_click="ignore",
        icon=":material/polyline:",
        type="tertiary",
    )


def table(frame: pl.DataFrame, schema: type[dy.Schema], caption: Caption, key: str) -> None:
    """Offer the frame as a workbook."""
    st.download_button(
        Downloads.TABLE,
        data=export_audit.audited_maker(
            file_name(caption, "xlsx"), lambda: workbooks.xlsx(frame, schema, caption)
        ),
        file_name=file_name(caption, "xlsx"),
        mime=_XLSX,
        key=key,
        help=Downloads.TABLE_HELP,
        on_click="ignore",
        icon=":material/table:",
        type="tertiary",
    )


def of_chart(
    figure_source: Callable[[], go.Figure],
    chart_source: Callable[[], Chart],
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    caption: Caption,
    key: str,
) -> None:
    """Picture, drawing and workbook with native charts of one finding, side by side.

    The sources are called outside the session: they must carry their values and not ask session_state.
    """
    with st.container(horizontal=True, gap="small"):
        picture(figure_source, caption, f"{key}_picture")
        st.download_button(
            Downloads.CHARTED,
            data=export_audit.audited_maker(
                file_name(caption, "xlsx"), lambda: chart_workbook(chart_source(), frame, schema, caption)
            ),
            file_name=file_name(caption, "xlsx"),
            mime=_XLSX,
            key=f"{key}_table",
            help=Downloads.CHARTED_HELP,
            on_click="ignore",
            icon=":material/insert_chart:",
            type="tertiary",
        )
