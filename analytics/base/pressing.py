"""A hard fact that puts a unit on the list of those that need attention, declared beside what counts it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pressing:
    """Units of the table whose column is above zero; reason: the words of the list, column: the size."""

    reason: str
    table: str
    column: str
