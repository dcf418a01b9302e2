"""The frame round every page: title, icon, who may see it, the menu with the part the reader is in."""

from pathlib import Path

import streamlit as st

from dashboard.screen import access, navigation, notices, system_page
from dashboard.words.app import Access, App

st.set_page_config(
    page_title=App.TITLE, page_icon=Path(__file__).parents[2] / "static" / "icon.png", layout="wide"
)
access.check()
user = access.user()
if not navigation.offered_entries(user):
    st.error(Access.NO_ROLE)
    st.stop()
page = navigation.build(user, system_page.show)
st.set_page_config(page_title=App.PAGE_TITLE.format(page=page.title, product=App.TITLE))
navigation.mark(user, page)
notices.begin()
page.run()
