"""Streamlit's own log goes where ours goes: it gives every logger a handler of its own."""

import logging
from typing import cast

from streamlit import config
from streamlit import logger as streamlit_logger

from dashboard.base.settings.logs import JSON, Logs
from dashboard.server import logs

_ITS_HANDLER = "streamlit_console_handler"


def set_up(settings: Logs) -> None:
    """Write everything the program and its libraries log in one form, once."""
    vars(streamlit_logger).update(setup_formatter=_hand_on)
    config.set_option("logger.enableRich", False)  # else the error of a page is printed past every log
    streamlit_logger.set_log_level(settings.level)
    streamlit_logger.update_formatter()
    logs.write(logs.JsonLines() if settings.form == JSON else logs.PlainLines(), settings.level)


def _hand_on(logger: logging.Logger) -> None:
    """Take the place of Streamlit's function that gives a logger its handler."""
    if hasattr(logger, _ITS_HANDLER):
        logger.removeHandler(cast(logging.Handler, getattr(logger, _ITS_HANDLER)))
        delattr(logger, _ITS_HANDLER)
    logger.propagate = True
