"""导入: the button that stores what was seen, or says why not."""

from datetime import UTC, datetime
from pathlib import PurePath

import streamlit as st

from analytics import actions
from analytics.access import Action
from analytics.actions import Effect, Preview
from analytics.intake.issues import NOT_COUNTED
from analytics.intake.left_out_list import left_out_list
from analytics.lake import LakeError, Snapshot
from dashboard.screen import (
    access,
    data,
    export_audit,
    faults,
    import_preview,
    import_result,
    understood,
    upload,
)
from dashboard.screen.faults import Taken
from dashboard.screen.upload import Received
from dashboard.words import effect_sentences as words
from dashboard.words import refusals
from dashboard.words.app import Access
from dashboard.words.import_data import Done, Import, LeftOut
from dashboard.words.issue_words import WORDS, remark, said_first


def offer(now: Snapshot, received: Received) -> None:
    """From what was understood to the button; each step stands on the one before."""
    import_result.show_refusal()
    understood.show(received.incoming)
    taken = faults.settle(received)
    foreseen = import_preview.show(now, received, taken) if taken else None
    with st.container(horizontal=True):
        if taken and foreseen and may(foreseen[0]):
            # The button keeps the preview that was read here, so what is stored is what was seen or nothing.
            kept = (*foreseen, received, taken)
            st.button(Import.CONFIRM, type="primary", key="confirm", on_click=_commit, args=kept)
        elif foreseen:
            st.warning(Access.NOT_ALLOWED)
        st.button(Import.CANCEL, key="cancel", on_click=upload.let_go)


def may(change: Preview) -> bool:
    """Whether whoever is asking may import every data set the file speaks of."""
    return all(access.allows(Action.IMPORT, name) for name, _ in change.counts)


def _commit(change: Preview, effect: Effect, received: Received, taken: Taken) -> None:
    incoming = received.incoming
    if not may(change):
        export_audit.note_refusal(actions.IMPORTED, incoming.file_name)
        import_result.keep_refused(Access.NOT_ALLOWED)
        return
    try:
        made = actions.commit(
            data.lake(),
            change,
            file_name=incoming.file_name,
            sha256=incoming.sha256,
            actor=access.user().name,
            made_at=datetime.now(UTC),
            original=received.content,
            left_out=_list_of(received, taken),
        )
    except refusals.REFUSALS as refusal:
        import_result.keep_refused(refusals.words(refusal))
    except LakeError as error:
        import_result.keep_refused(refusals.trouble(error))
    else:
        upload.let_go()
        import_result.keep_done(
            import_result.ImportResult(
                made,
                change.counts,
                (*_result_sentences(change, effect, received, taken), *said_first(incoming.notes)),
            )
        )


def _result_sentences(change: Preview, effect: Effect, received: Received, taken: Taken) -> tuple[str, ...]:
    """What the import did to the rows and to the results, what no result counts, and what it left out."""
    total = change.total
    rows = Done.ROWS.format(added=total.added, changed=total.changed)
    left = () if taken.left_out is None else (Done.LEFT_OUT.format(count=taken.left_out.height),)
    uncounted = tuple(remark(note) for note in received.incoming.notes if note.problem in NOT_COUNTED)
    return (rows, *words.about_effect(effect), *uncounted, *left)


def _list_of(received: Received, taken: Taken) -> tuple[str, bytes] | None:
    """Name and content of the workbook of rows that were not taken."""
    if taken.left_out is None:
        return None
    name = LeftOut.LIST_FILE.format(stem=PurePath(received.incoming.file_name).stem)
    return name, left_out_list(taken.left_out, WORDS)
