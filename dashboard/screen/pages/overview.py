"""全省总览: how we stand, whether the 25 % is reached, what got worse, who needs help."""

import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import attention, finding, indicators, page_head, unit_links
from dashboard.systems.overview import figures, map_chart
from dashboard.systems.overview import sentences as headlines
from dashboard.systems.overview.words import Overview

shown = page_head.findings(Overview.TITLE)
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
        map_chart.chart,
        table="stars_by_unit",
        title=Overview.MAP,
        unit=Units.PERCENT,
        headline=shown.ask(headlines.map_of_divisions),
        draw=figures.tile_map,
        on_select="rerun",
    )
    unit_links.to_picked(tile)
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
