"""The row of key figures at the top of a page: two by two on a phone."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from dashboard.kit.statement import KeyFigure

_NARROWEST = 150  # two fit beside each other on a phone of 360 px


_COLOURS: dict[bool | None, Literal["green", "orange", "gray"]] = {
    True: "green",
    False: "orange",
    None: "gray",
}


def row(indicators: Sequence[KeyFigure]) -> None:
    """Show them side by side, as many as fit."""
    with st.grid(len(indicators), min_column_width=_NARROWEST, gap="small"):
        for indicator in indicators:
            st.metric(
                indicator.label,
                indicator.value,
                indicator.change,
                delta_color=_COLOURS[indicator.good],
                delta_arrow="off",
                delta_description=indicator.about,
                border=True,
                height="stretch",
            )
