"""The frame round every page: title, icon, who may see it, the menu."""

from pathlib import Path

import streamlit as st

from dashboard import access, navigation
from dashboard.text.app import App

st.set_page_config(
    page_title=App.TITLE, page_icon=Path(__file__).parents[1] / "static" / "icon.png", layout="wide"
)
access.check()
navigation.build().run()
