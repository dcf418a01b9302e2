"""历史与定稿: what was changed and can be taken back, what was finalised, and the form that finalises."""

import streamlit as st

from dashboard.screen import audit, commit_history, editions, finalise, page_head
from dashboard.words.history import History

st.title(History.TITLE, anchor=False)
now = page_head.current_snapshot()
page_head.mark(now)
shown = {"commits": commit_history.show, "editions": editions.show, "finalise": finalise.form}
shown["audit"] = audit.show
shown[commit_history.part()](now)
