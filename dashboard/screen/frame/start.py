"""How the program starts: settings, log, mode, and the layers between Streamlit and the browser."""

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.base.settings.logs import logs as logs_wanted
from dashboard.base.settings.served import FaultySettingsError, served_settings
from dashboard.screen import data
from dashboard.screen.frame import (
    busy,
    file_errors,
    logs,
    served_app,
    session_files,
    session_messages,
    table_marshalling,
    unexpected_errors,
    warm_up,
)
from dashboard.server import Files, Shell, routes
from dashboard.server.graceful_stop import Stopping
from dashboard.words.app import Access


def layers() -> dict[str, Any]:
    """What st.App is told beside its script; ends the program, with words, where a setting is faulty."""
    if path := st.get_option("server.baseUrlPath"):
        raise SystemExit(Access.NO_BASE_PATH.format(path=path))
    try:
        settings = served_settings()
    except FaultySettingsError as error:
        raise SystemExit(str(error)) from None
    logs.set_up(logs_wanted(served=settings is not None))
    mode = served_app.served_mode(settings) if settings else served_app.local_mode()
    table_marshalling.install()
    files = session_files.install()
    file_errors.install()
    mode.receiving.install()
    session_messages.install()
    stopping = Stopping(busy.busy, mode.bounds.stop_within)
    shell = Shell(
        Path(st.__file__).parent / "static",
        mode.hosts,
        Files(files.may_have, mode.receiving.why_not),
        mode.front,
        mode.gate,
        stopping,
        address=mode.address,
    )
    return {
        "secrets": mode.secrets or None,
        "routes": routes.build(lambda: not stopping.begun and data.is_readable()),
        "middleware": shell.middleware(),
        "lifespan": shell.lifespan(warm_up.warm),
        "on_script_error": unexpected_errors.show_error,
    }
