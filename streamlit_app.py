"""Entry: `streamlit run streamlit_app.py` finds it by name and serves `app`."""

# What Plotly looks for among the loaded modules must be there as a whole before two readers come at once.
import numpy  # noqa: F401
import pandas  # noqa: F401
import PIL.Image  # noqa: F401
import plotly.io as pio
import pyarrow  # noqa: F401
import streamlit as st

from dashboard.screen.frame import start

# Importing Streamlit makes its own template Plotly's default: placeholder colours, black in files.
pio.templates.default = "plotly_white"

app = st.App("dashboard/screen/frame/app.py", **start.layers())
