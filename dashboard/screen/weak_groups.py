"""The kinds of weak branch on a page: verdict, profile, a block a kind, the branches, who recovered."""

import streamlit as st

from analytics.base.rules import PROVINCE
from dashboard.screen import data, finding, unit_links, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.weak_kinds import figures, profile_chart
from dashboard.systems.weak_kinds import recovered_sentences as group_recovered
from dashboard.systems.weak_kinds import sentences as headlines
from dashboard.systems.weak_kinds.words import WeakGroups

_ADDRESS = "kind"  # in the URL
_NARROWEST = 300  # a block; one beside the other where there is room
# On a phone the first of them, down to the weakest dimension, fill the table; their words break.
_WIDTHS = {"unit_name": 84, "name": 82, "group": 44, "weakest": 82, "rate": 76, "place": 76}
_WIDTHS |= {"stars": 56, "on_ledger": 96, "low_star": 80, "note": 130}
_ROW = 62  # words break only in rows so high
_FULL, _HEIGHT = 8, 560  # rows that fill it
_COLUMNS = list(_WIDTHS)
_WITHOUT_KINDS = [name for name in _COLUMNS if name != "group"]
_CHANGES = ["name", "unit", "recovered_change", "still_change"]  # the telling ones first
_CHANGES += ["recovered_then", "recovered_now", "still_then", "still_now"]


def show(shown: data.View, scope: str = PROVINCE) -> None:
    """The whole section; where there are no kinds, why not and the branches by weakness.

    scope: what the reader has narrowed the page to, in words; this section stays the province's.
    """
    results = shown.results
    st.subheader(WeakGroups.SECTION, anchor=False)
    st.markdown(f"**{plain(shown.ask(headlines.verdict).on_page)}**")
    if scope == PROVINCE:
        st.caption(plain(WeakGroups.WHOLE))
    else:
        st.info(plain(WeakGroups.NOT_NARROWED.format(scope=scope)))
    st.caption(plain(WeakGroups.ABOUT))
    if shown.ask(headlines.found):
        _profile(shown)
        _blocks(shown)
    if results.tables["weak_members"].height:
        _members(shown)
    if shown.ask(headlines.found):
        _units(shown)
    _recovered(shown)


def _profile(shown: data.View) -> None:
    finding.picture(
        shown,
        profile_chart.chart,
        draw=figures.profile,
        table="weak_profiles",
        title=WeakGroups.PROFILE,
        unit=WeakGroups.PROFILE_UNIT,
        headline=shown.ask(headlines.profile),
    )
    st.caption(plain(WeakGroups.PROFILE_ABOUT))


def _blocks(shown: data.View) -> None:
    groups = shown.results.tables["weak_groups"]["group"]
    with st.grid(len(groups), min_column_width=_NARROWEST, gap="small"):
        for group in groups:
            heading, lines = shown.ask(headlines.block, group)
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(heading)}**")
                st.markdown("\n".join(f"- {plain(line)}" for line in lines))
                _names(shown, group)


def _names(shown: data.View, group: int) -> None:
    """The units and the typical branches of a kind; each name leads to its page."""
    st.caption(plain(WeakGroups.UNITS))
    with st.container(horizontal=True, gap="small"):
        for org_id, words in shown.ask(headlines.units, group):
            if st.button(plain(words), key=f"kind_{group}_{org_id}", type="tertiary"):
                unit_links.to_unit(org_id)
    st.caption(plain(WeakGroups.TYPICAL))
    with st.container(gap=None):
        for unit_id, branch, words in shown.ask(headlines.typical, group):
            if st.button(plain(words), key=f"kind_{group}_{branch}", type="tertiary"):
                unit_links.to_unit(unit_id, branch=branch)


def _members(shown: data.View) -> None:
    offered = shown.ask(figures.offered)
    choice = figures.ALL
    if len(offered) > 1:
        choice = (
            url_choice.select(WeakGroups.SHOW, offered, address=_ADDRESS, default=figures.ALL, width=200)
            or figures.ALL
        )
    rows = shown.ask(figures.chosen, choice)
    clicked = finding.listing(
        shown,
        "weak_members",
        title=WeakGroups.MEMBERS.format(show=offered[choice]),
        unit=WeakGroups.MEMBERS_UNIT,
        headline=headlines.members(rows),
        columns=_COLUMNS if len(offered) > 1 else _WITHOUT_KINDS,
        rows=rows,
        filters=WeakGroups.MEMBERS_FILE.format(show=offered[choice]),
        on_select="rerun",
        widths=_WIDTHS,
        row_height=_ROW,
        height=_HEIGHT if rows.height > _FULL else "content",
    )
    for position in clicked:
        unit_links.to_unit(rows["unit_id"][position], branch=rows["org_id"][position])


def _units(shown: data.View) -> None:
    rows = shown.results.tables["weak_group_units"]
    chosen = finding.listing(
        shown,
        "weak_group_units",
        title=WeakGroups.GROUP_UNITS,
        unit=WeakGroups.MEMBERS_UNIT,
        headline=shown.ask(headlines.group_units),
        columns=["unit_name", "in_groups", "group", "branches", "weak_branches", "share", "league"],
        on_select="rerun",
    )
    unit_links.to_row(rows.select(org_id="unit_id"), chosen)


def _recovered(shown: data.View) -> None:
    if headline := shown.ask(headlines.recovered):
        finding.listing(
            shown,
            "weak_recovered",
            title=WeakGroups.RECOVERED,
            unit=WeakGroups.RECOVERED_UNIT,
            headline=headline,
            columns=_CHANGES,
            height="content",
        )
    if headline := shown.ask(group_recovered.table):
        finding.listing(
            shown,
            "weak_group_recovered",
            title=WeakGroups.BY_GROUP,
            unit=WeakGroups.RECOVERED_UNIT,
            headline=headline,
            columns=["group", *_CHANGES],
            height="content",
        )
