"""The conduct of a unit: burden against 2019, and what it has reported, owes or came late with."""

import streamlit as st

from dashboard import data
from dashboard.components import finding, indicators, reporting
from dashboard.components.markup import plain
from dashboard.headlines import unit_conduct as headlines
from dashboard.headlines.unit_scores import name
from dashboard.text.common import Units
from dashboard.text.unit import Conduct

_COLUMNS = ["kind", "now", "base", "change", "ratio", "within", "months"]


def show(shown: data.View, org_id: str) -> None:
    """Reports come and due, the burden, the list of what is missing or late."""
    unit = shown.ask(name, org_id)
    indicators.row(shown.ask(headlines.indicators, org_id))
    rows = shown.ask(headlines.burden_of, org_id)
    headline = shown.ask(headlines.burden, org_id)
    if rows.is_empty():
        st.info(plain(headline))
    else:
        finding.listing(
            shown,
            "burden_by_unit",
            title=Conduct.BURDEN.format(name=unit),
            unit=Units.TIMES,
            headline=headline,
            columns=_COLUMNS,
            rows=rows,
            filters=unit,
            height="content",
        )
    reporting.show(shown, [org_id], unit)
