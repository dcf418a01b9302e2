"""报告与图表: official files made of the numbers of the pages."""

import streamlit as st

from dashboard.components import machine, official_files, opening, own_template
from dashboard.components.markup import plain
from dashboard.text.official import Official

shown = opening.findings(Official.TITLE)
st.caption(plain(Official.INTRO))
files = st.container()
own_template.show(shown)
machine.show()
with files:  # last, for making one takes a while
    official_files.show(shown)
