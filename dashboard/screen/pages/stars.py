"""五星支部: the share against the yardstick, how it moves, and which units have something left to do."""

import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import finding, indicators, page_head, star_units
from dashboard.screen.markup import plain
from dashboard.systems.stars import figures
from dashboard.systems.stars import sentences as headlines
from dashboard.systems.stars.words import Stars

shown = page_head.findings(Stars.TITLE)
results = shown.results
indicators.row(shown.ask(headlines.indicators))
st.caption(plain(headlines.yardstick()))

left, right = st.columns(2)
with left:
    finding.picture(
        shown,
        figures.trend,
        table="stars_pooled",
        title=Stars.TREND,
        unit=Units.PERCENT,
        headline=shown.ask(headlines.trend),
    )
with right:
    finding.picture(
        shown,
        figures.distribution,
        table="stars_pooled",
        title=Stars.LEVELS,
        unit=Units.PERCENT,
        headline=shown.ask(headlines.distribution),
        rows=shown.ask(figures.latest),
    )

choice = star_units.choose(results)
star_units.shares(shown, choice)
star_units.table(shown, choice)
