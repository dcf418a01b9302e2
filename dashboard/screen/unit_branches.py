"""The branches of a unit: a table whose rows open a branch, the ledger, and all about one branch."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.screen import data, finding, indicators, url_choice
from dashboard.screen.markup import plain
from dashboard.screen.unit_choice import BRANCH
from dashboard.systems.unit import branch_sentences, one_branch_sentences, unit_names
from dashboard.systems.unit.branch_words import UnitBranches
from dashboard.systems.unit.findings import BRANCHES, CARD, ENTRIES, FEATURES, LEDGER, STARS


def show(shown: data.View, org_id: str) -> None:
    """Key figures, then the branch chosen; while there is none, all branches and the unit's ledger."""
    rows = BRANCHES.rows_of(shown.results, org_id)
    if rows.is_empty():
        st.info(plain(shown.ask(branch_sentences.without, org_id)))
        return
    indicators.row(shown.ask(branch_sentences.indicators, org_id))
    if branch := _choose(shown, org_id, rows):
        st.button(UnitBranches.BACK, on_click=url_choice.forget, args=(BRANCH,))
        one_branch(shown, branch)
        return
    for one in (BRANCHES, LEDGER):
        finding.show(shown, one, org_id, filters=shown.ask(unit_names.name, org_id), pick=_open)


def one_branch(shown: data.View, branch: str) -> None:
    """Its key figures, its card by dimension, its stars through time, the ledger, its group."""
    name = shown.ask(one_branch_sentences.name, branch)
    st.subheader(plain(name), anchor=False)
    indicators.row(shown.ask(one_branch_sentences.indicators, branch))
    for column, one in zip(st.columns(2), (CARD, STARS), strict=True):
        with column:
            finding.show(shown, one, branch, filters=name)
    for one in (ENTRIES, FEATURES):
        finding.show(shown, one, branch, filters=name)


def _choose(shown: data.View, org_id: str, rows: pl.DataFrame) -> str | None:
    names = dict(rows.select("org_id", "name").iter_rows())
    asked = st.query_params.get(BRANCH)
    branch = url_choice.select(
        UnitBranches.CHOOSE,
        names,
        address=BRANCH,
        default=None,
        placeholder=UnitBranches.CHOOSE_HINT,
        width=320,
    )
    if asked and asked not in names:
        st.warning(plain(shown.ask(branch_sentences.not_here, org_id, asked)))
    return branch


def _open(row: dict[str, Any]) -> None:
    st.session_state[url_choice.box_of(BRANCH)] = row["org_id"]
