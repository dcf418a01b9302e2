"""The filters of the ranking: league, kind and search, all in the URL."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from analytics.results import Results
from dashboard.base.cache import per_results
from dashboard.base.common_words import Filters
from dashboard.screen import finding, url_choice
from dashboard.systems.scores import ranking_ends, ranking_sentences, ranking_units
from dashboard.systems.scores.ranking_words import Peers, Ranking


@dataclass(frozen=True)
class RankingFilters:
    """What the reader wants to see; kind and search are empty where they do not narrow."""

    league: str
    kind: str
    search: str
    rows: pl.DataFrame
    near: str = ""  # a unit to stand beside its peers
    part: finding.Part | None = None  # of a long table

    @property
    def narrowing(self) -> tuple[str, str, str]:
        """League, kind and search, as figures and sentences take them."""
        return self.league, self.kind, self.search

    @property
    def words(self) -> str:
        """The filters as a file names them."""
        parts = [Ranking.LEAGUE_FILTER.format(league=self.league), self.kind]
        if self.search:
            parts.append(Ranking.SEARCH_FILTER.format(search=self.search))
        return Ranking.FILTER_GAP.join(part for part in parts if part)


def choose(results: Results) -> RankingFilters:
    """Write the filters."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        league = url_choice.one_word(Filters.LEAGUE, results.leagues, "league")
        results = results.among(league)
        everybody = per_results(results, ranking_units.ranking_rows, league)
        kind = _kind(everybody)
        search = _search()
        rows = per_results(results, ranking_units.ranking_rows, league, kind, search)
        near = _near(rows) if kind else ""
        part = _part(rows)
    return RankingFilters(league, kind, search, rows, near, part)


def against(results: Results, choice: RankingFilters) -> str:
    """Against which period places are compared, asked where there are several; empty where there is none."""
    offered = per_results(results, ranking_sentences.comparisons_shown)
    first = next(iter(offered), "")
    if len(offered) < 2 or not choice.rows["place"].count():
        return first
    return url_choice.one_word(Ranking.AGAINST, offered, "against")


def _near(rows: pl.DataFrame) -> str:
    """The unit whose peers stand beside it; empty where none is chosen."""
    placed = rows.filter(pl.col("place").is_not_null()).sort("official_order")
    names = {"": Peers.NOBODY, **dict(placed.select("org_id", "name").iter_rows())}
    return url_choice.select(Peers.CHOICE, names, address="near", default="", implied="", width=170) or ""


def _part(rows: pl.DataFrame) -> finding.Part | None:
    """The first and the last of a long table, unless all are asked for."""
    if rows["place"].count() <= 2 * ranking_ends.ENDS + 1:
        return None
    names = {"ends": Ranking.ENDS, "all": Ranking.EVERY.format(count=rows.height)}
    chosen = url_choice.one_of(Ranking.SHOWN, names, address="rows", default="ends")
    return ranking_ends.ends if chosen == "ends" else None


def _kind(units: pl.DataFrame) -> str:
    kinds = units["kind"].drop_nulls().unique(maintain_order=True).sort().to_list()
    chosen = url_choice.word(Filters.KIND, [Filters.EVERY_KIND, *kinds], "kind", width=170)
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
