"""全省总览: how we stand, whether the 25 % is reached, what got worse, who needs help."""

import streamlit as st

from dashboard.screen import attention, finding, indicators, page_head
from dashboard.systems.overview import sentences
from dashboard.systems.overview.findings import LEVELS, MAP, STARS
from dashboard.systems.overview.words import Overview

shown = page_head.findings(Overview.TITLE)
indicators.row(shown.ask(sentences.indicators))
for column, one in zip(st.columns(2), (STARS, MAP), strict=True):
    with column:
        finding.show(shown, one)
left, right = st.columns(2)
with left:
    finding.show(shown, LEVELS)
with right:
    attention.show(shown)
