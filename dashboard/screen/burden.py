"""Whose burden the reader wants to see, and which kind month by month: filters in the URL."""

from dataclasses import dataclass

import streamlit as st

from dashboard.base.common_words import Filters
from dashboard.screen import url_choice
from dashboard.systems.burden import figures
from dashboard.systems.burden.words import Formalism


@dataclass(frozen=True)
class BurdenFilters:
    """Whose counts, and which of the four kinds month by month."""

    scope: str
    kind: str


def choose() -> BurdenFilters:
    """Write the filters."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scope = url_choice.one_word(Filters.SCOPE, figures.SCOPES, "scope")
        return BurdenFilters(scope, url_choice.one_word(Formalism.MATTER, figures.KINDS, "matter"))
