"""需重点关注 as a list: sentences that break where the screen ends, which the cells of a table do not."""

import polars as pl
import streamlit as st

from dashboard.screen import data, finding_sentences, unit_links
from dashboard.screen.markup import plain
from dashboard.systems.overview import attention_sentences
from dashboard.systems.overview.findings import UNITS
from dashboard.systems.overview.words import Overview

_FIRST = 8  # units; the rest are counted and one click away


def show(shown: data.View) -> None:
    """The units with their reasons, the gravest first; a name leads to its unit."""
    results = shown.results
    finding_sentences.show(
        shown,
        "attention",
        title=UNITS.title_of(results),
        unit=UNITS.unit,
        headline=UNITS.statement_of(results).on_page,
        rows=UNITS.rows_of(results),
        schema=UNITS.schema_of(results),
        write=lambda units: _entries(units, shown.ask(attention_sentences.chance)),
    )


def _entries(units: pl.DataFrame, chance: str) -> None:
    first, rest = units.head(_FIRST), units.slice(_FIRST)
    _list(first)
    if rest.height:
        with st.expander(Overview.ATTENTION_REST.format(count=rest.height)):
            _list(rest)
    if chance:
        st.caption(plain(chance))


def _list(units: pl.DataFrame) -> None:
    with st.container(gap="xsmall"):
        for unit in units.iter_rows(named=True):
            _entry(unit)


def _entry(unit: dict) -> None:
    org_id, named = unit["org_id"], plain(attention_sentences.name_and_place(unit))
    with st.container(gap=None):
        if st.button(f":primary[**{named}** ›]", key=f"attention_{org_id}", type="tertiary"):
            unit_links.to_unit(org_id)
        with st.container(key=f"reasons_{org_id}"):
            st.markdown(f":small[{plain(unit['reasons'])}]")
