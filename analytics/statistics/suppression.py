"""Small counts of persons hidden, and so much beside them that no subtraction from the sum tells them."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5  # persons: smaller counts are not shown


@dataclass(frozen=True)
class Shown:
    """What of a column and of its sum is shown; None is hidden."""

    cells: tuple[int | None, ...]
    total: int | None


def is_small(part: int, whole: int, least: int = LEAST) -> bool:
    """Whether the part says something of few: of a small whole, or of few done or few left."""
    return whole < least or 0 < part < least or 0 < whole - part < least


def suppress(values: Sequence[int], hidden: Sequence[bool], least: int = LEAST) -> Shown:
    """The values without the hidden ones, and their sum.

    As long as the hidden ones can be told from the sum (there is one, or together they are small), the
    smallest shown one above 0 is hidden too; where none is left, the sum is. Nothing is hidden: all is shown.
    """
    is_hidden = list(hidden)
    shown = sorted((value, place) for place, value in enumerate(values) if not is_hidden[place] and value > 0)
    while _is_told(values, is_hidden, least) and shown:
        _, place = shown.pop(0)
        is_hidden[place] = True
    total = None if _is_told(values, is_hidden, least) or 0 < sum(values) < least else sum(values)
    cells = tuple(None if is_hidden[place] else value for place, value in enumerate(values))
    return Shown(cells, total)


def _is_told(values: Sequence[int], is_hidden: Sequence[bool], least: int) -> bool:
    """Whether some are hidden and their sum gives them away."""
    together = [value for value, one in zip(values, is_hidden, strict=True) if one]
    ends = (len(together), (least - 1) * len(together))  # all at their least, or all at their largest
    is_at_an_end = sum(together) in ends and max(together, default=0) < least
    return bool(together) and (len(together) == 1 or sum(together) < least or is_at_an_end)
