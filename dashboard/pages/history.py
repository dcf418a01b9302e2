"""历史与定稿: what was changed and can be taken back, what was finalised, and the form that finalises."""

import streamlit as st

from dashboard.components import auditing, finalising, opening, recalling, restating
from dashboard.text.history import History

st.title(History.TITLE, anchor=False)
now = opening.standing()
opening.mark(now)
shown = {"commits": recalling.show, "editions": restating.show, "finalise": finalising.form}
shown["audit"] = auditing.show
shown[recalling.part()](now)
