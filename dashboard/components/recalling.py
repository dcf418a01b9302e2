"""数据变更: who changed what, when and from which file; a chosen change with its rows and its way back."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics import actions
from analytics.access import Action
from analytics.lake import Commit, FilesSweptError, LakeError, Snapshot
from dashboard import access, data, navigation
from dashboard.components import addressed, choosing, keeping, listing, opening, undoing
from dashboard.components.markup import plain
from dashboard.headlines import changes, effect, history
from dashboard.text.audit import Audit
from dashboard.text.common import Empty
from dashboard.text.history import History

_PARTS = {
    "commits": History.COMMITS,
    "editions": History.EDITIONS,
    "finalise": History.FINALISE_PART,
    "audit": Audit.TITLE,
}
_NEEDED = dict.fromkeys(_PARTS, Action.AUDIT) | {"finalise": Action.FINALISE}
_RECORDS, _COMMIT = "records", "commit"  # in the URL


def part() -> str:
    """What of the page is looked at."""
    parts = {name: title for name, title in _PARTS.items() if access.allows(_NEEDED[name])}
    return addressed.one_of(
        History.PARTS, parts, address=_RECORDS, default="commits", label_visibility="collapsed"
    )


def turn_to(shown: str, address: str, code: str) -> None:
    """Have the page show a commit or an edition; for callbacks."""
    addressed.ask(_RECORDS, shown)
    addressed.ask(address, code)


def show(now: Snapshot) -> None:
    """The commits, and what is known of the chosen one."""
    found = _history()
    undoing.outcome()
    st.subheader(plain(history.about_commits(found)), anchor=False)
    if not found:
        st.info(History.COMMITS_FIRST)
        navigation.link("import_data", Empty.TO_IMPORT)
        return
    st.caption(History.COMMITS_HINT)
    code = choosing.one_of(
        history.commit_lines(found),
        history.CommitLine,
        history.commit_options(found),
        label=History.CHOOSE_COMMIT,
        address=_COMMIT,
        title=History.COMMITS,
        source=History.SOURCE,
        synthetic=now.synthetic,
    )
    if code:
        _one(next(one for one in found if str(one.id) == code), found, now)


def _one(commit: Commit, found: Sequence[Commit], now: Snapshot) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(history.about_commit(commit))}**")
        undid = actions.undone_commits(found).get(commit.id)
        _linked(History.UNDONE_BY, commit.undone_by)
        _linked(History.UNDOES, undid)
        if access.allows(Action.SEE_DRAFTS):
            keeping.of_commit(commit)
        _rows(commit, now)
    if commit.undone_by is None and undoing.may(commit):
        undoing.offer(commit, now)


def _linked(words: str, other: int | None) -> None:
    """Say which other commit this one has to do with, and lead there."""
    if other is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words.format(revision=other), width="content")
        st.button(
            History.TO_COMMIT.format(revision=other),
            key=f"to_commit_{other}",
            type="tertiary",
            icon=":material/link:",
            on_click=turn_to,
            args=("commits", _COMMIT, str(other)),
        )


def _rows(commit: Commit, now: Snapshot) -> None:
    about: dict[str, Any] = {"source": History.SOURCE, "synthetic": now.synthetic}
    title = History.CHANGES.format(revision=commit.id)
    try:
        done = data.committed(commit.id)
    except FilesSweptError:
        st.info(History.SWEPT)
        lines = changes.change_lines(commit.changes)
        listing.show(lines, changes.ChangeLine, key="changes", title=title, pinned=2, **about)
        return
    except LakeError as error:
        opening.unavailable(error)
    lines = changes.committed_lines(commit.changes, done.counts)
    order = changes.COMMITTED_ORDER
    listing.show(lines, changes.CommittedLine, key="changes", title=title, columns=order, **about)
    if not access.allows(Action.SEE_DRAFTS):
        return
    st.markdown(effect.about_rows(done))
    if done.row_count:
        title = History.CHANGED_ROWS.format(revision=commit.id)
        rows, order = effect.row_lines(done), effect.ROW_ORDER
        listing.show(rows, effect.RowLine, key="row_changes", title=title, columns=order, **about)


def _history() -> Sequence[Commit]:
    try:
        return data.lake().history()
    except LakeError as error:
        opening.unavailable(error)
