"""导入: what came of the last confirmation, told once the page is built anew."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from analytics import systems as analytics_systems
from analytics.actions import Counts
from analytics.lake import Commit, Key
from dashboard import systems
from dashboard.base.common_words import OF_RESULTS, Pages
from dashboard.screen import navigation, plain_table
from dashboard.screen.markup import plain
from dashboard.words import change_sentences
from dashboard.words.import_data import Done

_DONE, _REFUSED = "import_done", "import_refused"
_LINKED = ("overview", "ranking", "stars", "weak_branches")  # the pages an import shows in first


@dataclass(frozen=True)
class ImportResult:
    """A commit and what it did: rows by data set and period, and in sentences."""

    commit: Commit
    counts: Mapping[Key, Counts]
    told: tuple[str, ...]


def keep_done(outcome: ImportResult) -> None:
    """Have it told until the next file is chosen."""
    st.session_state[_DONE] = outcome


def keep_refused(words: str) -> None:
    """Have it told once."""
    st.session_state[_REFUSED] = words


def forget_done() -> None:
    """Another file is in hand."""
    st.session_state.pop(_DONE, None)


def show_refusal() -> None:
    """Say why the last confirmation was refused."""
    if words := st.session_state.pop(_REFUSED, None):
        st.error(plain(words))


def show_result() -> None:
    """Say what the last import did, where to look at it and how to take it back."""
    show_refusal()
    last: ImportResult | None = st.session_state.get(_DONE)
    if last is None:
        return
    commit = last.commit
    st.success(plain(Done.DONE.format(file=commit.file_name, revision=commit.id)))
    st.markdown("\n".join(f"- {plain(line)}" for line in last.told))
    plain_table.show(
        change_sentences.preview_lines(last.counts),
        change_sentences.PreviewLine,
        key="changed",
        title=Done.CHANGED,
        source=Done.SOURCE,
        height="content",
    )
    with st.container(horizontal=True):
        for script, title in _pages(last.counts):
            navigation.link(script, Done.TO_PAGE.format(title=title))
    st.caption(Done.UNDO.format(revision=commit.id, history=Pages.HISTORY))
    navigation.link("history", Done.TO_PAGE.format(title=Pages.HISTORY), icon=":material/undo:")


def _pages(counts: Mapping[Key, Counts]) -> list[tuple[str, str]]:
    """Script and title of the pages the rows show in first: their system's own where it has one."""
    told = {dataset for dataset, _ in counts}
    owners = {
        module.__name__.rpartition(".")[2]
        for module in analytics_systems.ALL
        if any(dataset.name in told for dataset in module.DATASETS)
    }
    own = [(system.name, system.title) for system in systems.ALL if system.name in owners]
    return own or [(script, OF_RESULTS[script]) for script in _LINKED]
