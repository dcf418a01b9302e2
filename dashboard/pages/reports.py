"""报告与图表: official files made of the numbers of the pages."""

import streamlit as st

from dashboard.components import official_files, opening, own_template
from dashboard.components.markup import plain
from dashboard.text.official import Official

shown = opening.findings(Official.TITLE)
st.caption(plain(Official.INTRO))
official_files.show(shown)
own_template.show(shown)
