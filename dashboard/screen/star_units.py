"""The units on the page of the stars: filters in the URL, shares as bars, and the counts as a table."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from analytics.base.rules import League
from analytics.results import Results
from dashboard.base.cache import per_results
from dashboard.base.common_words import Filters, Units
from dashboard.screen import data, finding, unit_links
from dashboard.screen.markup import plain
from dashboard.systems.stars import sentences as headlines
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.words import Stars

_COLUMNS = ["name", "share", "shortfall", "five_star", "branches", "share_change", "unrated", "low_star"]
_OF_PERIODS = ("share_change",)  # a year has none, and before the first rating there is none


@dataclass(frozen=True)
class Choice:
    """Which units the reader wants to see."""

    league: str
    kind: str
    show: str
    rows: pl.DataFrame

    @property
    def words(self) -> str:
        """The filters as a file names them."""
        return headlines.filters(self.league, self.kind, self.show)


def choose(results: Results) -> Choice:
    """Write the filters: league, kind of unit, and which of those units."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        league = _one_of(Filters.LEAGUE, [league.value for league in League], "league")
        kinds = per_results(results, unit_figures.kinds, league)
        kind = st.selectbox(Filters.KIND, kinds, key="kind", bind="query-params", width=190)
        words = {unit_figures.named(show): show for show in unit_figures.offered(league)}
        show = words[_one_of(Stars.SHOW, list(words), "show")]
    return Choice(league, kind, show, per_results(results, unit_figures.chosen, league, kind, show))


def shares(shown: data.View, choice: Choice) -> None:
    """A bar a unit, and how to read it."""
    clicked = finding.picture(
        shown,
        unit_figures.shares,
        *(choice.league, choice.kind, choice.show),
        table="stars_by_unit",
        title=headlines.units_title(choice.league, choice.show),
        unit=Units.PERCENT,
        headline=shown.ask(headlines.units, choice.league, choice.kind),
        rows=choice.rows,
        filters=choice.words,
        on_select="rerun",
    )
    unit_links.to_picked(clicked)
    if choice.rows.height:
        st.caption(plain(headlines.interval()))


def table(shown: data.View, choice: Choice) -> None:
    """The counts of the units shown; those without branches by name below."""
    if choice.rows.height:
        chosen = finding.listing(
            shown,
            "stars_by_unit",
            title=Stars.TABLE.format(show=unit_figures.named(choice.show)),
            unit=Units.BRANCHES,
            headline=headlines.table(choice.rows),
            columns=[name for name in _COLUMNS if name not in _OF_PERIODS or choice.rows[name].count()],
            rows=choice.rows,
            filters=choice.words,
            on_select="rerun",
        )
        unit_links.to_row(choice.rows, chosen)
    if left_out := shown.ask(headlines.without_branches, choice.league):
        st.caption(plain(left_out))


def _one_of(label: str, options: list[str], key: str) -> str:
    chosen = st.segmented_control(
        label, options, default=options[0], required=True, key=key, bind="query-params"
    )
    return chosen or options[0]
