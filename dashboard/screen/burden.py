"""Whose burden the reader wants to see, and which kind month by month: filters in the URL."""

from dataclasses import dataclass

import streamlit as st

from dashboard.base.common_words import Filters
from dashboard.systems.burden import figures
from dashboard.systems.burden.words import Formalism


@dataclass(frozen=True)
class Choice:
    """Whose counts, and which of the four kinds month by month."""

    scope: str
    kind: str


def choose() -> Choice:
    """Write the filters."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scope = _one_of(Filters.SCOPE, figures.SCOPES, "scope")
        return Choice(scope, _one_of(Formalism.MATTER, figures.KINDS, "matter"))


def _one_of(label: str, options: tuple[str, ...], key: str) -> str:
    chosen = st.segmented_control(
        label, options, default=options[0], required=True, key=key, bind="query-params"
    )
    return chosen or options[0]
