"""The branches of a unit: stars and shortfall, the ledger, a table whose rows open a branch."""

from functools import partial

import polars as pl
import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import branch_view, data, finding, indicators, url_choice
from dashboard.screen.markup import plain
from dashboard.screen.unit_choice import BRANCH
from dashboard.systems.unit import branch_sentences as headlines
from dashboard.systems.unit.branch_words import UnitBranches
from dashboard.systems.unit.score_sentences import name

_TABLE, _ENTRIES = (
    "unit_branches_rows",
    "ledger_rows",
)  # the keys under which finding.listing keeps selections
_COLUMNS = ["name", "stars", "rate", "ledger", "found_on", "points", "max_points", "missing_items"]
_LEDGER = [
    "name",
    "kind",
    "found_on",
    "due_on",
    "cleared_on",
    "is_overdue",
    "found_again",
    "days_open",
    "measure",
]
_HEIGHT, _FULL = 460, 12


def show(shown: data.View, org_id: str) -> None:
    """Key figures, then the branch chosen; while there is none, all branches and the unit's ledger."""
    rows = shown.ask(headlines.branches_of, org_id)
    if rows.is_empty():
        st.info(plain(shown.ask(headlines.without, org_id)))
        return
    indicators.row(shown.ask(headlines.indicators, org_id))
    branch = _choose(shown, org_id, rows)
    if branch:
        st.button(UnitBranches.BACK, on_click=url_choice.forget, args=(BRANCH,))
        branch_view.show(shown, branch)
        return
    _table(shown, org_id, rows)
    _ledger(shown, org_id)


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
        st.warning(plain(shown.ask(headlines.not_here, org_id, asked)))
    return branch


def _table(shown: data.View, org_id: str, rows: pl.DataFrame) -> None:
    unit = shown.ask(name, org_id)
    finding.listing(
        shown,
        "unit_branches",
        title=UnitBranches.TITLE.format(name=unit),
        unit=Units.BRANCHES,
        headline=shown.ask(headlines.branches, org_id),
        columns=_COLUMNS,
        rows=rows,
        filters=unit,
        on_select=partial(_take_row, rows, _TABLE),
        height=_HEIGHT if rows.height > _FULL else "content",
    )
    st.caption(plain(UnitBranches.HINT))


def _take_row(rows: pl.DataFrame, table: str) -> None:
    """Open the branch of the row just clicked."""
    if clicked := st.session_state[table]["selection"]["rows"]:
        st.session_state[url_choice.box_of(BRANCH)] = rows["org_id"][clicked[0]]


def _ledger(shown: data.View, org_id: str) -> None:
    rows = shown.ask(headlines.ledger_of, org_id)
    headline = shown.ask(headlines.ledger, org_id)
    if rows.is_empty():
        st.info(plain(headline))
        return
    unit = shown.ask(name, org_id)
    finding.listing(
        shown,
        "ledger",
        title=UnitBranches.LEDGER.format(name=unit),
        unit=Units.BRANCHES,
        headline=headline,
        columns=_LEDGER,
        rows=rows,
        filters=unit,
        on_select=partial(_take_row, rows, _ENTRIES),
        height=_HEIGHT if rows.height > _FULL else "content",
    )
