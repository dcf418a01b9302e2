"""Entry: `streamlit run streamlit_app.py` finds it by name and serves `app`."""

from pathlib import Path

import plotly.io as pio
import streamlit as st

from dashboard import access, data
from dashboard.frame import own_files
from dashboard.server import Shell, routes

# Importing Streamlit makes its own template Plotly's default: placeholder colours, black in files.
pio.templates.default = "plotly_white"

access.refuse_other_addresses()

files = own_files.installed()
shell = Shell(
    Path(st.__file__).parent / "static",
    hosts=st.get_option("server.allowedHosts"),
    may_have=files.may_have,
)
app = st.App(
    "dashboard/frame/app.py",
    routes=routes.build(data.is_readable),
    middleware=shell.middleware(),
    lifespan=shell.lifespan(),
)
