"""The one browser session that draws pictures, and what must be installed for it."""

import asyncio
import atexit
import concurrent.futures
import contextlib
import functools
import threading
from collections.abc import Coroutine
from enum import StrEnum
from typing import Any, TypeVar

import kaleido
from choreographer.browsers import Chromium
from choreographer.errors import DevtoolsProtocolError
from kaleido.errors import BrowserClosedError, BrowserFailedError

from dashboard.media import fonts

_Made = TypeVar("_Made")

_SECONDS = 60  # the largest picture takes two
_NOWHERE = "127.0.0.1:9"  # the discard port as proxy: files load, nothing can leave this machine
_BROKEN = (  # OSError: a closed channel or no answer in time
    BrowserClosedError,
    BrowserFailedError,
    DevtoolsProtocolError,
    OSError,
    concurrent.futures.CancelledError,
)


class Missing(StrEnum):
    """Why no picture can be drawn."""

    CHROMIUM = "chromium"
    FONT = "font"
    SESSION = "session"


class PictureUnavailableError(RuntimeError):
    """No picture can be drawn here and now."""

    def __init__(self, reason: Missing) -> None:
        super().__init__(reason.value)
        self.reason = reason


@functools.cache
def missing_part() -> Missing | None:
    """What is not installed; looked up once a process, so that a page may ask at every run."""
    if not is_installed():
        return Missing.CHROMIUM
    return None if fonts.has_chinese() else Missing.FONT


def is_installed() -> bool:
    """Whether there is a browser."""
    return Chromium.find_browser(skip_local=False) is not None


def draw(figure: dict[str, Any], options: dict[str, Any]) -> bytes:
    """The figure as kaleido draws it, one at a time; a session that died is replaced once.

    Raises PictureUnavailableError.
    """
    if reason := missing_part():
        raise PictureUnavailableError(reason)
    with _Session.lock:
        for _ in range(2):
            try:
                return _Session.current().draw(figure, options)
            except _BROKEN:
                _Session.end()
    raise PictureUnavailableError(Missing.SESSION)


class _Session:
    """A browser and the event loop it lives on, in a thread of its own.

    Kaleido's own shared server is not used: when its browser fails to start, its callers wait for ever.
    """

    lock = threading.Lock()
    _current: "_Session | None" = None

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._live, name="pictures", daemon=True)
        self._thread.start()
        self._browser = kaleido.Kaleido(n=1, timeout=_SECONDS, mathjax=False, proxy_server=_NOWHERE)
        try:
            self._wait(self._browser.open())
        except _BROKEN:
            self._close()
            raise
        # Only now, to run before the clean-up of the browser's temporary folder, which must be free by then.
        atexit.register(_Session.end)

    @classmethod
    def current(cls) -> "_Session":
        """The running session, started when there is none; call with the lock held."""
        if cls._current is None:
            cls._current = cls()
        return cls._current

    @classmethod
    def end(cls) -> None:
        """Close the session if there is one."""
        session, cls._current = cls._current, None
        if session:
            session._close()

    def draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        """One picture."""
        return self._wait(self._browser.calc_fig(figure, opts=options))

    def _live(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:  # ends its tasks and closes it
            runner.get_loop().run_forever()

    def _wait(self, work: Coroutine[Any, Any, _Made]) -> _Made:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_SECONDS + 10)

    def _close(self) -> None:
        with contextlib.suppress(*_BROKEN, RuntimeError):  # a broken one is only to be forgotten
            self._wait(self._browser.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_SECONDS)
