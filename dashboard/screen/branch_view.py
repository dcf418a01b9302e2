"""One branch: its key figures, its card by dimension, its stars through time, the ledger, its group."""

import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding, indicators
from dashboard.screen.markup import plain
from dashboard.systems.unit import branch_group_sentences
from dashboard.systems.unit import one_branch_figures as figures
from dashboard.systems.unit import one_branch_sentences as headlines
from dashboard.systems.unit.branch_words import BranchView

_LEDGER = ["kind", "found_on", "due_on", "cleared_on", "is_overdue", "found_again", "days_open", "measure"]
_WIDTHS = {"name": 180}  # the contents are measured too late for the longest: it would be cut


def show(shown: data.View, branch: str) -> None:
    """All about the branch; what is missing is said in words."""
    name = shown.ask(headlines.name, branch)
    st.subheader(plain(name), anchor=False)
    indicators.row(shown.ask(headlines.indicators, branch))
    left, right = st.columns(2)
    with left:
        _card(shown, branch, name)
    with right:
        _history(shown, branch, name)
    _ledger(shown, branch, name)
    group(shown, branch)


def group(shown: data.View, branch: str) -> None:
    """Its group among the weak branches, and why."""
    rows, headline = shown.ask(branch_group_sentences.features, branch), shown.ask(headlines.group, branch)
    if rows.is_empty():
        st.caption(plain(headline))
        return
    name = shown.ask(headlines.name, branch)
    finding.listing(
        shown,
        "weak_features",
        title=BranchView.FEATURES.format(name=name),
        unit=BranchView.FEATURES_UNIT,
        headline=headline,
        columns=["name", "value", "all_median", "unit", "use"],
        widths=_WIDTHS,
        rows=rows,
        schema=branch_group_sentences.FeatureLine,
        filters=name,
        height="content",
    )


def _card(shown: data.View, branch: str, name: str) -> None:
    rows = shown.ask(figures.dimensions_of, branch)
    headline = shown.ask(headlines.card, branch)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.picture(
        shown,
        figures.card,
        branch,
        table="branch_dimensions",
        title=BranchView.DIMENSIONS.format(name=name),
        unit=Units.POINTS,
        headline=headline,
        rows=rows,
        filters=name,
    )


def _history(shown: data.View, branch: str, name: str) -> None:
    rows = shown.ask(figures.stars_of, branch)
    headline = shown.ask(headlines.history, branch)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.picture(
        shown,
        figures.star_history,
        branch,
        table="branch_stars",
        title=BranchView.HISTORY.format(name=name),
        unit=BranchView.STARS,
        headline=headline,
        rows=rows,
        filters=name,
    )


def _ledger(shown: data.View, branch: str, name: str) -> None:
    rows = shown.ask(headlines.ledger_of, branch)
    headline = shown.ask(headlines.ledger, branch)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.listing(
        shown,
        "ledger",
        title=BranchView.LEDGER_TITLE.format(name=name),
        unit=Units.BRANCHES,
        headline=headline,
        columns=_LEDGER,
        rows=rows,
        filters=name,
        height="content",
    )
