"""报告与图表: what the machine lacks for pictures and PDF."""

import streamlit as st

from dashboard.files import selfcheck
from dashboard.files.selfcheck_words import SelfCheck
from dashboard.screen.markup import plain


def show() -> None:
    """One line that says whether all is there; opened, what to install."""
    found = selfcheck.check_parts()
    with st.expander(plain(selfcheck.summary(found))):
        for one in found:
            state = SelfCheck.HERE if one.is_here else SelfCheck.LACKING
            icon = ":green[:material/check_circle:]" if one.is_here else ":orange[:material/warning:]"
            line = SelfCheck.LINE.format(title=one.title, purpose=one.purpose, state=state)
            st.markdown(f"{icon} {plain(line)}" + (f"  \n{plain(one.remedy)}" if one.remedy else ""))
        if any(not one.is_here for one in found):
            st.caption(plain(SelfCheck.AFTERWARDS))
