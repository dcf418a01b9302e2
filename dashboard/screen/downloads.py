"""Buttons that hand out pictures, drawings and workbooks, made only when somebody presses them."""

from collections.abc import Callable
from functools import partial

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

_PICTURES = (
    ("png", Downloads.PICTURE, Downloads.PICTURE_HELP, ":material/image:"),
    ("svg", Downloads.VECTOR, Downloads.VECTOR_HELP, ":material/polyline:"),
)
_MIMES = {"png": "image/png", "svg": "image/svg+xml", "zip": "application/zip"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def picture(figure_source: Callable[[], go.Figure], caption: Caption, key: str, count: int = 1) -> None:
    """Offer the light figure as a picture and as a drawing; where none can be made, say why instead.

    count: into how many pictures it goes; several are packed into one file.
    """
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
    for ending, label, about, icon in _PICTURES:
        name = file_name(caption, ending if count == 1 else "zip")
        st.download_button(
            label if count == 1 else Downloads.SEVERAL.format(label=label, count=count),
            data=export_audit.audited_maker(name, partial(_draw, figure_source, caption, ending)),
            file_name=name,
            mime=_MIMES[ending if count == 1 else "zip"],
            key=key if ending == "png" else f"{key}_vector",
            help=about,
            on_click="ignore",
            icon=icon,
            type="tertiary",
        )


def _draw(figure_source: Callable[[], go.Figure], caption: Caption, ending: str) -> bytes:
    return images.file(figure_source(), caption, ending)


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
    *,
    count: int = 1,
) -> None:
    """Picture, drawing and workbook with native charts of one finding, side by side.

    count: how many pictures they are.
    The sources are called outside the session: they must carry their values and not ask session_state.
    """
    with st.container(horizontal=True, gap="small"):
        picture(figure_source, caption, f"{key}_picture", count)
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
