"""The way from a unit or branch, wherever it is named, to its own page."""

from typing import Any, NoReturn

import streamlit as st

from dashboard.kit.finding import LeadsTo
from dashboard.screen import access, navigation, url_choice

_KEPT = ("period", "edition")  # what is looked at stays the same


def to_unit(org_id: str, **more: str) -> NoReturn:
    """Leave for the file of the unit; more: further words of its address, as branch."""
    for name, code in {"unit": org_id, **more}.items():
        url_choice.ask(name, code)  # also where the reader is there already and has chosen another one
    if "branch" in more:
        url_choice.ask("view", "branches")
    kept = {name: st.query_params[name] for name in _KEPT if name in st.query_params}
    st.switch_page(navigation.find("unit"), query_params={**kept, "unit": org_id, **more})


def follow(leads_to: LeadsTo, row: dict[str, Any]) -> None:
    """Leave for what the row clicked on leads to: its unit, its branch, or the page it names."""
    if leads_to is LeadsTo.PAGE:
        _to_page(row["page"], row.get("unit_id") or row["org_id"])
    elif leads_to is LeadsTo.BRANCH:
        to_unit(row["unit_id"], branch=row["org_id"])
    else:
        to_unit(row["org_id"] if "org_id" in row else row["unit_id"])


def _to_page(name: str, org_id: str) -> None:
    """Leave for the page of a script or a system, at the unit; nowhere where it is not offered."""
    if place := navigation.place_of(name, access.user()):
        script, more = place
        for address, code in {"unit": org_id, "of_unit": org_id, **more}.items():
            url_choice.ask(address, code)
        kept = {one: st.query_params[one] for one in _KEPT if one in st.query_params}
        st.switch_page(navigation.find(script), query_params={**kept, "of_unit": org_id, **more})


def to_picked(event: Any) -> None:
    """Leave for the unit of the point of a picture just clicked, if any; points carry its code."""
    points = event["selection"]["points"] if event else []
    if points and (code := points[0].get("customdata")):
        to_unit(code if isinstance(code, str) else code[0])
