"""The filters of the page of the items: league, items, order and number of the units, in the URL."""

from dataclasses import dataclass

import streamlit as st

from analytics import reference
from analytics.base.rules import League
from analytics.results import Results
from dashboard.base.cache import per_results
from dashboard.base.common_words import Filters
from dashboard.screen import url_choice
from dashboard.systems.scores import item_matrix, item_sentences
from dashboard.systems.scores.item_words import Items


@dataclass(frozen=True)
class ItemFilters:
    """What the reader wants to see: codes, and the dimension in words."""

    league: str
    dimension: str
    sort: str
    show: str
    is_long: bool
    which: str

    @property
    def table(self) -> tuple[str, str, str]:
        """League, dimension and order, as the table of all units takes them."""
        return self.league, self.dimension, self.sort

    @property
    def codes(self) -> tuple[str, str, str, str]:
        """With how many units, as the matrix takes them."""
        return *self.table, self.show

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
        league = choose_league(results)
        results = results.among(league)
        # All items are too many for a phone, and nobody but the browser knows whether it is one.
        worst = per_results(results, item_sentences.which, league, item_matrix.WORST)
        dimensions = per_results(results, item_matrix.dimensions, league)
        offered = {item_matrix.WORST: worst, **dimensions, item_matrix.ALL: Items.ALL}
        first = next(iter(offered))
        dimension = (
            url_choice.select(
                Items.DIMENSION, offered, address="dimension", default=first, implied=first, width=170
            )
            or first
        )
        sort, show = _sort(results, league, dimension), _show(results, league)
    is_long = show == item_matrix.EVERY and len(per_results(results, item_matrix.shows, league)) > 1
    return ItemFilters(
        league, dimension, sort, show, is_long, per_results(results, item_sentences.which, league, dimension)
    )


def choose_league(results: Results) -> str:
    """Whose items, or whose reports."""
    leagues = {league.name.lower(): league.value for league in map(League, results.leagues)}
    code = url_choice.select(Filters.LEAGUE, leagues, address="group", default=next(iter(leagues)), width=130)
    return leagues[code or next(iter(leagues))]


def _show(results: Results, league: str) -> str:
    """How many units are drawn, where there is something to choose."""
    words = {
        item_matrix.FIRST: Items.FIRST.format(count=item_matrix.MOST_UNITS),
        item_matrix.EVERY: Items.EVERY,
    }
    offered = {code: words[code] for code in per_results(results, item_matrix.shows, league)}
    first = next(iter(offered))
    return (
        url_choice.one_of(Items.SHOWN, offered, address="units", default=first) if len(offered) > 1 else first
    )


def _sort(results: Results, league: str, dimension: str) -> str:
    ranked = league in reference.ranked_leagues()
    labels = dict(
        per_results(results, item_matrix.item_rows, league, dimension).select("item_no", "label").iter_rows()
    )
    words = {
        item_matrix.TOTAL: Items.BY_TOTAL,
        item_matrix.PLACE: Items.BY_PLACE if ranked else Items.BY_ORDER,
        **{
            f"{item_matrix.ITEM}{number}": Items.BY_ITEM.format(number=number, label=label)
            for number, label in labels.items()
        },
    }
    offered = {code: words[code] for code in per_results(results, item_matrix.sorts, league, dimension)}
    first = next(iter(offered))
    return url_choice.select(Items.SORT, offered, address="sort", default=first, width=260) or first
