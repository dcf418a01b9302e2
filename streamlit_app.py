"""Entry: `streamlit run streamlit_app.py` finds it by name and serves `app`."""

from pathlib import Path

# What Plotly looks for among the loaded modules must be there as a whole before two readers come at once.
import numpy  # noqa: F401
import pandas  # noqa: F401
import PIL.Image  # noqa: F401
import plotly.io as pio
import pyarrow  # noqa: F401
import streamlit as st

from dashboard.base.settings.logs import logs as logs_wanted
from dashboard.base.settings.served import FaultySettingsError, served
from dashboard.screen import data
from dashboard.screen.frame import (
    busy,
    file_errors,
    logs,
    served_app,
    session_files,
    table_marshalling,
    unexpected_errors,
    warm_up,
)
from dashboard.server import Files, Shell, routes
from dashboard.server.graceful_stop import Stopping

# Importing Streamlit makes its own template Plotly's default: placeholder colours, black in files.
pio.templates.default = "plotly_white"

try:
    settings = served()
except FaultySettingsError as error:
    raise SystemExit(str(error)) from None
logs.set_up(logs_wanted(served=settings is not None))
mode = served_app.served(settings) if settings else served_app.local()

table_marshalling.installed()
files = session_files.installed()
file_errors.installed()
mode.receiving.installed()
stopping = Stopping(busy.busy, mode.bounds.stop_within)
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
    "dashboard/screen/frame/app.py",
    secrets=mode.secrets or None,
    routes=routes.build(lambda: not stopping.begun and data.is_readable()),
    middleware=shell.middleware(),
    lifespan=shell.lifespan(warm_up.warm),
    on_script_error=unexpected_errors.told,
)
