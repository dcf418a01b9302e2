"""A key figure in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """One key figure. good says whether the change is welcome; None: it is not judged."""

    label: str
    value: str
    change: str | None = None
    good: bool | None = None
    about: str | None = None
