"""The file of a unit: its head, and the part of it that stands in the URL."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import systems
from dashboard.files import unit_brief
from dashboard.files.official_files import Wish
from dashboard.kit.finding import LeadsTo, Where
from dashboard.kit.statement import Scope
from dashboard.screen import (
    data,
    finding,
    indicators,
    official_files,
    page_head,
    system_page,
    unit_branches,
    unit_changes,
    unit_choice,
    url_choice,
)
from dashboard.screen.markup import plain
from dashboard.screen.unit_choice import BRANCH, PART
from dashboard.systems.reporting.findings import OF_UNIT
from dashboard.systems.unit import conduct_sentences, head_sentences
from dashboard.systems.unit.findings import BURDEN, HISTORY, ITEMS, SELF_CHECK, SPINE
from dashboard.systems.unit.spine_figure import EVERYTHING, dimensions
from dashboard.systems.unit.unit_names import name
from dashboard.systems.unit.words import Head, Spine


def show(shown: data.View, org_id: str) -> None:
    """Name, league, key figures; why something is not there; then the part chosen."""
    with st.container(key="unit_head", horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(plain(shown.ask(name, org_id)), anchor=False)
        if not unit_brief.why_no_brief(page_head.source(shown), org_id):
            official_files.at_once(shown, "brief", Wish(org_id), Head.BRIEF)
    st.caption(plain(shown.ask(head_sentences.belongs, org_id)))
    indicators.row(shown.ask(head_sentences.indicators, org_id))
    _show_part_links(shown, org_id)
    if notes := shown.ask(head_sentences.notes, org_id):
        st.markdown("  \n".join(f":small[{plain(note)}]" for note in notes))
    _PARTS[unit_choice.part()](shown, org_id)


def _show_part_links(shown: data.View, org_id: str) -> None:
    """Stars, weak branches, reports: a line each, which opens its part of the file."""
    with st.container(horizontal=True, gap="small"):
        for number, (part, words) in enumerate(shown.ask(head_sentences.lines, org_id)):
            label = Head.OPENS.format(words=plain(words))
            st.button(label, key=f"head_{number}", type="tertiary", on_click=_open_part, args=(part,))


def _open_part(part: str) -> None:
    """The whole part, also while one branch of it is shown."""
    url_choice.forget(BRANCH)
    url_choice.ask(PART, part)


def _scores(shown: data.View, org_id: str) -> None:
    """Against its league now and through time; points lost item by item, self check."""
    dimension = _dimension(shown, org_id)
    for beside in ((SPINE, HISTORY), (ITEMS, SELF_CHECK)):
        for column, one in zip(st.columns(2), beside, strict=True):
            with column:
                codes = (org_id, dimension) if one is SPINE else (org_id,)
                finding.show(shown, one, *codes, filters=shown.ask(name, org_id))


def _dimension(shown: data.View, org_id: str) -> str:
    """The dimension to look into, as the reader chooses; nobody is asked where there is none."""
    coded = {str(number): words for number, words in enumerate(shown.ask(dimensions, org_id), start=1)}
    if not coded:
        return EVERYTHING
    chosen = url_choice.select(
        Spine.LEVEL, coded, address="detail", default=None, placeholder=Spine.EVERYTHING, width=240
    )
    return coded[chosen] if chosen else EVERYTHING


def _conduct(shown: data.View, org_id: str) -> None:
    """Problems, then reports come and due, the burden against 2019, the list of what is missing or late."""
    unit = shown.ask(name, org_id)
    indicators.row(shown.ask(conduct_sentences.indicators, org_id))
    _systems(shown, org_id, "conduct")
    finding.show(shown, BURDEN, org_id, filters=unit)
    finding.show(shown, OF_UNIT, (org_id,), filters=unit)


def _systems(shown: data.View, org_id: str, part: str = "systems") -> None:
    """The headline and the findings of every system of this part of the file, each under its title."""
    scope = Scope(org_id, name(shown.results, org_id), is_unit=True)
    for system in systems.ALL:
        if not system.headline or system.for_deciders or system.part != part:
            continue
        st.subheader(system.title, anchor=False)
        every = tuple(  # whose rows lead to a unit would lead here
            replace(one, leads_to=LeadsTo.NOWHERE) if one.leads_to is LeadsTo.UNIT else one
            for one in system.findings_at(Where.UNIT)
        )
        if words := system_page.headline(shown, system, every, scope):
            st.markdown(plain(words))
        system_page.findings(shown, every, scope)


_PARTS: dict[str, Callable[[data.View, str], None]] = {
    "score": _scores,
    "change": unit_changes.show,
    "branches": unit_branches.show,
    "conduct": _conduct,
    "systems": _systems,
    "organisation": partial(_systems, part="organisation"),
}
