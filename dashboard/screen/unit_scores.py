"""The scores of a unit: against its league, points lost item by item, scores so far, self check."""

import polars as pl
import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.unit import score_figures as figures
from dashboard.systems.unit import score_sentences as headlines
from dashboard.systems.unit import self_review_sentences, spine_chart, spine_figure, unit_names
from dashboard.systems.unit import spine_sentences as spine_headlines
from dashboard.systems.unit.words import SelfCheck, Spine, UnitScores

_SELF_COLUMNS = ["label", "gap", "self_points", "reviewed", "max_points", "evidence"]
_SELF_HEIGHT = 420


def show(shown: data.View, org_id: str) -> None:
    """Everything about this unit's scores; what is missing is said in words."""
    name = shown.ask(headlines.name, org_id)
    for beside in ((_spine, _items), (_history, _self_check)):
        for column, part in zip(st.columns(2), beside, strict=True):
            with column:
                part(shown, org_id, name)


def _spine(shown: data.View, org_id: str, name: str) -> None:
    dimensions = shown.ask(spine_figure.dimensions, org_id)
    if not dimensions:
        st.info(plain(shown.ask(spine_headlines.spine, org_id, spine_figure.EVERYTHING).on_page))
        return
    coded = {str(number): words for number, words in enumerate(dimensions, start=1)}
    chosen = url_choice.select(
        Spine.LEVEL, coded, address="detail", default=None, placeholder=Spine.EVERYTHING, width=240
    )
    dimension = coded[chosen] if chosen else spine_figure.EVERYTHING
    finding.picture(
        shown,
        spine_chart.chart,
        *(org_id, dimension),
        table="spine",
        title=shown.ask(spine_headlines.title, org_id, dimension),
        unit=Units.POINTS,
        headline=shown.ask(spine_headlines.spine, org_id, dimension).on_page,
        filters=name,
        draw=spine_figure.spine,
        **unit_names.beside_codes(shown.results, "spine", shown.ask(spine_figure.rows_of, org_id, dimension)),
    )


def _items(shown: data.View, org_id: str, name: str) -> None:
    headline = shown.ask(headlines.items, org_id).on_page
    if shown.ask(figures.lost_items, org_id).is_empty():
        st.info(plain(headline))
        return
    items = shown.results.tables["items"].filter(pl.col("org_id") == org_id)
    finding.picture(
        shown,
        figures.items_lost,
        org_id,
        table="items",
        title=UnitScores.ITEMS.format(name=name),
        unit=Units.POINTS,
        headline=headline + shown.ask(headlines.items_drawn, org_id),
        filters=name,
        **unit_names.beside_codes(shown.results, "items", items),
    )


def _history(shown: data.View, org_id: str, name: str) -> None:
    headline = shown.ask(headlines.history, org_id)
    rows = shown.ask(figures.halves_of, org_id)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.picture(
        shown,
        figures.score_history,
        org_id,
        table="place_history",
        title=UnitScores.HISTORY.format(name=name),
        unit=Units.POINTS,
        headline=headline,
        rows=rows,
        filters=name,
    )


def _self_check(shown: data.View, org_id: str, name: str) -> None:
    headline = shown.ask(self_review_sentences.self_check, org_id)
    rows = shown.ask(self_review_sentences.rows_of, org_id)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.listing(
        shown,
        "self_items",
        title=SelfCheck.TITLE.format(name=name),
        unit=Units.POINTS,
        headline=headline,
        columns=_SELF_COLUMNS,
        filters=name,
        height=_SELF_HEIGHT,
        **unit_names.beside_codes(shown.results, "self_items", rows),
    )
