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
from dashboard.frame import logs, making_files, marshalling, mishaps, own_files, serving, warming, working
from dashboard.server import Files, Shell, routes
from dashboard.server.stopping import Stopping
from dashboard.settings.logs import logs as logs_wanted
from dashboard.settings.served import FaultySettingsError, served

# Importing Streamlit makes its own template Plotly's default: placeholder colours, black in files.
pio.templates.default = "plotly_white"

try:
    settings = served()
except FaultySettingsError as error:
    raise SystemExit(str(error)) from None
logs.set_up(logs_wanted(served=settings is not None))
mode = serving.served(settings) if settings else serving.local()

marshalling.installed()
files = own_files.installed()
making_files.installed()
mode.receiving.installed()
stopping = Stopping(working.busy, mode.bounds.stop_within)
shell = Shell(
    Path(st.__file__).parent / "static",
    mode.hosts,
    Files(files.may_have, mode.receiving.why_not),
    mode.front,
    mode.gate,
    stopping,
    secure=mode.secure,
)
app = st.App(
    "dashboard/frame/app.py",
    secrets=mode.secrets or None,
    routes=routes.build(lambda: not stopping.begun and data.is_readable()),
    middleware=shell.middleware(),
    lifespan=shell.lifespan(warming.warm),
    on_script_error=mishaps.told,
)
