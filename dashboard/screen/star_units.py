"""Which units the reader of the page of the stars wants to see: filters in the URL."""

from dataclasses import dataclass

import streamlit as st

from analytics.results import Results
from dashboard.base.cache import per_results
from dashboard.base.common_words import Filters
from dashboard.screen import url_choice
from dashboard.systems.stars import sentences, unit_figures
from dashboard.systems.stars.words import Stars


@dataclass(frozen=True)
class StarFilters:
    """Which units the reader wants to see."""

    league: str
    kind: str
    show: str

    @property
    def codes(self) -> tuple[str, str, str]:
        """As the findings take them."""
        return self.league, self.kind, self.show

    @property
    def words(self) -> str:
        """The filters as a file names them."""
        return sentences.filters(self.league, self.kind, self.show)


def choose(results: Results) -> StarFilters:
    """Write the filters: league, kind of unit, and which of those units."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        league = url_choice.one_word(Filters.LEAGUE, results.leagues, "league")
        results = results.among(league)
        kinds = per_results(results, unit_figures.kinds, league)
        kind = url_choice.word(Filters.KIND, kinds, "kind", width=190)
        words = {unit_figures.choice_words(show): show for show in unit_figures.show_choices(league)}
        show = words[url_choice.one_word(Stars.SHOW, list(words), "show")]
    return StarFilters(league, kind, show)
