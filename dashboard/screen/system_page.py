"""The page of a system: its headline, key figures and findings, whatever system it is."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.access import Action, may
from dashboard.base.common_words import Filters
from dashboard.files.systems.drawn import charted
from dashboard.files.systems.words import Systems
from dashboard.kit.finding import Choice, Finding, LeadsTo, Scope, System, Where
from dashboard.screen import access, data, finding, indicators, page_head, unit_links, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.unit import unit_choice_sentences

_GROUP, _UNIT = "group", "of_unit"  # in the URL
_FULL, _HEIGHT = 8, 560  # so many rows fill a table


def show(system: System) -> None:
    """The whole page."""
    shown = page_head.findings(system.title)
    scope = _scope(system, shown)
    if system.headline:
        st.markdown(f"**{plain(system.headline(shown.results, scope).on_page)}**")
    if system.key_figures:
        indicators.row(system.key_figures(shown.results, scope))
    st.caption(plain(system.about))
    findings(shown, system.standing(Where.PAGE), scope)


def findings(shown: data.View, every: tuple[Finding, ...], scope: Scope) -> None:
    """The findings that have something to say, two beside each other unless they are wide."""
    told = [one for one in every if one.said(shown.results, scope, *one.codes(shown.results, scope)).words]
    row: list[Finding] = []
    for one in told:
        if one.is_wide:
            _beside(shown, row, scope)
            _beside(shown, [one], scope)
            row = []
        else:
            row.append(one)
    _beside(shown, row, scope)


def _beside(shown: data.View, row: list[Finding], scope: Scope) -> None:
    for pair in _pairs(row):
        for column, one in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                _show(shown, one, scope)


def _pairs(row: list[Finding]) -> list[tuple[Finding, ...]]:
    return [tuple(row[place : place + 2]) for place in range(0, len(row), 2)]


def _scope(system: System, shown: data.View) -> Scope:
    """Whom the page is about: the reader's own unit, or what the reader chooses."""
    user = access.user()
    rows = shown.results.tables["rankings"]
    if not may(user, Action.SEE):
        own = unit_choice_sentences.names(shown.results)
        return Scope(user.unit, own.get(user.unit, user.unit), is_unit=True)
    groups = dict(zip(system.scopes, system.scopes, strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = system.scopes[0]
        group = url_choice.one_of(Filters.SCOPE, groups, address=_GROUP, default=first)
        scope = Scope(group, group)
        names = dict(scope.of(rows).select("org_id", "name").iter_rows())
        unit = url_choice.select(
            Systems.UNIT, names, address=_UNIT, default=None, placeholder=Systems.EVERY_UNIT, width=260
        )
    return Scope(unit, names[unit], is_unit=True) if unit else scope


def _show(shown: data.View, one: Finding, scope: Scope) -> None:
    """One finding below its choices."""
    codes = tuple(_chosen(shown, choice, scope) for choice in one.choices)
    if one.chart:
        _picture(shown, one, scope, codes)
    elif one.columns:
        _listing(shown, one, scope, codes)
    else:
        st.markdown(f"**{plain(one.said(shown.results, scope, *codes).on_page)}**")


def _chosen(shown: data.View, choice: Choice, scope: Scope) -> str:
    offered = choice.options(shown.results, scope)
    if len(offered) < 2:
        return choice.first(shown.results, scope)
    return url_choice.one_of(choice.label, offered, address=choice.address, default=next(iter(offered)))


def _picture(shown: data.View, one: Finding, scope: Scope, codes: tuple[str, ...]) -> None:
    leads = one.leads_to is not LeadsTo.NOWHERE
    drawn = charted(one, scope)
    event = finding.picture(
        shown,
        drawn["chart"],
        *(scope.code, *codes),
        draw=drawn["draw"],
        headline=one.said(shown.results, scope, *codes).on_page,
        on_select=_read_below if leads else None,
        **_about(shown, one, scope, codes),
    )
    if leads:
        unit_links.to_picked(event)


def _listing(shown: data.View, one: Finding, scope: Scope, codes: tuple[str, ...]) -> None:
    rows = one.shown(shown.results, scope, *codes)
    leads = one.leads_to is not LeadsTo.NOWHERE
    chosen = finding.listing(
        shown,
        headline=one.said(shown.results, scope, *codes).on_page,
        columns=list(one.columns_of(shown.results, scope, *codes)),
        on_select="rerun" if leads else None,
        height=_HEIGHT if rows.height > _FULL else "content",
        widths=one.widths,
        row_height=one.row_height,
        **_about(shown, one, scope, codes),
    )
    if leads and rows.height:
        st.caption(plain(Systems.TO_BRANCH if one.leads_to is LeadsTo.BRANCH else Systems.TO_UNIT))
    for place in chosen:
        row = rows.row(place, named=True)
        if one.leads_to is LeadsTo.BRANCH:
            unit_links.to_unit(row["unit_id"], branch=row["org_id"])
        unit_links.to_unit(row["org_id"])


def _about(shown: data.View, one: Finding, scope: Scope, codes: tuple[str, ...]) -> Mapping[str, Any]:
    results = shown.results
    return {
        "table": one.table,
        "title": one.titled(results, scope, *codes),
        "unit": one.unit,
        "rows": one.shown(results, scope, *codes),
        "schema": one.row_schema,
        "filters": scope.name,
        "period": one.period(results, scope, *codes) if one.period else "",
        "note": one.noted(results, scope, *codes),
    }


def _read_below() -> None:
    """A callback may not change the page: the event is read after the picture."""
