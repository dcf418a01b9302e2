"""The page of systems: headline, key figures and findings, whatever system it is."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from analytics.access import Action, may
from analytics.base.rules import COUNTED_LEAGUES, PROVINCE
from dashboard.base.common_words import Filters, Pages
from dashboard.files.systems.words import Systems
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import Scope
from dashboard.kit.system import System
from dashboard.screen import access, data, finding, indicators, navigation, page_head, tables, url_choice
from dashboard.screen.markup import plain
from dashboard.systems import CHOSEN
from dashboard.systems.reporting.sentences import ReminderLine
from dashboard.systems.unit import unit_choice_sentences

_LEADS = {LeadsTo.BRANCH: Systems.TO_BRANCH, LeadsTo.PAGE: Systems.TO_PAGE}
_GROUP, _UNIT = "group", "of_unit"  # in the URL
_REMINDED, _FEW = ["name", "what"], 10


def show(systems: Sequence[System]) -> None:
    """The whole page; of several systems the one that is chosen."""
    shown = page_head.findings(systems[0].page.title)
    system = _chosen_system(systems) if len(systems) > 1 else systems[0]
    scope = _scope(system, shown)
    shown = shown.among(scope.code)
    every = system.findings_at(Where.PAGE) if system.has_records(shown.results) else ()
    if words := headline(shown, system, every, scope):
        st.markdown(f"**{plain(words)}**")
    if figures := system.key_figures(shown.results, scope) if system.key_figures and every else []:
        indicators.row(figures)
    st.caption(plain(system.about))
    _show_reminders(shown, system, scope)
    findings(shown, every, scope)


def _chosen_system(systems: Sequence[System]) -> System:
    names = {one.name: one.title for one in systems}
    code = url_choice.one_of(Systems.PART, names, address=CHOSEN, default=systems[0].name)
    return next(one for one in systems if one.name == code)


def _show_reminders(shown: data.View, system: System, scope: Scope) -> None:
    """What units of the scope are reminded of, on demand; all reminders have a page of their own."""
    every = system.reminders(shown.results) if system.reminders else []
    own = dict(scope.of(shown.results.tables["rankings"]).select("org_id", "name").iter_rows())
    told = [(own[one.org_id], one.what) for one in every if one.org_id in own]
    if not told:
        return
    with st.expander(Systems.REMINDED.format(count=len(told)), icon=":material/notifications:"):
        rows = pl.DataFrame(told, schema=_REMINDED, orient="row")
        key = f"reminded_{system.name}"
        tables.show(rows, ReminderLine, key=key, height="content" if len(told) <= _FEW else "auto")
        navigation.link("reporting", Systems.ALL_REMINDERS.format(page=Pages.REPORTING))


def headline(shown: data.View, system: System, every: tuple[Finding, ...], scope: Scope) -> str:
    """What stands first; nothing where one of these findings says the same."""
    results = shown.results
    told = system.headline(results, scope).on_page if system.headline else ""
    below = (one.statement_of(results, scope, *one.codes(results, scope)) for one in every)
    return "" if any(one.on_page == told for one in below) else told


def findings(shown: data.View, every: tuple[Finding, ...], scope: Scope) -> None:
    """The findings that have something to say, two beside each other unless they are wide."""
    told = [
        one for one in every if one.statement_of(shown.results, scope, *one.codes(shown.results, scope)).words
    ]
    row: list[Finding] = []
    chosen: dict[str, str] = {}  # several findings may have a choice in common
    for one in told:
        if one.is_wide:
            _beside(shown, row, scope, chosen)
            _beside(shown, [one], scope, chosen)
            row = []
        else:
            row.append(one)
    _beside(shown, row, scope, chosen)


def _beside(shown: data.View, row: list[Finding], scope: Scope, chosen: dict[str, str]) -> None:
    for pair in _pairs(row):
        for column, one in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                _show(shown, one, scope, chosen)


def _pairs(row: list[Finding]) -> list[tuple[Finding, ...]]:
    return [tuple(row[place : place + 2]) for place in range(0, len(row), 2)]


def _scope(system: System, shown: data.View) -> Scope:
    """Whom the page is about: the reader's own unit, or what the reader chooses."""
    user = access.user()
    if not may(user, Action.SEE):
        own = unit_choice_sentences.names(shown.results)
        return Scope(user.unit, own.get(user.unit, user.unit), is_unit=True)
    further = set(shown.results.leagues) - set(COUNTED_LEAGUES) if system.scopes[0] == PROVINCE else set()
    offered = [*system.scopes, *sorted(further)]
    groups = dict(zip(offered, offered, strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = system.scopes[0]
        group = url_choice.one_of(Filters.SCOPE, groups, address=_GROUP, default=first)
        scope = Scope(group, group)
        rows = shown.results.among(group).tables["rankings"]
        names = dict(scope.of(rows).select("org_id", "name").iter_rows())
        unit = url_choice.select(
            Systems.UNIT, names, address=_UNIT, default=None, placeholder=Systems.EVERY_UNIT, width=260
        )
    return Scope(unit, names[unit], is_unit=True) if unit else scope


def _show(shown: data.View, one: Finding, scope: Scope, chosen: dict[str, str]) -> None:
    """One finding below those of its choices that do not stand above already."""
    codes = url_choice.codes(one, shown.results, scope, chosen)
    if one.chart or one.columns:
        finding.show(shown, one, scope, *codes, filters=scope.name)
    else:
        st.markdown(f"**{plain(one.statement_of(shown.results, scope, *codes).on_page)}**")
    leads = not one.chart and one.leads_to is not LeadsTo.NOWHERE
    if leads and one.rows_of(shown.results, scope, *codes).height:
        st.caption(plain(_LEADS.get(one.leads_to, Systems.TO_UNIT)))
