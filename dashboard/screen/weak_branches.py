"""The parts of the page 后进支部, by the code that stands in the URL: the ledger, low stars, kinds."""

import streamlit as st

from analytics.base.rules import PROVINCE
from analytics.results import Results
from dashboard.base.common_words import Filters
from dashboard.kit import case_key_figures, cases
from dashboard.kit.statement import Scope
from dashboard.screen import data, finding, indicators, url_choice, weak_groups
from dashboard.screen.markup import plain
from dashboard.systems.weak_branches.findings import (
    KINDS,
    LOW_SHOWN,
    MONTHS,
    NOUNS,
    STANDING,
    UNITS,
    WORK_SHOWN,
)
from dashboard.systems.weak_branches.words import PARTS, Weak

_PART = "section"  # in the URL
_UNIT = "of_unit"  # in the URL: a code; ?unit is the file of a unit and stays with it from page to page


def show(shown: data.View) -> None:
    """The choice between the parts, and the chosen one; whose branches is asked only where it matters."""
    first = next(iter(PARTS))
    code = url_choice.one_of(Weak.PARTS, PARTS, address=_PART, default=first, label_visibility="collapsed")
    if code == "kinds":
        weak_groups.show(shown)
    else:
        scope = _choose(shown.results)
        {"ledger": _ledger, "low": _low}[code](shown.among(scope.code), scope)


def _choose(results: Results) -> Scope:
    """Whose branches the reader wants to see: the province, a league, or one unit of it."""
    groups = [PROVINCE, *results.leagues]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        group = url_choice.one_word(Filters.LEAGUE, groups, "league")
        scope, results = Scope(group, group), results.among(group)
        names = dict(scope.of(results.tables["ledger_by_unit"]).select("org_id", "name").iter_rows())
        unit = url_choice.select(
            Weak.UNIT, names, address=_UNIT, default=None, placeholder=Weak.EVERY_UNIT, width=260
        )
    return Scope(unit, names[unit], is_unit=True) if unit else scope


def _ledger(shown: data.View, scope: Scope) -> None:
    """The ledger against 动态清零 and what to do next; pictures only where it ever had an entry."""
    results, filters = shown.results, scope.name
    st.markdown(f"**{plain(STANDING.statement_of(results, scope).on_page)}**")
    indicators.row(case_key_figures.key_figures(NOUNS, results, scope))
    st.caption(plain(Weak.RULE))
    has_entries = cases.entries(NOUNS, results, scope) > 0
    if has_entries:
        for column, one in zip(st.columns([3, 2]), (MONTHS, KINDS), strict=True):
            with column:
                finding.show(shown, one, scope, filters=filters)
    finding.show(shown, WORK_SHOWN, scope, *url_choice.codes(WORK_SHOWN, results, scope), filters=filters)
    if has_entries and not scope.is_unit:
        codes = url_choice.codes(UNITS, results, scope)
        finding.show(shown, UNITS, scope, *codes, filters=filters)


def _low(shown: data.View, scope: Scope) -> None:
    finding.show(shown, LOW_SHOWN, scope, filters=scope.name)
