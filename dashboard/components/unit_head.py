"""The head of a unit's file: its name, its key figures, and what a reader must know of them."""

import streamlit as st

from dashboard import data
from dashboard.components import indicators
from dashboard.components.markup import plain
from dashboard.headlines import unit_head as headlines
from dashboard.headlines.unit_scores import name


def show(shown: data.View, org_id: str) -> None:
    """Name, league, key figures; why something is not there."""
    results = shown.results
    st.subheader(plain(name(results, org_id)), anchor=False)
    st.caption(plain(headlines.belongs(results, org_id)))
    indicators.row(headlines.indicators(results, org_id))
    if notes := headlines.notes(results, org_id):
        st.markdown("  \n".join(f":small[{plain(note)}]" for note in notes))
