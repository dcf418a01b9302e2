"""Official files as all readers share them: made once, kept ready; of an edition the one first handed out."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from analytics import actions
from analytics.lake import Edition
from dashboard import data, refusals
from dashboard.made import Made
from dashboard.settings import location
from dashboard.shelf import Shelf
from dashboard.turns import Turns

_KEPT_READY = 12  # by all readers together


def official(
    shown: data.View, name: str, make: Callable[[], Made], waiting: Callable[[], None], *, afresh: bool
) -> Made:
    """The official file of that name: made once a version; of an edition the one first handed out.

    afresh: one that lacks something, or could not be kept, is made again. waiting is called while another
    reader has it made.
    """
    shelf, key = _official_files(location()), (shown.version, name)
    with _official_turns(location()).of(key, waiting):
        kept = shelf.get(key)
        if kept and ((kept.is_whole and not kept.unkept) or not afresh):
            return kept
        made = _issued(shown.edition, name, make) if shown.edition else make()
        shelf.put(key, made)
    return made


def first_issued(edition: Edition, name: str) -> datetime | None:
    """When the edition's file of that name was first handed out; None where it never was."""
    return next((one.made_at for one in data.lake().issued_files(edition.id) if one.name == name), None)


def _issued(edition: Edition, name: str, make: Callable[[], Made]) -> Made:
    now = datetime.now(UTC)
    return actions.issued(data.lake(), edition.id, name, make, Made, refusals.unkept, made_at=now)


@st.cache_resource
def _official_files(where: str) -> Shelf[tuple[str, str], Made]:
    return Shelf(_KEPT_READY)


@st.cache_resource
def _official_turns(where: str) -> Turns[tuple[str, str]]:
    return Turns()
