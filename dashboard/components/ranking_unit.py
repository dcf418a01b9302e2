"""The unit chosen on the ranking: key figures, points lost item by item, scores so far."""

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.components import finding, indicators
from dashboard.components.markup import plain
from dashboard.figures import ranking_unit as figures
from dashboard.headlines import ranking_unit as headlines
from dashboard.text.common import Units
from dashboard.text.ranking import RankedUnit


def show(shown: data.View, org_id: str) -> None:
    """Everything of this unit; what is missing is said in words."""
    results = shown.results
    name = headlines.name(results, org_id)
    st.subheader(plain(name), anchor=False)
    indicators.row(headlines.indicators(results, org_id))
    if notes := headlines.notes(results, org_id):
        st.markdown("  \n".join(f":small[{plain(note)}]" for note in notes))
    left, right = st.columns(2)
    with left:
        _items(shown, org_id, name)
    with right:
        _history(shown, org_id, name)


def _items(shown: data.View, org_id: str, name: str) -> None:
    headline = headlines.items(shown.results, org_id)
    if figures.lost_items(shown.results, org_id).is_empty():
        st.info(plain(headline))
        return
    items = shown.results.tables["items"]
    finding.picture(
        shown,
        figures.items_lost,
        org_id,
        table="items",
        title=RankedUnit.ITEMS.format(name=name),
        unit=Units.POINTS,
        headline=headline,
        rows=items.filter(pl.col("org_id") == org_id),
        filters=name,
    )


def _history(shown: data.View, org_id: str, name: str) -> None:
    headline = headlines.history(shown.results, org_id)
    rows = figures.halves_of(shown.results, org_id)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.picture(
        shown,
        figures.score_history,
        org_id,
        table="place_history",
        title=RankedUnit.HISTORY.format(name=name),
        unit=Units.POINTS,
        headline=headline,
        rows=rows,
        filters=name,
    )
