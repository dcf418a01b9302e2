"""Ctrl-C: one sentence on stderr that says what became of the data, and status 130."""

import sys
from contextlib import suppress
from threading import Event

from dashboard.commands import status
from dashboard.words.commands import Program

_CHANGING = Event()


def begin() -> None:
    """A command begins; it has changed nothing."""
    _CHANGING.clear()


def begin_changes() -> None:
    """From here on the command may have changed data."""
    _CHANGING.set()


def tell_interrupt() -> int:
    """Say that the command was interrupted; the exit status. Works while little of the program is loaded."""
    sentence = Program.INTERRUPTED_CHANGING if _CHANGING.is_set() else Program.INTERRUPTED
    with suppress(OSError):  # nobody reads any more
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    return status.INTERRUPTED
