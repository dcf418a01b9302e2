"""The conduct of a unit: burden against 2019, and what it has reported, owes or came late with."""

import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding, indicators
from dashboard.screen.markup import plain
from dashboard.systems.reporting.findings import OF_UNIT
from dashboard.systems.unit import conduct_sentences as headlines
from dashboard.systems.unit.score_sentences import name
from dashboard.systems.unit.words import Conduct

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
    finding.show(shown, OF_UNIT, (org_id,), filters=unit)
