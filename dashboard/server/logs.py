"""The log: one line an event on stderr, as a JSON object or for a person to read; nothing can forge a line.

The formatter is our own: the standard library has all but these few lines of it.
"""

import json
import logging
import sys
import threading
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

FIELDS = "fields"  # the attribute of a record that carries what else there is to say, by name
REQUEST: ContextVar[str] = ContextVar("request", default="")  # which request is being answered
OURS = ("dashboard", "analytics", "streamlit", "uvicorn")  # of others only warnings are told
_CONNECTIONS = ('%s - "WebSocket', "connection open", "connection closed", "connection rejected")
_LOGGER = logging.getLogger(__name__)


def field(**said: object) -> dict[str, Mapping[str, object]]:
    """The `extra` of a log call; None is left out."""
    return {FIELDS: {name: value for name, value in said.items() if value is not None}}


class JsonLines(logging.Formatter):
    """One object a line in ASCII, whatever stands in it: a line break within a value is written as \\n."""

    def format(self, record: logging.LogRecord) -> str:
        """The record with moment (UTC), level, logger, message, what else it carries, and the traceback."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if request := REQUEST.get():
            told.setdefault("request", request)
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, default=str)


class PlainLines(logging.Formatter):
    """For a person at a terminal: only a traceback takes more than one line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """The line without the traceback."""
        said = "".join(f" {name}={value}" for name, value in getattr(record, FIELDS, {}).items())
        line = super().formatMessage(record) + said
        return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in line)


def write(formatter: logging.Formatter, level: str) -> None:
    """Write everything that is logged to stderr: also warnings and what nobody caught."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error"):  # uvicorn has set up its own by now
        logger = logging.getLogger(name)
        logger.handlers[:], logger.propagate = [], True
    # Its lines carry the query, and we write our own.
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").addFilter(_is_no_connection)
    logging.captureWarnings(capture=True)
    sys.excepthook = _tell_of_end
    threading.excepthook = _tell_of_thread


def _is_no_connection(record: logging.LogRecord) -> bool:
    """Whether the record is not one of those with which uvicorn tells of each connection."""
    return record.levelno > logging.INFO or not str(record.msg).startswith(_CONNECTIONS)


def _tell_of_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _LOGGER.critical("The program ended by an error", exc_info=(kind, error, trace))


def _tell_of_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_type is SystemExit or what.exc_value is None:
        return
    told = (what.exc_type, what.exc_value, what.exc_traceback)
    _LOGGER.error("A thread ended by an error", exc_info=told)
