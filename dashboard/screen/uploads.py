"""Uploads that officers are looking at: what was worked out for each, until it is let go."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from dashboard.base.cache import lru
from dashboard.base.settings import location

T = TypeVar("T")
_MOST_IN_HAND = 6  # by all officers together


@dataclass(frozen=True)
class FileInHand:
    """An uploaded file and all that its check hangs on: what was chosen, the data it is read by, the day."""

    sha256: str
    name: str
    dataset: str | None
    period: str | None
    revision: int
    today: date


def worked_out(file: FileInHand, step: str, make: Callable[[], T]) -> T:
    """What make() gives for this file: once, until the file is let go or too many others are in hand."""
    steps = _steps(location(), file)
    with suppress(KeyError):
        return cast(T, steps[step])
    made = steps[step] = make()  # others do not wait, and a reading that is stopped leaves nothing
    return made


def let_go(file: FileInHand) -> None:
    """Forget everything worked out for the file."""
    _steps(location(), file).clear()


@lru(_MOST_IN_HAND)
def _steps(where: str, file: FileInHand) -> dict[str, object]:
    """What was worked out for the file, by step."""
    return {}
