"""What 口径说明 says of a number, declared beside the function that counts it."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better."""

    UP = "越高越好"
    DOWN = "越低越好"
    NONE = "只作参照"


@dataclass(frozen=True)
class Indicator:
    """One number in words: how it is counted, over what, from where.

    target: codes of reference thresholds. assumption: what was assumed of it, to be confirmed; empty: nothing.
    tables: the result tables that hold it.
    """

    code: str
    topic: str
    name: str
    definition: str
    denominator: str
    direction: Direction
    source: str
    tables: tuple[str, ...]
    target: tuple[str, ...] = ()
    assumption: str = ""
