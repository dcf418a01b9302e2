"""The head of a unit's file: its name, its key figures, and what a reader must know of them."""

import streamlit as st

from dashboard.screen import data, indicators, url_choice
from dashboard.screen.markup import plain
from dashboard.screen.unit_choice import BRANCH, PART
from dashboard.systems.unit import head_sentences as headlines
from dashboard.systems.unit.unit_names import name
from dashboard.systems.unit.words import Head


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
        for number, (part, words) in enumerate(shown.ask(headlines.lines, org_id)):
            label = Head.OPENS.format(words=plain(words))
            st.button(label, key=f"head_{number}", type="tertiary", on_click=_open_part, args=(part,))


def _open_part(part: str) -> None:
    """The whole part, also while one branch of it is shown."""
    url_choice.forget(BRANCH)
    url_choice.ask(PART, part)
