"""需重点关注 as a list: sentences that break where the screen ends, which the cells of a table do not."""

from typing import Literal

import polars as pl
import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding_sentences, unit_links
from dashboard.screen.markup import plain
from dashboard.systems.overview import attention_sentences, figures, sentences
from dashboard.systems.overview.words import Overview

_FULL = 5  # so many units fill the height of the picture beside them


def show(shown: data.View) -> None:
    """The units with their reasons; a name leads to its unit."""
    finding_sentences.show(
        shown,
        "attention",
        title=Overview.ATTENTION,
        unit=Units.UNITS,
        headline=shown.ask(sentences.attention),
        rows=shown.ask(attention_sentences.lines),
        schema=attention_sentences.AttentionLine,
        write=_entries,
    )


def _entries(units: pl.DataFrame) -> None:
    height: int | Literal["content"] = figures.HEIGHT if units.height > _FULL else "content"
    with st.container(height=height, border=False, gap="xsmall"):
        for unit in units.iter_rows(named=True):
            _entry(unit)


def _entry(unit: dict) -> None:
    org_id, named = unit["org_id"], plain(attention_sentences.name_and_place(unit))
    with st.container(gap=None):
        if st.button(f"**{named}**", key=f"attention_{org_id}", type="tertiary"):
            unit_links.to_unit(org_id)
        st.markdown(f":small[{plain(unit['reasons'])}]")
