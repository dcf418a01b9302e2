"""What the systems say of one unit: a part of its file, each under its title."""

import streamlit as st

from dashboard import systems
from dashboard.kit.finding import Scope, Where
from dashboard.screen import data, system_page
from dashboard.screen.markup import plain
from dashboard.systems.unit.score_sentences import name


def show(shown: data.View, org_id: str) -> None:
    """The headline and the findings of every system."""
    scope = Scope(org_id, name(shown.results, org_id), is_unit=True)
    for system in systems.ALL:
        if not system.headline:
            continue
        st.subheader(system.title, anchor=False)
        st.markdown(plain(system.headline(shown.results, scope).on_page))
        system_page.findings(shown, system.standing(Where.UNIT), scope)
