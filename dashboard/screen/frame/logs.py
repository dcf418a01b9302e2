"""Streamlit's own log goes where ours goes: it gives every logger a handler of its own."""

import logging
from typing import cast

from streamlit import config
from streamlit import logger as streamlit_logger

from dashboard.base.settings.logs import JSON, Logs
from dashboard.server import logs

_ITS_HANDLER = "streamlit_console_handler"
_OF_CONNECTIONS = "streamlit.web.server.starlette.starlette_websocket"


def set_up(settings: Logs) -> None:
    """Write everything the program and its libraries log in one form, once."""
    vars(streamlit_logger).update(setup_formatter=_hand_on)
    config.set_option("logger.enableRich", False)  # else the error of a page is printed past every log
    streamlit_logger.set_log_level(settings.level)
    streamlit_logger.update_formatter()
    streamlit_logger.get_logger(_OF_CONNECTIONS).addFilter(_without_traceback)
    logs.write(logs.JsonLines() if settings.form == JSON else logs.PlainLines(), settings.level)


def _without_traceback(record: logging.LogRecord) -> bool:
    """A message that is none is told in a line: whoever sends it must not fill the log."""
    if record.levelno < logging.ERROR:
        record.exc_info = None
    return True


def _hand_on(logger: logging.Logger) -> None:
    """Take the place of Streamlit's function that gives a logger its handler."""
    if hasattr(logger, _ITS_HANDLER):
        logger.removeHandler(cast(logging.Handler, getattr(logger, _ITS_HANDLER)))
        delattr(logger, _ITS_HANDLER)
    logger.propagate = True
