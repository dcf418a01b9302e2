"""需重点关注 as a list: sentences that break where the screen ends, which the cells of a table do not."""

from typing import Literal

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.components import finding, going
from dashboard.components.markup import plain
from dashboard.figures import overview as figures
from dashboard.headlines import attention
from dashboard.headlines import overview as headlines
from dashboard.text.common import Units
from dashboard.text.overview import Overview

_FULL = 5  # so many units fill the height of the picture beside them


def listed(shown: data.View) -> None:
    """The units with their reasons; a name leads to its unit."""
    finding.told(
        shown,
        "attention",
        title=Overview.ATTENTION,
        unit=Units.UNITS,
        headline=shown.ask(headlines.attention),
        rows=shown.ask(attention.lines),
        schema=attention.AttentionLine,
        write=_entries,
    )


def _entries(units: pl.DataFrame) -> None:
    height: int | Literal["content"] = figures.HEIGHT if units.height > _FULL else "content"
    with st.container(height=height, border=False, gap="xsmall"):
        for unit in units.iter_rows(named=True):
            _entry(unit)


def _entry(unit: dict) -> None:
    org_id, named = unit["org_id"], plain(attention.named(unit))
    with st.container(gap=None):
        if st.button(f"**{named}**", key=f"attention_{org_id}", type="tertiary"):
            going.to_unit(org_id)
        st.markdown(f":small[{plain(unit['reasons'])}]")
