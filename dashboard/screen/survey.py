"""Which survey the reader wants to see."""

import streamlit as st

from dashboard.systems.burden.words import Formalism


def choose(names: list[str]) -> str:
    """The survey to show; asked for only where there are several."""
    if len(names) == 1:
        return names[0]
    return st.selectbox(Formalism.SURVEY, names, key="survey", bind="query-params", width=320)
