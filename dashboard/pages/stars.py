"""五星支部: the share against the yardstick, how it moves, and which units have something left to do."""

import streamlit as st

from dashboard.components import finding, indicators, opening, star_units
from dashboard.components.markup import plain
from dashboard.figures import stars as figures
from dashboard.headlines import stars as headlines
from dashboard.text.common import Units
from dashboard.text.stars import Stars

shown = opening.findings(Stars.TITLE)
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
