"""数据变更: who changed what, when and from which file; a chosen change with its rows and its way back."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics import actions
from analytics.access import Action, may_some
from analytics.lake import Commit, FilesSweptError, LakeError, Snapshot
from dashboard.base.common_words import Empty
from dashboard.screen import (
    access,
    data,
    kept_files,
    navigation,
    page_head,
    plain_table,
    row_choice,
    undo,
    url_choice,
)
from dashboard.screen.markup import plain
from dashboard.words import change_sentences, effect_sentences, history_sentences
from dashboard.words.audit import Audit
from dashboard.words.history import History

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
    return url_choice.one_of(
        History.PARTS, parts, address=_RECORDS, default="commits", label_visibility="collapsed"
    )


def turn_to(shown: str, address: str, code: str) -> None:
    """Have the page show a commit or an edition; for callbacks."""
    url_choice.ask(_RECORDS, shown)
    url_choice.ask(address, code)


def show(now: Snapshot) -> None:
    """The commits, and what is known of the chosen one."""
    found = _history()
    undo.outcome()
    st.subheader(plain(history_sentences.about_commits(found)), anchor=False)
    if not found:
        st.info(History.COMMITS_FIRST)
        navigation.link("import_data", Empty.TO_IMPORT)
        return
    st.caption(_hint())
    code = row_choice.one_of(
        history_sentences.commit_lines(found),
        history_sentences.CommitLine,
        history_sentences.commit_options(found),
        label=History.CHOOSE_COMMIT,
        address=_COMMIT,
        title=History.COMMITS,
        source=History.SOURCE,
        synthetic=now.synthetic,
    )
    if code:
        _one(next(one for one in found if str(one.id) == code), found, now)


def _hint() -> str:
    """What the reader may do with a commit."""
    if may_some(access.user(), Action.UNDO):
        return History.COMMITS_HINT_UNDO
    return History.COMMITS_HINT_ROWS if access.allows(Action.SEE_DRAFTS) else History.COMMITS_HINT


def _one(commit: Commit, found: Sequence[Commit], now: Snapshot) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(history_sentences.about_commit(commit))}**")
        undid = actions.undone_commits(found).get(commit.id)
        _link_to_commit(History.UNDONE_BY, commit.undone_by)
        _link_to_commit(History.UNDOES, undid)
        if access.allows(Action.SEE_DRAFTS):
            kept_files.of_commit(commit)
        _rows(commit, now)
    if commit.undone_by is None and undo.may(commit):
        undo.offer(commit, now)


def _link_to_commit(words: str, other: int | None) -> None:
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
        done = data.committed_rows(commit.id)
    except FilesSweptError:
        st.info(History.SWEPT)
        lines = change_sentences.change_lines(commit.changes)
        plain_table.show(lines, change_sentences.ChangeLine, key="changes", title=title, pinned=2, **about)
        return
    except LakeError as error:
        page_head.unavailable(error)
    lines = change_sentences.committed_lines(commit.changes, done.counts)
    order = change_sentences.COMMITTED_ORDER
    plain_table.show(
        lines, change_sentences.CommittedLine, key="changes", title=title, columns=order, **about
    )
    if not access.allows(Action.SEE_DRAFTS):
        return
    st.markdown(effect_sentences.about_rows(done))
    if done.row_count:
        title = History.CHANGED_ROWS.format(revision=commit.id)
        rows, order = effect_sentences.row_lines(done), effect_sentences.ROW_ORDER
        plain_table.show(
            rows, effect_sentences.RowLine, key="row_changes", title=title, columns=order, **about
        )


def _history() -> Sequence[Commit]:
    try:
        return data.lake().history()
    except LakeError as error:
        page_head.unavailable(error)
