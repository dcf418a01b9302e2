"""提醒函: to whom; every unit that owes something stands there ticked, with what it owes and had before."""

import streamlit as st

from analytics import actions
from analytics.lake import LakeError
from dashboard.base.source import Source
from dashboard.files.reminder_words import Reminders
from dashboard.files.reminders import letters, sent
from dashboard.screen import data, page_head
from dashboard.screen.markup import plain

_HEIGHT = 320  # some nine units; the others scroll


def choose_addressees(source: Source) -> frozenset[str] | None:
    """The units ticked; None where all are."""
    found = letters.addressees(source.results)
    if not found:
        st.caption(Reminders.NOBODY)
        return None
    before = _letters_before(source.results.period.code)
    keys = {one.org_id: f"letter_to_{source.version}_{one.org_id}" for one in found}
    for key in keys.values():
        st.session_state.setdefault(key, True)
    ticked = sum(st.session_state[key] for key in keys.values())
    every = sum(one.matters for one in found)
    st.markdown(plain(Reminders.TO_WHOM.format(units=len(found), matters=every, ticked=ticked)))
    if later := sent.overtaken(source, data.periods(data.snapshot())):
        st.warning(plain(later))
    with st.container(horizontal=True):
        for label, value in ((Reminders.TICK_ALL, True), (Reminders.TICK_NONE, False)):
            st.button(label, on_click=_tick, args=(list(keys.values()), value), type="tertiary")
    with st.container(height=_HEIGHT, border=True):
        for one in found:
            st.checkbox(plain(sent.option(one, before.get(one.org_id))), key=keys[one.org_id])
    chosen = frozenset(code for code, key in keys.items() if st.session_state[key])
    return None if len(chosen) == len(found) else chosen


def _tick(keys: list[str], value: bool) -> None:
    for key in keys:
        st.session_state[key] = value


def _letters_before(period: str) -> dict:
    try:
        return dict(actions.remembered_letters(data.lake(), period))
    except LakeError as error:
        page_head.unavailable(error)
