"""Commands that have shown nothing yet: where somebody else was faster they start again on newest data."""

from collections.abc import Callable
from typing import TypeVar

from analytics.lake import HeadsMovedError

T = TypeVar("T")
_ATTEMPTS = 6  # each lost one is somebody else's success


def on_newest(attempt: Callable[[], T]) -> T:
    """What attempt() gives, which reads the data and changes them; raises HeadsMovedError of the last one."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except HeadsMovedError:
            continue
    return attempt()
