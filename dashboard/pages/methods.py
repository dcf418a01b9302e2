"""口径说明: how every number is counted, what was assumed, and where it comes from."""

import streamlit as st

from dashboard.components import explaining
from dashboard.headlines import methods
from dashboard.text.methods import Methods

st.title(Methods.TITLE, anchor=False)
st.markdown(f":small[:gray[{methods.version()}]]")
explaining.SHOWN[explaining.parts()]()
