"""How far a reading is: one function is told the share done, and may stop it by raising."""

from collections.abc import Callable

Progress = Callable[[float], None]


def unheard(share: float) -> None:
    """Nobody wants to know."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a part of the work, itself from 0 to 1."""
    return lambda share: progress(start + (end - start) * share)
