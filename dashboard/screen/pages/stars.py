"""五星支部: the share against the yardstick, how it moves, and which units have something left to do."""

import streamlit as st

from dashboard.screen import finding, indicators, page_head, star_units
from dashboard.screen.markup import plain
from dashboard.systems.stars import sentences
from dashboard.systems.stars.findings import LEVELS, TABLE, TREND, UNITS
from dashboard.systems.stars.words import Stars

shown = page_head.findings(Stars.TITLE)
indicators.row(shown.ask(sentences.indicators))
st.caption(plain(sentences.yardstick()))

for column, one in zip(st.columns(2), (TREND, LEVELS), strict=True):
    with column:
        finding.show(shown, one)

choice = star_units.choose(shown.results)
shown = shown.among(choice.league)
for one in (UNITS, TABLE):
    finding.show(shown, one, *choice.codes, filters=choice.words)
