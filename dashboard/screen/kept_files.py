"""Files that are kept as they came or were handed out: buttons that give them back byte for byte."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analytics.actions import IMPORTED
from analytics.lake import Commit, Edition, FileDamagedError, LakeError, NotKeptError
from dashboard.screen import data, export_audit, page_head
from dashboard.screen.markup import plain
from dashboard.words import history_sentences
from dashboard.words.history import History


def of_commit(commit: Commit) -> None:
    """The file an import came from, and the rows of it that were left out."""
    lake = data.lake()
    found = {History.ORIGINAL: _name(lambda: lake.original(commit.id))}
    found[History.LEFT_OUT] = _name(lambda: lake.left_out(commit.id))
    if commit.action == IMPORTED and not found[History.ORIGINAL]:
        st.caption(History.NO_ORIGINAL)
    contents = {
        History.ORIGINAL: lambda: lake.original(commit.id)[1],
        History.LEFT_OUT: lambda: lake.left_out(commit.id)[1],
    }
    with st.container(horizontal=True):
        for label, name in found.items():
            if name:
                _button(label, name, contents[label])


def of_edition(edition: Edition) -> None:
    """The files issued of an edition."""
    lake = data.lake()
    try:
        issued = lake.issued_files(edition.id)
    except LakeError as error:
        page_head.unavailable(error)
    if not issued:
        st.caption(history_sentences.of_edition(History.ISSUED_NONE, edition))
        return
    st.markdown(history_sentences.of_edition(History.ISSUED, edition))
    with st.container(horizontal=True):
        for one in issued:
            label = History.ISSUED_FILE.format(name=one.name, moment=history_sentences.moment(one.made_at))
            _button(label, one.name, partial(lake.issued_file, edition.id, one.name))


def _name(read: Callable[[], tuple[str, bytes]]) -> str:
    """The name of a kept file; empty where there is none."""
    try:
        return read()[0]
    except NotKeptError:
        return ""
    except FileDamagedError:
        st.error(History.DAMAGED)
        return ""
    except LakeError as error:
        page_head.unavailable(error)


def _button(label: str, name: str, content: Callable[[], bytes]) -> None:
    st.download_button(
        plain(label),
        data=export_audit.audited_maker(name, content),
        file_name=name,
        key=f"kept_{label}",
        on_click="ignore",
        icon=":material/download:",
    )
