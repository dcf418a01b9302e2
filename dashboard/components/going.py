"""The way from a unit or branch, wherever it is named, to its own page."""

from typing import NoReturn

import streamlit as st

from dashboard import navigation

_KEPT = ("period", "edition")  # what is looked at stays the same


def to_unit(org_id: str, **more: str) -> NoReturn:
    """Leave for the file of the unit; more: further words of its address, as branch."""
    kept = {name: st.query_params[name] for name in _KEPT if name in st.query_params}
    st.switch_page(navigation.find("unit"), query_params={**kept, "unit": org_id, **more})
