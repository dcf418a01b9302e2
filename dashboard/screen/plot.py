"""How a figure is put on a page."""

from collections.abc import Callable
from typing import Any, Literal

import plotly.graph_objects as go
import streamlit as st

from dashboard.words.interface import PLOTLY_LOCALE


def config() -> dict[str, Any]:
    """Plotly's settings in the browser: Chinese, no tool bar (the official picture is made on the server)."""
    return {
        "locale": "zh-CN",
        "locales": {"zh-CN": PLOTLY_LOCALE},
        "displayModeBar": False,
        "displaylogo": False,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
    }


def show(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    on_select: Callable[[], None] | Literal["rerun"] | None = None,
) -> Any:
    """Show the figure over the full width, as tall as what stands beside it; alt says in words what it shows.

    on_select is called after a click on a point, or the page run again; the event is returned, and kept
    under the key.
    """
    selecting: Any = {} if on_select is None else {"on_select": on_select, "selection_mode": "points"}
    return st.plotly_chart(
        figure, key=key, alt=alt, width="stretch", height="stretch", theme=None, config=config(), **selecting
    )
