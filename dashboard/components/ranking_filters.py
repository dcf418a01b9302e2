"""The filters of the ranking: league, kind and search in the URL, and the unit that is looked into."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from analytics.results import Results
from analytics.rules import League
from dashboard.components import addressed
from dashboard.figures import ranking_units
from dashboard.text.common import Filters
from dashboard.text.ranking import Ranking

UNIT = "unit"  # in the URL: a code, so that a link outlives a change of name
_TABLE = "rankings_rows"  # the key under which finding.listing keeps its selection


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; kind and search are empty where they do not narrow, unit may be None."""

    league: str
    kind: str
    search: str
    unit: str | None
    rows: pl.DataFrame

    @property
    def narrowing(self) -> tuple[str, str, str]:
        """League, kind and search, as figures and headlines take them."""
        return self.league, self.kind, self.search

    @property
    def words(self) -> str:
        """The filters as a file names them."""
        parts = [Ranking.LEAGUE_FILTER.format(league=self.league), self.kind]
        if self.search:
            parts.append(Ranking.SEARCH_FILTER.format(search=self.search))
        return Ranking.FILTER_GAP.join(part for part in parts if part)


def choose(results: Results) -> Choice:
    """Write the filters; the unit chosen stays in the URL as ?unit=CODE."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        league = _league()
        everybody = ranking_units.chosen(results, league)
        kind = _kind(everybody)
        search = _search()
        unit = _unit(everybody)
    rows = ranking_units.chosen(results, league, kind, search)
    _mark(rows, unit)
    return Choice(league, kind, search, unit, rows)


def take_row(rows: pl.DataFrame) -> None:
    """Make the unit of the row just clicked the chosen one; a second click on it lets it go."""
    clicked = st.session_state[_TABLE]["selection"]["rows"]
    st.session_state[addressed.box_of(UNIT)] = rows["org_id"][clicked[0]] if clicked else None


def _league() -> str:
    leagues = [league.value for league in League]
    return (
        st.segmented_control(
            Filters.LEAGUE, leagues, default=leagues[0], required=True, key="league", bind="query-params"
        )
        or leagues[0]
    )


def _kind(units: pl.DataFrame) -> str:
    kinds = units["kind"].drop_nulls().unique(maintain_order=True).sort().to_list()
    chosen = st.selectbox(
        Filters.KIND, [Filters.EVERY_KIND, *kinds], key="kind", bind="query-params", width=170
    )
    return "" if chosen == Filters.EVERY_KIND else chosen


def _search() -> str:
    text = st.text_input(
        Ranking.SEARCH,
        key="q",
        bind="query-params",
        placeholder=Ranking.SEARCH_HINT,
        type="search",
        max_chars=40,
        width=170,
    )
    return (text or "").strip()


def _unit(units: pl.DataFrame) -> str | None:
    names = dict(units.select("org_id", "name").iter_rows())
    return addressed.select(
        Filters.UNIT, names, address=UNIT, default=None, placeholder=Ranking.UNIT_HINT, width=260
    )


def _mark(rows: pl.DataFrame, unit: str | None) -> None:
    """Show the row of the chosen unit as selected, also after a filter has moved it."""
    place = rows["org_id"].index_of(unit) if unit else None
    marked = [] if place is None else [place]
    st.session_state[_TABLE] = {"selection": {"rows": marked, "columns": [], "cells": []}}
