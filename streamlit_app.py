"""Entry: `streamlit run streamlit_app.py` finds it by name and serves `app`."""

from pathlib import Path

# What Plotly looks for among the loaded modules must be there as a whole before two readers come at once.
import numpy  # noqa: F401
import pandas  # noqa: F401
import PIL.Image  # noqa: F401
import plotly.io as pio
import pyarrow  # noqa: F401
import streamlit as st

from dashboard import data
from dashboard.frame import marshalling, mishaps, own_files, serving
from dashboard.server import Shell, routes
from dashboard.settings.served import FaultySettingsError, served

# Importing Streamlit makes its own template Plotly's default: placeholder colours, black in files.
pio.templates.default = "plotly_white"

try:
    settings = served()
except FaultySettingsError as error:
    raise SystemExit(str(error)) from None
mode = serving.served(settings) if settings else serving.local()

marshalling.installed()
files = own_files.installed()
shell = Shell(Path(st.__file__).parent / "static", mode.hosts, files.may_have, mode.front, mode.gate)
app = st.App(
    "dashboard/frame/app.py",
    secrets=mode.secrets or None,
    routes=routes.build(data.is_readable),
    middleware=shell.middleware(),
    lifespan=shell.lifespan(),
    on_script_error=mishaps.told,
)
