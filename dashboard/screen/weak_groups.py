"""The kinds of weak branch on a page: verdict, a block a kind, units by kind, the branches, who recovered."""

import streamlit as st

from dashboard.screen import data, finding, unit_links, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.weak_kinds import choices, sentences
from dashboard.systems.weak_kinds.findings import MEMBERS, RECOVERED, UNITS
from dashboard.systems.weak_kinds.words import WeakGroups

_ADDRESS = "kind"  # in the URL
_NARROWEST = 300  # a block; one beside the other where there is room


def show(shown: data.View) -> None:
    """The whole section, always of the province; where there are no kinds, why not and the branches."""
    results, found = shown.results, shown.ask(sentences.has_kinds)
    st.subheader(WeakGroups.SECTION, anchor=False)
    st.markdown(f"**{plain(shown.ask(sentences.verdict).on_page)}**")
    st.caption(plain(WeakGroups.ABOUT))
    if found:
        _blocks(shown)
        finding.show(shown, UNITS)
    if results.tables["weak_members"].height:
        _members(shown)
    if RECOVERED.statement_of(results).words:
        finding.show(shown, RECOVERED)


def _blocks(shown: data.View) -> None:
    groups = shown.results.tables["weak_groups"]["group"]
    with st.grid(len(groups), min_column_width=_NARROWEST, gap="small"):
        for group in groups:
            heading, lines = shown.ask(sentences.block, group)
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(heading)}**")
                st.markdown("\n".join(f"- {plain(line)}" for line in lines))
                _typical(shown, group)


def _typical(shown: data.View, group: int) -> None:
    """The typical branches of a kind; each name leads to its page."""
    st.caption(plain(WeakGroups.TYPICAL))
    with st.container(gap=None):
        for unit_id, branch, words in shown.ask(sentences.typical, group):
            if st.button(f":primary[{plain(words)}]", key=f"kind_{group}_{branch}", type="tertiary"):
                unit_links.to_unit(unit_id, branch=branch)


def _members(shown: data.View) -> None:
    offered = shown.ask(choices.branch_choices)
    choice = choices.ALL
    if len(offered) > 1:
        choice = (
            url_choice.select(WeakGroups.SHOW, offered, address=_ADDRESS, default=choices.ALL, width=200)
            or choices.ALL
        )
    finding.show(shown, MEMBERS, choice, filters=WeakGroups.MEMBERS_FILE.format(show=offered[choice]))
