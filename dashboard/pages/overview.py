"""全省总览: how we stand, whether the 25 % is reached, what got worse, who needs help."""

import streamlit as st

from dashboard.components import attention, finding, going, indicators, opening
from dashboard.figures import overview as figures
from dashboard.figures.instead import of_tile_map
from dashboard.headlines import overview as headlines
from dashboard.text.common import Units
from dashboard.text.overview import Overview

shown = opening.findings(Overview.TITLE)
results = shown.results
indicators.row(shown.ask(headlines.indicators))

left, right = st.columns(2)
with left:
    finding.picture(
        shown,
        figures.share_trend,
        table="stars_pooled",
        title=Overview.STARS,
        unit=Units.PERCENT,
        headline=shown.ask(headlines.stars),
    )
with right:
    tile = finding.picture(
        shown,
        of_tile_map,
        table="stars_by_unit",
        title=Overview.MAP,
        unit=Units.PERCENT,
        headline=shown.ask(headlines.map_of_divisions),
        draw=figures.tile_map,
        on_select="rerun",
    )
    going.to_picked(tile)
left, right = st.columns(2)
with left:
    finding.picture(
        shown,
        figures.score_levels,
        table="score_levels",
        title=Overview.LEVELS,
        unit=Units.POINTS,
        headline=shown.ask(headlines.score_levels),
    )
with right:
    attention.listed(shown)
