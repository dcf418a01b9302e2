"""全省总览: what changed, who needs help, how we stand, what is advised."""

import streamlit as st

from dashboard.screen import attention, changes, finding, indicators, listed, page_head
from dashboard.systems.overview import sentences
from dashboard.systems.overview.findings import ADVICE, LEVELS, MAP, STARS, TOGETHER, UNITS_TOGETHER
from dashboard.systems.overview.words import Overview

shown = page_head.findings(Overview.TITLE)
changes.headline(shown)
left, right = st.columns(2)
with left:  # on a phone it stands above the other
    attention.show(shown)
with right:
    changes.show(shown)
    indicators.row(shown.ask(sentences.indicators), most=2)
listed.show(shown, ADVICE, most=4)
for column, one in zip(st.columns(2), (STARS, MAP), strict=True):
    with column:
        finding.show(shown, one)
left, right = st.columns(2)
with left:
    finding.show(shown, LEVELS)
with right:
    listed.show(shown, UNITS_TOGETHER, most=5)
listed.show(shown, TOGETHER, most=0)  # its sentence names the pairs
changes.ways(shown)
