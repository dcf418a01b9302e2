"""The kinds of weak branch on a page: verdict, profile, a block a kind, the branches, who recovered."""

import streamlit as st

from analytics.base.rules import PROVINCE
from dashboard.kit.statement import Scope
from dashboard.screen import data, finding, unit_links, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.weak_kinds import figures, sentences
from dashboard.systems.weak_kinds.findings import BY_GROUP, MEMBERS, PROFILE_SHOWN, RECOVERED, UNITS
from dashboard.systems.weak_kinds.words import WeakGroups

_ADDRESS = "kind"  # in the URL
_NARROWEST = 300  # a block; one beside the other where there is room


def show(shown: data.View, scope: Scope) -> None:
    """The whole section; where there are no kinds, why not and the branches by weakness.

    scope: what the reader has narrowed the page to; this section stays the province's.
    """
    results, found = shown.results, shown.ask(sentences.has_kinds)
    st.subheader(WeakGroups.SECTION, anchor=False)
    st.markdown(f"**{plain(shown.ask(sentences.verdict).on_page)}**")
    if scope.code == PROVINCE:
        st.caption(plain(WeakGroups.WHOLE))
    else:
        st.info(plain(WeakGroups.NOT_NARROWED.format(scope=scope.name)))
    st.caption(plain(WeakGroups.ABOUT))
    if found:
        finding.show(shown, PROFILE_SHOWN)
        _blocks(shown)
    if results.tables["weak_members"].height:
        _members(shown)
    if found:
        finding.show(shown, UNITS)
    for one in (RECOVERED, BY_GROUP):
        if one.statement_of(results).words:
            finding.show(shown, one)


def _blocks(shown: data.View) -> None:
    groups = shown.results.tables["weak_groups"]["group"]
    with st.grid(len(groups), min_column_width=_NARROWEST, gap="small"):
        for group in groups:
            heading, lines = shown.ask(sentences.block, group)
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(heading)}**")
                st.markdown("\n".join(f"- {plain(line)}" for line in lines))
                _names(shown, group)


def _names(shown: data.View, group: int) -> None:
    """The units and the typical branches of a kind; each name leads to its page."""
    st.caption(plain(WeakGroups.UNITS))
    with st.container(horizontal=True, gap="small"):
        for org_id, words in shown.ask(sentences.units, group):
            if st.button(plain(words), key=f"kind_{group}_{org_id}", type="tertiary"):
                unit_links.to_unit(org_id)
    st.caption(plain(WeakGroups.TYPICAL))
    with st.container(gap=None):
        for unit_id, branch, words in shown.ask(sentences.typical, group):
            if st.button(plain(words), key=f"kind_{group}_{branch}", type="tertiary"):
                unit_links.to_unit(unit_id, branch=branch)


def _members(shown: data.View) -> None:
    offered = shown.ask(figures.branch_choices)
    choice = figures.ALL
    if len(offered) > 1:
        choice = (
            url_choice.select(WeakGroups.SHOW, offered, address=_ADDRESS, default=figures.ALL, width=200)
            or figures.ALL
        )
    finding.show(shown, MEMBERS, choice, filters=WeakGroups.MEMBERS_FILE.format(show=offered[choice]))
