"""Facts of units declared beside what counts them: what presses, and what is to be done in time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True)
class Pressing:
    """Units of the table whose column is above zero; reason: the words of the list, column: the size."""

    reason: str
    table: str
    column: str


@dataclass(frozen=True)
class ToDo:
    """fact: the words of its rule of advice; count: org_id and size, of the table and the day."""

    fact: str
    table: str
    count: Callable[[pl.DataFrame, date], pl.DataFrame]
