"""定稿版本: the editions; of a chosen one the way to its numbers, what it restated, and its issued files."""

from collections.abc import Collection, Sequence
from typing import Any

import streamlit as st

from analytics.access import Action, may_some
from analytics.actions import Compared
from analytics.lake import Edition, LakeError, Snapshot
from dashboard.base.common_words import OF_RESULTS
from dashboard.screen import (
    access,
    commit_history,
    data,
    kept_files,
    navigation,
    page_head,
    plain_table,
    row_choice,
)
from dashboard.screen.markup import plain
from dashboard.words import history_sentences, restated_sentences
from dashboard.words.history import History

_ISSUED = "issued"  # in the URL
_ORDER = ["row", "column", "before", "after", "table"]  # a phone shows the first of them


def show(now: Snapshot) -> None:
    """The editions, and what is known of the chosen one."""
    found, moved = _editions(now)
    st.subheader(history_sentences.about_editions(found, moved), anchor=False)
    if not found:
        st.info(History.EDITIONS_FIRST if access.allows(Action.FINALISE) else History.EDITIONS_NONE)
        return
    lines, schema = history_sentences.edition_lines(found, moved), history_sentences.EditionLine
    synthetic = any(edition.synthetic for edition in found)
    about: dict[str, Any] = {"title": History.EDITIONS, "source": History.SOURCE, "synthetic": synthetic}
    if not may_some(access.user(), Action.SEE):  # nothing of an edition can be opened
        st.caption(History.EDITIONS_ABOUT)
        plain_table.show(lines, schema, key=_ISSUED, **about)
        return
    hint = History.EDITIONS_HINT if access.allows(Action.SEE) else History.EDITIONS_HINT_OPEN
    st.caption(hint + History.EDITIONS_ABOUT)
    options = history_sentences.edition_options(found)
    code = row_choice.one_of(lines, schema, options, label=History.CHOOSE_EDITION, address=_ISSUED, **about)
    if code:
        with st.container(border=True):
            _one(next(one for one in found if one.id == code))


def turn_to(edition: Edition) -> None:
    """Have the page show this edition; for callbacks."""
    commit_history.turn_to("editions", _ISSUED, edition.id)


def numbers(told: Compared, *, key: str, title: str, synthetic: bool, edition: str) -> None:
    """Those numbers a reader would quote as a list with its workbook; of the others how many there are."""
    lines = restated_sentences.restated_lines(told)
    if lines.height:
        st.caption(plain(restated_sentences.by_table(told)))
        plain_table.show(
            lines,
            restated_sentences.RestatedLine,
            key=key,
            title=title,
            source=History.SOURCE,
            synthetic=synthetic,
            edition=edition,
            columns=_ORDER,
            pinned=0,
        )
    if told.derived_count:
        st.caption(plain(restated_sentences.derived_by_table(told)))


def _one(edition: Edition) -> None:
    st.markdown(history_sentences.of_edition(History.OPEN, edition))
    with st.container(horizontal=True):
        for script, title in OF_RESULTS.items():
            query = page_head.address(edition)
            navigation.link(script, title, icon=":material/open_in_new:", query_params=query)
    if not access.allows(Action.SEE):
        return
    kept_files.of_edition(edition)
    try:
        with st.spinner(History.WORKING):
            told = data.restatement(edition.id)
    except LakeError as error:
        page_head.unavailable(error)
    st.markdown(f"**{plain(restated_sentences.about_restated(told))}**")
    if told.previous is None or not told.count:
        return
    numbers(
        told,
        key="restated",
        title=history_sentences.of_edition(History.RESTATED, edition, previous=told.previous.number),
        synthetic=edition.synthetic,
        edition=history_sentences.of_edition(History.EDITION_OPTION, edition),
    )


def _editions(now: Snapshot) -> tuple[Sequence[Edition], Collection[str]]:
    """All editions, and the ids of those whose data have changed since."""
    try:
        found = data.lake().editions()
        return found, {edition.id for edition in found if data.is_restated(edition, now)}
    except LakeError as error:
        page_head.unavailable(error)
