"""历史与定稿: what was changed and what was finalised, with a way back to the numbers of then."""

from collections.abc import Collection, Sequence

import streamlit as st

from analytics.lake import Commit, Edition, LakeError
from dashboard import data, display, navigation
from dashboard.components import listing, opening
from dashboard.components.markup import plain
from dashboard.headlines import changes, history
from dashboard.text.history import History


def commits() -> None:
    """The commits, and below them what the chosen one (the last without a choice) changed."""
    found = _history()
    st.subheader(plain(history.about_commits(found)), anchor=False)
    if not found:
        return
    st.caption(History.COMMITS_HINT)
    chosen = listing.show(
        history.commit_lines(found),
        history.CommitLine,
        key="commits",
        title=History.COMMITS,
        source=History.SOURCE,
        on_select="rerun",
    )
    commit = found[chosen[0] if chosen else 0]
    title = History.CHANGES.format(revision=commit.id)
    with st.expander(title, expanded=bool(chosen)):
        listing.show(
            changes.change_lines(commit.changes),
            changes.ChangeLine,
            key="changes",
            title=title,
            source=History.SOURCE,
            pinned=2,
        )


def editions() -> None:
    """The editions, and a link to the numbers of the chosen one (the newest without a choice)."""
    found, moved = _editions()
    st.subheader(history.about_editions(found, moved), anchor=False)
    if not found:
        return
    st.caption(History.EDITIONS_HINT)
    chosen = listing.show(
        history.edition_lines(found, moved),
        history.EditionLine,
        key="editions",
        title=History.EDITIONS,
        source=History.SOURCE,
        synthetic=any(edition.synthetic for edition in found),
        on_select="rerun",
        pinned=2,
    )
    edition = found[chosen[0] if chosen else 0]
    st.page_link(
        navigation.find("overview"),
        label=History.OPEN.format(period=display.period_name(edition.period), number=edition.number),
        icon=":material/open_in_new:",
        query_params=opening.address(edition),
    )


def _history() -> Sequence[Commit]:
    try:
        return data.lake().history()
    except LakeError:
        opening.unavailable()


def _editions() -> tuple[Sequence[Edition], Collection[str]]:
    """All editions, and the ids of those whose data have changed since."""
    now = data.snapshot()
    try:
        found = data.lake().editions()
        return found, {edition.id for edition in found if data.restated(edition, now)}
    except LakeError:
        opening.unavailable()
