"""What changed in a unit's score and place since last time, and who overtook whom."""

from functools import partial

import polars as pl
import streamlit as st

from analytics.access import Action
from dashboard.base.common_words import Units
from dashboard.base.display import period_name
from dashboard.screen import access, data, finding, page_head, url_choice
from dashboard.screen.markup import plain
from dashboard.screen.unit_choice import BRANCH, UNIT
from dashboard.systems.scores.ranking_sentences import comparisons_shown
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit import change_figures as figures
from dashboard.systems.unit import change_sentences as headlines
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.score_sentences import name
from dashboard.systems.unit.words import Changes

_TABLE = "overtakes_rows"  # the key under which finding.listing keeps its selection
_HEIGHT, _FULL = 460, 12
_LEAST_HEIGHT = 320  # of the account beside a picture of few bars
_ACCOUNT = ["label", "change", "now", "then", "dimension"]  # what a phone shows first
_PLACES = ["other", "event", "effect", "other_now", "other_then"]


def show(shown: data.View, org_id: str) -> None:
    """The account of the score and of the place against the period the reader picks."""
    offered = {kind: kind for kind in shown.ask(comparisons_shown)}
    if not offered:
        _elsewhere(shown, org_id)
        return
    kind = next(iter(offered))
    if len(offered) > 1:
        kind = url_choice.one_of(Ranking.AGAINST, offered, address="against", default=kind)
    _score(shown, org_id, kind)
    _places(shown, org_id, kind)


def _elsewhere(shown: data.View, org_id: str) -> None:
    """Nothing to compare, as the head says why: the way to the latest half-years with a score."""
    halves = shown.ask(headlines.other_halves, org_id)
    st.info(Changes.ELSEWHERE if halves else Changes.NO_ELSEWHERE)
    with st.container(horizontal=True):
        for half in halves:
            label = period_name(half)
            st.button(label, key=f"change_{half}", on_click=page_head.turn_to, args=(half,))


def _score(shown: data.View, org_id: str, kind: str) -> None:
    """The parts that moved beside the account of all; over the whole width where only one of them is."""
    rows = shown.ask(figures.changes_of, org_id, kind)
    drawn = shown.ask(figures.most_changed, org_id, kind)
    headline = shown.ask(headlines.score, org_id, kind)
    if drawn.is_empty():
        st.info(plain(headline))
        if rows.height:
            _account(shown, org_id, kind, rows, _HEIGHT)
        return
    left, right = st.columns(2)
    with left:
        _picture(shown, org_id, kind, rows, headline)
    with right:
        _account(shown, org_id, kind, rows, max(_LEAST_HEIGHT, figures.height(drawn)))


def _picture(shown: data.View, org_id: str, kind: str, rows: pl.DataFrame, headline: str) -> None:
    finding.picture(
        shown,
        figures.score_changes,
        *(org_id, kind),
        table="item_changes",
        title=shown.ask(headlines.titled, Changes.TITLE, org_id, kind),
        unit=Units.POINTS,
        headline=headline + shown.ask(headlines.drawn, org_id, kind),
        filters=shown.ask(name, org_id),
        **unit_names.beside_codes(shown.results, "item_changes", rows),
    )


def _places(shown: data.View, org_id: str, kind: str) -> None:
    if not access.allows(Action.SEE):
        st.info(Changes.OTHERS_HIDDEN)
        return
    rows = shown.ask(headlines.overtakes_of, org_id, kind)
    headline = shown.ask(headlines.places, org_id, kind)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.listing(
        shown,
        "overtakes",
        title=shown.ask(headlines.titled, Changes.PLACES, org_id, kind),
        unit=Ranking.PLACE_UNIT,
        headline=headline,
        columns=_PLACES,
        rows=rows,
        filters=shown.ask(name, org_id),
        on_select=partial(_take_other, rows),
        height=_HEIGHT if rows.height > _FULL else "content",
    )
    st.caption(plain(Changes.EVENTS_ABOUT))


def _take_other(rows: pl.DataFrame) -> None:
    """Show the file of the other unit of the row just clicked; no row of its own table is chosen then."""
    if clicked := st.session_state[_TABLE]["selection"]["rows"]:
        url_choice.ask(UNIT, rows["other_id"][clicked[0]])
        url_choice.forget(BRANCH)
    st.session_state[_TABLE] = {"selection": {"rows": [], "columns": [], "cells": []}}


def _account(shown: data.View, org_id: str, kind: str, rows: pl.DataFrame, height: int) -> None:
    finding.listing(
        shown,
        "item_changes",
        title=shown.ask(headlines.titled, Changes.TABLE, org_id, kind),
        unit=Units.POINTS,
        headline=shown.ask(headlines.account, org_id, kind),
        columns=_ACCOUNT,
        filters=shown.ask(name, org_id),
        height=height,
        **unit_names.beside_codes(shown.results, "item_changes", rows),
    )
