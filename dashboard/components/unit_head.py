"""The head of a unit's file: its name, its key figures, and what a reader must know of them."""

import streamlit as st

from dashboard import data
from dashboard.components import addressed, indicators
from dashboard.components.markup import plain
from dashboard.components.unit_choice import BRANCH, PART
from dashboard.headlines import unit_head as headlines
from dashboard.headlines import unit_standing
from dashboard.headlines.unit_scores import name
from dashboard.text.unit import Head


def show(shown: data.View, org_id: str) -> None:
    """Name, league, key figures; why something is not there."""
    st.subheader(plain(shown.ask(name, org_id)), anchor=False)
    st.caption(plain(shown.ask(headlines.belongs, org_id)))
    indicators.row(shown.ask(headlines.indicators, org_id))
    _standing(shown, org_id)
    if notes := shown.ask(headlines.notes, org_id):
        st.markdown("  \n".join(f":small[{plain(note)}]" for note in notes))


def _standing(shown: data.View, org_id: str) -> None:
    """Stars, weak branches, reports: a line each, which opens its part of the file."""
    with st.container(horizontal=True, gap="small"):
        for number, (part, words) in enumerate(shown.ask(unit_standing.lines, org_id)):
            label = Head.OPENS.format(words=plain(words))
            st.button(label, key=f"head_{number}", type="tertiary", on_click=_open_part, args=(part,))


def _open_part(part: str) -> None:
    """The whole part, also while one branch of it is shown."""
    addressed.forget(BRANCH)
    addressed.ask(PART, part)
