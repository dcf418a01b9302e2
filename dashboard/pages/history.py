"""历史与定稿: what was changed, what was finalised, and the form that finalises a period."""

import streamlit as st

from dashboard.components import finalising, opening, recalling
from dashboard.text.history import History

st.title(History.TITLE, anchor=False)
now = opening.standing()
opening.mark(now)
recalling.editions()
finalising.form(now)
recalling.commits()
