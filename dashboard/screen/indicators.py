"""The row of key figures at the top of a page: two by two on a phone."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from dashboard.kit.statement import KeyFigure
from dashboard.screen import navigation
from dashboard.systems.overview.words import Overview

_NARROWEST = 150  # two fit beside each other on a phone of 360 px


_COLOURS: dict[bool | None, Literal["green", "orange", "gray"]] = {
    True: "green",
    False: "orange",
    None: "gray",
}


def row(indicators: Sequence[KeyFigure], most: int = 0) -> None:
    """Show them side by side, as many as fit; most: where no more shall."""
    with st.grid(most or len(indicators), min_column_width=_NARROWEST, gap="small"):
        for indicator in indicators:
            _metric(indicator)


def _metric(indicator: KeyFigure) -> None:
    """The figure in a frame, and below it the way to the page that tells more."""
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.metric(
            indicator.label,
            indicator.value,
            indicator.change,
            delta_color=_COLOURS[indicator.good],
            delta_arrow="off",
            delta_description=indicator.about,
        )
        if indicator.page:
            navigation.link(indicator.page, Overview.MORE.format(page=navigation.title(indicator.page)))
