"""The way from a unit or branch, wherever it is named, to its own page."""

from typing import Any, NoReturn

import streamlit as st

from dashboard.screen import navigation, url_choice

_KEPT = ("period", "edition")  # what is looked at stays the same


def to_unit(org_id: str, **more: str) -> NoReturn:
    """Leave for the file of the unit; more: further words of its address, as branch."""
    for name, code in {"unit": org_id, **more}.items():
        url_choice.ask(name, code)  # also where the reader is there already and has chosen another one
    if "branch" in more:
        url_choice.ask("view", "branches")
    kept = {name: st.query_params[name] for name in _KEPT if name in st.query_params}
    st.switch_page(navigation.find("unit"), query_params={**kept, "unit": org_id, **more})


def to_picked(event: Any) -> None:
    """Leave for the unit of the point of a picture just clicked, if any; points carry its code."""
    points = event["selection"]["points"] if event else []
    if points and (code := points[0].get("customdata")):
        to_unit(code if isinstance(code, str) else code[0])
