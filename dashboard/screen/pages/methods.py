"""口径说明: how every number is counted, what was assumed, and where it comes from."""

import streamlit as st

from dashboard.files import definition_sentences
from dashboard.files.definition_words import Methods
from dashboard.screen import definitions

st.title(Methods.TITLE, anchor=False)
st.markdown(f":small[:gray[{definition_sentences.version()}]]")
definitions.SHOWN[definitions.parts()]()
