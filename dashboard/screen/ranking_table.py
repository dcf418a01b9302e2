"""The ranking as a table whose rows lead to the files of units, with what a reader must know of it."""

from typing import Literal

import streamlit as st

from analytics.base.periods import Grain
from dashboard.base.common_words import Units
from dashboard.screen import data, finding, unit_links
from dashboard.screen.markup import plain
from dashboard.screen.ranking_filters import Choice
from dashboard.systems.scores import ranking_lines
from dashboard.systems.scores import ranking_sentences as headlines
from dashboard.systems.scores.ranking_words import Ranking

_HEIGHT = 560
_FULL = 15  # so many rows fill it


def show(shown: data.View, choice: Choice) -> None:
    """Notes, then the ranking of the units chosen; says so where the filters leave nobody."""
    results = shown.results
    headline = shown.ask(headlines.places, choice.league)
    if choice.rows.is_empty():
        st.info(plain(Ranking.NOBODY if results.tables["rankings"].height else headline))
        return
    chosen = finding.listing(
        shown,
        "rankings",
        title=Ranking.TABLE.format(league=choice.league),
        unit=Units.POINTS,
        headline=headline + shown.ask(headlines.instead, choice.league),
        columns=ranking_lines.columns(results, choice.rows),
        rows=ranking_lines.lines(results, choice.rows),
        schema=ranking_lines.RankingLine,
        filters=choice.words,
        pinned=2,
        on_select="rerun",
        height=_height(choice.rows.height),
    )
    unit_links.to_row(choice.rows, chosen)
    notes = [note.on_page for note in shown.ask(headlines.notes, choice.league)]
    lines = [f":small[{plain(note)}]" for note in (Ranking.HINT, *notes)]
    st.markdown("  \n".join(lines))


def composite(shown: data.View, choice: Choice) -> None:
    """Of a year the three parts of each unit's composite; nothing for shorter periods."""
    results = shown.results
    if results.period.grain != Grain.YEAR or choice.rows.is_empty():
        return
    scores = choice.rows.select("org_id").join(results.tables["scores"], on="org_id", maintain_order="left")
    finding.listing(
        shown,
        "scores",
        title=Ranking.PARTS,
        unit=Units.POINTS,
        headline=shown.ask(headlines.parts, choice.league),
        columns=["name", "score", "dynamic", "on_site", "debriefing"],
        rows=scores,
        filters=choice.words,
        height=_height(scores.height),
    )


def _height(rows: int) -> int | Literal["content"]:
    return _HEIGHT if rows > _FULL else "content"
