"""The parts of the page 后进支部, by the code that stands in the URL: the ledger, low stars, kinds."""

import streamlit as st

from dashboard.screen import data, indicators, url_choice, weak_branches, weak_groups
from dashboard.screen.markup import plain
from dashboard.screen.weak_branches import Choice
from dashboard.systems.weak_branches import sentences as headlines
from dashboard.systems.weak_branches.words import PARTS, Weak

_PART = "section"  # in the URL


def choose() -> str:
    """The choice between the parts; the code of the chosen one."""
    first = next(iter(PARTS))
    return url_choice.one_of(Weak.PARTS, PARTS, address=_PART, default=first, label_visibility="collapsed")


def _ledger(shown: data.View, choice: Choice) -> None:
    """The ledger against 动态清零 and what to do next."""
    st.markdown(f"**{plain(shown.ask(headlines.standing, choice.scope, choice.name).on_page)}**")
    indicators.row(shown.ask(headlines.indicators, choice.scope))
    st.caption(plain(Weak.RULE))
    weak_branches.pictures(shown, choice)
    weak_branches.worklist(shown, choice)
    weak_branches.units(shown, choice)


def _kinds(shown: data.View, choice: Choice) -> None:
    weak_groups.show(shown, choice.name)


SHOWN = {"ledger": _ledger, "low": weak_branches.low_star, "kinds": _kinds}
