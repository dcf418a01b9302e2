"""后进支部: the ledger against 动态清零, what to do next, and the low-star branches beside it."""

import streamlit as st

from dashboard.components import indicators, opening, weak_branches, weak_groups
from dashboard.components.markup import plain
from dashboard.headlines import weak_branches as headlines
from dashboard.text.weak_branches import Weak

shown = opening.findings(Weak.TITLE)
results = shown.results
choice = weak_branches.choose(results)
st.markdown(f"**{plain(headlines.standing(results, choice.scope, choice.name))}**")
indicators.row(headlines.indicators(results, choice.scope))
st.caption(plain(Weak.RULE))
weak_branches.pictures(shown, choice)
weak_branches.worklist(shown, choice)
weak_branches.low_star(shown, choice)
weak_branches.units(shown, choice)
weak_groups.show(shown, choice.name)
