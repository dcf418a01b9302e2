"""The way out: what has begun is finished, nothing new is begun, and nobody waits longer than was said."""

import atexit
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server import children
from dashboard.server.logs import field
from dashboard.words.app import Access

_LOGGER = logging.getLogger(__name__)
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_CLOSING = 4  # seconds to close connections and the browser of pictures
_BEAT = 0.1
_CUT_OFF = 1  # the exit status when time was up
_GOES_ON = ("/media/", "/_stcore/upload_file/", "/healthz", "/readyz")  # what pages still open may ask

IsBusy = Callable[[], bool]


class Stopping:
    """Whether the program is stopping, and how it does.

    busy: called when stopping begins; gives a function that tells whether what ran then still runs.
    seconds: after so many at most the program is gone.
    """

    def __init__(self, busy: Callable[[], IsBusy], seconds: float) -> None:
        self._busy, self._seconds = busy, seconds
        self.begun = False

    def take_over(self, server: uvicorn.Server) -> None:
        """Answer the signals instead of the server, which would cut its pages off and end by the signal.

        Only the main thread may.
        """
        server.config.timeout_graceful_shutdown = _CLOSING
        atexit.register(children.end_all)  # before the browser of pictures registers, so after it is closed

        def answer_signal(number: int, _frame: FrameType | None) -> None:
            if self.begun:
                _end(128 + number)
            self.begun = True
            # Not here: a signal may come while a line of the log is being written.
            threading.Thread(target=self._wind_down, args=(server,), name="stopping", daemon=True).start()

        for number in _SIGNALS:
            signal.signal(number, answer_signal)

    def _wind_down(self, server: uvicorn.Server) -> None:
        until = time.monotonic() + self._seconds
        _LOGGER.info("stopping", extra=field(within_seconds=self._seconds))
        is_busy = self._busy()
        while is_busy() and time.monotonic() < until - _CLOSING:
            time.sleep(_BEAT)
        if is_busy():
            _LOGGER.warning("work that did not end in time is cut off and leaves nothing")
        server.should_exit = True
        time.sleep(max(0.0, until - time.monotonic()))
        _LOGGER.error("did not stop in time")
        _end(_CUT_OFF)


def running_server() -> uvicorn.Server | None:
    """The server that runs this program, the one that has asked to be told of signals; None under another."""
    asked = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    return asked if isinstance(asked, uvicorn.Server) else None


def nothing_new(app: ASGIApp, stopping: Stopping) -> ASGIApp:
    """Once stopping has begun, begin nothing more: a browser asks again until another server answers."""

    async def refuse_new(scope: Scope, receive: Receive, send: Send) -> None:
        if not stopping.begun or scope["type"] == "lifespan" or scope["path"].startswith(_GOES_ON):
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1012})
        else:
            headers = {"retry-after": "5", "cache-control": "no-store"}
            await PlainTextResponse(Access.STOPPING, 503, headers)(scope, receive, send)

    return refuse_new


def _end(status: int) -> None:
    """At once, with all that was started."""
    children.end_all()
    os._exit(status)
