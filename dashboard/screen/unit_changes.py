"""What changed in a unit's score and place since last time, and who overtook whom."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import streamlit as st

from analytics.access import Action
from dashboard.base.display import period_name
from dashboard.screen import access, data, finding, page_head, url_choice
from dashboard.screen.unit_choice import BRANCH, UNIT
from dashboard.systems.scores.ranking_sentences import comparisons_shown
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit import change_sentences, unit_names
from dashboard.systems.unit.findings import ACCOUNT, MOVED, PLACES
from dashboard.systems.unit.words import Changes


def show(shown: data.View, org_id: str) -> None:
    """The account of the score and of the place against the period the reader picks."""
    offered = {kind: kind for kind in shown.ask(comparisons_shown)}
    if not offered:
        _elsewhere(shown, org_id)
        return
    kind = next(iter(offered))
    if len(offered) > 1:
        kind = url_choice.one_of(Ranking.AGAINST, offered, address="against", default=kind)
    name = shown.ask(unit_names.name, org_id)
    is_drawn = MOVED.rows_of(shown.results, org_id, kind).height
    beside: Sequence[AbstractContextManager[Any]] = st.columns(2) if is_drawn else [nullcontext()] * 2
    for column, one in zip(beside, (MOVED, ACCOUNT), strict=True):
        with column:
            finding.show(shown, one, org_id, kind, filters=name)
    if access.allows(Action.SEE):
        finding.show(shown, PLACES, org_id, kind, filters=name, pick=_open_other)
    else:
        st.info(Changes.OTHERS_HIDDEN)


def _elsewhere(shown: data.View, org_id: str) -> None:
    """Nothing to compare, as the head says why: the way to the latest half-years with a score."""
    halves = shown.ask(change_sentences.other_halves, org_id)
    st.info(Changes.ELSEWHERE if halves else Changes.NO_ELSEWHERE)
    with st.container(horizontal=True):
        for half in halves:
            label = period_name(half)
            st.button(label, key=f"change_{half}", on_click=page_head.turn_to, args=(half,))


def _open_other(row: dict[str, Any]) -> None:
    url_choice.ask(UNIT, row["other_id"])
    url_choice.forget(BRANCH)
