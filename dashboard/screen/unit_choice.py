"""Which unit the file is of, and which part of it: both in the URL; says so where there is none to show."""

from typing import NoReturn

import streamlit as st

from dashboard.base.common_words import Filters
from dashboard.screen import data, finding, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.unit import unit_choice_sentences
from dashboard.systems.unit.findings import EVERYBODY
from dashboard.systems.unit.words import PARTS, UnitFile

UNIT, BRANCH, PART = "unit", "branch", "view"  # in the URL
BRANCHES = "branches"  # the part that shows them


def choose(shown: data.View) -> str:
    """The code of the unit to show; without one, or where it did not stand, says what to do and stops."""
    names = unit_choice_sentences.names(shown.results.everybody)
    alone = next(iter(names)) if len(names) == 1 else None  # whoever sees but one unit
    asked = st.query_params.get(UNIT)
    unit = url_choice.select(
        Filters.UNIT,
        names,
        address=UNIT,
        default=alone,
        is_said=alone is not None,
        placeholder=UnitFile.HINT,
        on_change=url_choice.forget,
        args=(BRANCH,),
        width=320,
    )
    if unit is None:
        _everybody(shown, asked if asked not in names else None)
    shown = shown.among(unit)
    if absent := shown.ask(unit_choice_sentences.absent, unit):
        st.info(plain(absent + shown.ask(unit_choice_sentences.instead, unit)))
        _successors(shown, unit)
        st.stop()
    return unit


def part() -> str:
    """The part of the file to show; a link to a branch opens the branches."""
    opens = url_choice.box_of(PART) not in st.session_state
    if opens and BRANCH in st.query_params and PART not in st.query_params:
        url_choice.ask(PART, BRANCHES)
    chosen = url_choice.one_of(
        UnitFile.PART, PARTS, address=PART, default="score", label_visibility="collapsed"
    )
    if chosen != BRANCHES:
        url_choice.forget(BRANCH)
    return chosen


def _successors(shown: data.View, unit: str) -> None:
    """The way to the units this one went into."""
    with st.container(horizontal=True):
        for code, name in shown.ask(unit_choice_sentences.successors, unit).items():
            label = UnitFile.OPENS.format(name=plain(name))
            st.button(label, key=f"became_{code}", on_click=url_choice.ask, args=(UNIT, code))


def _everybody(shown: data.View, unknown: str | None) -> NoReturn:
    """All units to choose from, and why none is shown."""
    if unknown:
        st.warning(plain(UnitFile.UNKNOWN.format(code=unknown)))
    if shown.results.tables["rankings"].is_empty():
        st.stop()
    if not unknown:
        st.info(UnitFile.CHOOSE)
    finding.show(shown, EVERYBODY)
    st.stop()
