"""How many files one account may have made a minute, and how many one process makes at a time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from dashboard.base.settings.bounds import LOCAL, Bounds
from dashboard.server.rates import Rate

_MINUTE = 60
_PATIENCE = 20  # seconds one waits for others' files before being refused


class NotMadeError(Exception):
    """No file is made now: the bound is reached. seconds: when to ask again, where that is known."""

    def __init__(self, name: str, seconds: int | None = None) -> None:
        super().__init__(name)
        self.seconds = seconds


class ExportLimits:
    """The bounds in force; every file made goes through here."""

    def __init__(self, bounds: Bounds, clock: Callable[[], float] = time.monotonic) -> None:
        self.bounds = bounds
        self._clock, self._lock = clock, Lock()
        self._rate = Rate(bounds.exports_per_minute, _MINUTE)
        self._noted = Rate(1, _MINUTE)
        self._places = BoundedSemaphore(bounds.exports_at_once)

    @contextmanager
    def of(self, name: str, account: str, patience: float = _PATIENCE) -> Iterator[None]:
        """The making of a file of that name; raises NotMadeError before it begins."""
        with self._lock:
            seconds = self._rate.wait(account, self._clock())
        if seconds:
            raise NotMadeError(name, seconds)
        if not self._places.acquire(timeout=patience):
            raise NotMadeError(name)
        try:
            yield
        finally:
            self._places.release()

    def is_news(self, account: str) -> bool:
        """Whether a refusal is to be noted: once a minute, or the record could be flooded by asking."""
        with self._lock:
            return self._noted.wait(account, self._clock()) == 0


_IN_FORCE = [ExportLimits(LOCAL)]


def bound_by(bounds: Bounds) -> None:
    """Turn to the bounds of served mode."""
    _IN_FORCE[:] = [ExportLimits(bounds)]


def limits_in_force() -> ExportLimits:
    """The bounds in force."""
    return _IN_FORCE[0]
