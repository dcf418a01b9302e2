"""导入, second half: issues, or a preview with the button that carries it out, and what came of it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from analytics import actions, datasets, rules
from analytics.actions import Preview
from analytics.intake.incoming import Incoming
from analytics.lake import AlreadyImportedError, Commit, LakeError, Snapshot
from dashboard import data, navigation, refusals, settings
from dashboard.components import listing, opening, uploading
from dashboard.components.markup import plain
from dashboard.components.uploading import UPLOADS
from dashboard.headlines import changes
from dashboard.text.app import Pages
from dashboard.text.commands import Program
from dashboard.text.common import Empty
from dashboard.text.import_data import Import

_OUTCOME = "import_outcome"
_PAGES = {
    "overview": Pages.OVERVIEW,
    "ranking": Pages.RANKING,
    "stars": Pages.STARS,
    "history": Pages.HISTORY,
}


@dataclass(frozen=True)
class Outcome:
    """What came of the last confirmation: a commit, or the words of the refusal."""

    commit: Commit | None
    refusal: str = ""


def outcome() -> None:
    """Say what the last import did, until the next file is chosen."""
    last: Outcome | None = st.session_state.get(_OUTCOME)
    if last is None or last.commit is None:
        return
    commit = last.commit
    st.success(plain(Import.DONE.format(file=commit.file_name, revision=commit.id)))
    listing.show(
        changes.change_lines(commit.changes),
        changes.ChangeLine,
        key="changed",
        title=Import.CHANGED,
        source=Import.SOURCE,
        height="content",
    )
    with st.container(horizontal=True):
        for script, title in _PAGES.items():
            st.page_link(navigation.find(script), label=Import.TO_PAGE.format(title=title))


def offer(now: Snapshot, incoming: Incoming) -> None:
    """Show what is wrong with the file, or what it would change and the button that does it."""
    last: Outcome | None = st.session_state.pop(_OUTCOME, None)
    if last and last.refusal:
        st.error(plain(last.refusal))
    if incoming.dataset:
        title = datasets.ALL[incoming.dataset].title
        st.markdown(plain(Import.RECOGNISED_AS.format(title=title, file=incoming.file_name)))
    if incoming.notes:
        with st.expander(Import.NOTES):
            st.markdown("  \n".join(plain(words) for words in changes.issue_lines(incoming.notes)["words"]))
    if incoming.issues:
        _refuse(incoming)
        return
    try:
        earlier = actions.earlier_import(data.lake(), incoming.sha256)
        change = actions.preview(now, incoming.dataset, incoming.frame)
    except actions.ConflictError as refusal:
        st.error(plain(refusals.words(refusal)))
        return
    except LakeError:
        opening.unavailable()
    if earlier:
        st.warning(plain(refusals.words(AlreadyImportedError(earlier))))
        return
    _preview(incoming, change)


def _refuse(incoming: Incoming) -> None:
    listed, count = len(incoming.issues), incoming.issue_count
    words = Import.REFUSED_LISTED if listed < count else Import.REFUSED
    st.error(plain(words.format(file=incoming.file_name, count=count, listed=listed)))
    rows = changes.issue_lines(incoming.issues)
    listing.show(
        rows,
        changes.IssueLine,
        key="issues",
        title=Import.ISSUES,
        source=incoming.file_name,
        synthetic=incoming.synthetic,
        pinned=0,
    )


def _preview(incoming: Incoming, change: Preview) -> None:
    if not change.frames:
        st.info(Import.SAME)
        return
    total = change.total
    st.markdown(
        Import.PREVIEW_ABOUT.format(added=total.added, changed=total.changed, unchanged=total.unchanged)
    )
    listing.show(
        changes.preview_lines(change.counts),
        changes.PreviewLine,
        key="preview",
        title=Import.PREVIEW,
        source=incoming.file_name,
        synthetic=incoming.synthetic,
        height="content",
    )
    stood = [change.base.heads[key] for key in change.frames if key in change.base.heads]
    if incoming.synthetic:
        st.warning(Import.MARKED.format(mark=rules.SYNTHETIC_MARK))
    elif any(head.synthetic for head in stood):
        st.warning(Import.MIXED.format(mark=rules.SYNTHETIC_MARK))
    # The button keeps the preview that was read here, so what is stored is what was seen or nothing.
    kept = (change, incoming.file_name, incoming.sha256)
    st.button(Import.CONFIRM, type="primary", key="confirm", on_click=_commit, args=kept)


def _commit(change: Preview, file_name: str, sha256: str) -> None:
    try:
        made = actions.commit(
            data.lake(),
            change,
            file_name=file_name,
            sha256=sha256,
            actor=Program.THIS_MACHINE,
            made_at=datetime.now(UTC),
            original=uploading.content(),
        )
    except refusals.REFUSALS as refusal:
        last = Outcome(None, refusals.words(refusal))
    except LakeError:
        last = Outcome(None, Empty.UNAVAILABLE.format(location=settings.location()))
    else:
        last = Outcome(made)
        st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1
    st.session_state[_OUTCOME] = last
