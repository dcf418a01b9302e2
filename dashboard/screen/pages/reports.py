"""报告与图表: official files made of the numbers of the pages."""

import streamlit as st

from dashboard.files.official_words import Official
from dashboard.screen import machine, official_files, own_template, page_head
from dashboard.screen.markup import plain

shown = page_head.findings(Official.TITLE)
st.caption(plain(Official.INTRO))
files = st.container()
own_template.show(shown)
machine.show()
with files:  # last, for making one takes a while
    official_files.show(shown)
