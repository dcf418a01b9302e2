"""One at a time for each thing: whoever comes second waits, and may give up waiting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

K = TypeVar("K")
_BEAT = 0.25  # seconds between two calls of whoever waits


class Turns(Generic[K]):
    """A turn for each key; keys nobody waits for take no room."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._locks: WeakValueDictionary[K, Lock] = WeakValueDictionary()

    @contextmanager
    def of(self, key: K, waiting: Callable[[], None]) -> Iterator[None]:
        """Hold the turn of the key for the block; waiting is called until it comes, and may raise."""
        with self._guard:
            lock = self._locks.get(key) or Lock()
            self._locks[key] = lock
        while not lock.acquire(timeout=_BEAT):
            waiting()
        try:
            yield
        finally:
            lock.release()
