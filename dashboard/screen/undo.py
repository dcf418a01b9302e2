"""撤销: what taking a commit back would do, a confirmation, and what came of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from analytics import actions
from analytics.access import Action
from analytics.lake import Commit, LakeError, Snapshot
from dashboard.screen import access, data, export_audit, page_head, plain_table, url_choice
from dashboard.screen.markup import plain
from dashboard.words import change_sentences, effect_sentences, refusals
from dashboard.words.app import Access
from dashboard.words.history import History, Undoing

_OUTCOME, _ASKED = "undo_outcome", "undo_asked"


@dataclass(frozen=True)
class UndoResult:
    """What came of the last confirmation: a commit and what it did, or the words of the refusal."""

    made: Commit | None
    change: actions.Undoing
    refusal: str = ""


def outcome() -> None:
    """Say once what the last undo did, or why it did nothing."""
    last: UndoResult | None = st.session_state.pop(_OUTCOME, None)
    if last is None:
        return
    if last.made is None:
        st.error(plain(last.refusal))
        st.toast(Undoing.REFUSED)
        return
    total, by = last.change.total, last.made.id
    counts = {"restored": total.restored, "removed": total.removed, "kept": total.kept}
    done = Undoing.DONE.format(revision=last.change.commit.id, by=by, **counts)
    st.success(done + Undoing.AFTER.format(by=by))
    st.toast(done)  # the reader may be far down the page


def may(commit: Commit) -> bool:
    """Whether whoever is asking may take back what the commit changed."""
    return all(access.allows(Action.UNDO, name) for name in actions.undo_scopes(commit))


def offer(commit: Commit, now: Snapshot) -> None:
    """The button that looks at what an undo would do; then that, and the button that does it."""
    with st.container(border=True):
        st.markdown(f"**{Undoing.TITLE}**")
        st.caption(Undoing.ABOUT)
        if st.session_state.get(_ASKED) != (commit.id, now.revision):
            st.button(
                Undoing.OFFER.format(revision=commit.id),
                key="undo_offer",
                on_click=_ask,
                args=(commit.id, now.revision),
            )
            return
        try:
            with st.spinner(Undoing.WORKING):
                change, told = data.undo_and_effect(commit.id)
        except refusals.REFUSALS as refusal:
            st.error(plain(refusals.words(refusal)))
            return
        except LakeError as error:
            page_head.unavailable(error)
        _preview(change, told)
        _confirm(change)


def _ask(commit_id: int, revision: int) -> None:
    st.session_state[_ASKED] = (commit_id, revision)


def _preview(change: actions.Undoing, told: actions.Effect) -> None:
    revision = change.commit.id
    about: dict[str, Any] = {"source": History.SOURCE, "synthetic": change.base.synthetic}
    st.markdown(plain(effect_sentences.about_undo(change)))
    title = Undoing.COUNTS.format(revision=revision)
    counts = change_sentences.reverted_lines(change.counts)
    plain_table.show(counts, change_sentences.RevertedLine, key="undo_counts", title=title, **about)
    if change.frames:
        st.markdown(f"**{Undoing.ON_RESULTS}**")
        st.markdown("\n".join(f"- {plain(line)}" for line in effect_sentences.about_effect(told)))
        st.markdown(effect_sentences.about_rows(told))
        title = Undoing.ROWS.format(revision=revision)
        rows, order = effect_sentences.row_lines(told), effect_sentences.ROW_ORDER
        plain_table.show(rows, effect_sentences.RowLine, key="undo_rows", title=title, columns=order, **about)
    kept = effect_sentences.kept_lines(change)
    if kept.height:
        st.markdown(Undoing.KEPT_HEAD.format(count=kept.height))
        title = Undoing.KEPT.format(revision=revision)
        plain_table.show(kept, effect_sentences.KeptLine, key="undo_kept", title=title, **about)


def _confirm(change: actions.Undoing) -> None:
    revision = change.commit.id
    key = f"{revision}_{change.base.revision}"
    sure = bool(change.frames) and st.checkbox(Undoing.SURE.format(revision=revision), key=f"undo_sure_{key}")
    with st.container(horizontal=True):
        if change.frames:
            # The button keeps the preview that was read here: what is undone is what was seen, or nothing.
            st.button(
                Undoing.BUTTON.format(revision=revision),
                key="undo_button",
                type="primary",
                disabled=not sure,
                on_click=_undo,
                args=(change,),
            )
        st.button(Undoing.CANCEL, key="undo_cancel", on_click=_forget)


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


def _undo(change: actions.Undoing) -> None:
    made, refused = None, ""
    if not may(change.commit):
        export_audit.note_refusal(actions.UNDONE, f"#{change.commit.id}")
        _forget()
        st.session_state[_OUTCOME] = UndoResult(None, change, Access.NOT_ALLOWED)
        return
    try:
        made = actions.undo(data.lake(), change, actor=access.user().name, made_at=datetime.now(UTC))
    except refusals.REFUSALS as refusal:
        refused = refusals.words(refusal)
    except LakeError as error:  # what was seen stays in hand: the button can be pressed again
        st.session_state[_OUTCOME] = UndoResult(None, change, refusals.trouble(error))
        return
    else:
        url_choice.ask("commit", str(made.id))
    _forget()
    st.session_state[_OUTCOME] = UndoResult(made, change, refused)
