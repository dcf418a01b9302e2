"""The filters of the page of the items: league, dimension and the order of the units, in the URL."""

from dataclasses import dataclass

import streamlit as st

from analytics import reference
from analytics.base.rules import League
from analytics.results import Results
from dashboard.base.cache import per_results
from dashboard.base.common_words import Filters
from dashboard.screen import url_choice
from dashboard.systems.reporting import calendar_figure
from dashboard.systems.scores import item_matrix, item_sentences
from dashboard.systems.scores.item_words import SHOWS, Items


@dataclass(frozen=True)
class ItemFilters:
    """What the reader wants to see: codes, and the dimension in words."""

    league: str
    dimension: str
    sort: str
    which: str

    @property
    def codes(self) -> tuple[str, str, str]:
        """League, dimension and order, as the matrix takes them."""
        return self.league, self.dimension, self.sort

    @property
    def league_words(self) -> str:
        """The league as a file names it."""
        return Items.LEAGUE_FILTER.format(league=self.league)

    @property
    def words(self) -> str:
        """The filters as a file names them."""
        return Items.GAP.join([self.league_words, self.which])


def choose(results: Results) -> ItemFilters:
    """Write the filters."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        leagues = {league.name.lower(): league.value for league in League}
        code = url_choice.select(
            Filters.LEAGUE, leagues, address="group", default=next(iter(leagues)), width=130
        )
        league = leagues[code or next(iter(leagues))]
        # All items are too many for a phone, and nobody but the browser knows whether it is one.
        offered = {**per_results(results, item_matrix.dimensions, league), item_matrix.ALL: Items.ALL}
        first = next(iter(offered))
        dimension = (
            url_choice.select(
                Items.DIMENSION, offered, address="dimension", default=first, implied=first, width=170
            )
            or first
        )
        sort = _sort(results, league, dimension)
    return ItemFilters(league, dimension, sort, per_results(results, item_sentences.which, league, dimension))


def calendar() -> str:
    """Which units the calendar shows."""
    chosen = url_choice.select(Items.SHOW, SHOWS, address="show", default=calendar_figure.GAPS, width=300)
    return chosen or calendar_figure.GAPS


def _sort(results: Results, league: str, dimension: str) -> str:
    ranked = league in reference.ranked_leagues()
    labels = dict(
        per_results(results, item_matrix.item_rows, league, dimension).select("item_no", "label").iter_rows()
    )
    words = {
        item_matrix.PLACE: Items.BY_PLACE if ranked else Items.BY_ORDER,
        item_matrix.TOTAL: Items.BY_TOTAL,
        **{
            f"{item_matrix.ITEM}{number}": Items.BY_ITEM.format(number=number, label=label)
            for number, label in labels.items()
        },
    }
    offered = {code: words[code] for code in per_results(results, item_matrix.sorts, league, dimension)}
    chosen = url_choice.select(Items.SORT, offered, address="sort", default=item_matrix.PLACE, width=300)
    return chosen or item_matrix.PLACE
