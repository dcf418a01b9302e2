"""Whether a page is being worked for: an import, an undo, a file being made; what stopping waits for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_RUN = "ScriptRunner.scriptThread"  # how Streamlit names the thread of a page's run
_MAKING: set[threading.Thread] = set()  # those that make a file outside of any run


@contextmanager
def mark_busy() -> Iterator[None]:
    """The making of a file, in this thread."""
    thread = threading.current_thread()
    _MAKING.add(thread)
    try:
        yield
    finally:
        _MAKING.discard(thread)


def busy() -> Callable[[], bool]:
    """A function that tells whether any work that is being done now still is."""
    runs = [thread for thread in threading.enumerate() if thread.name == _RUN]
    files = set(_MAKING)
    return lambda: any(thread.is_alive() for thread in runs) or bool(files & _MAKING)
