"""Which units stand in the highest quarter of a share, exactly."""

from collections.abc import Iterable
from fractions import Fraction


def highest_quarter(shares: Iterable[tuple[str, int, int]]) -> list[str]:
    """Of (code, part, whole): those at least as high as the last of the first quarter; a whole of 0 is none.

    Who is level with that one stands in it too; a part of 0 never does.
    """
    known = {code: Fraction(part, whole) for code, part, whole in shares if whole}
    quarter = sorted(known.values(), reverse=True)[: len(known) // 4]
    return [code for code, share in known.items() if quarter and share >= quarter[-1] and share > 0]
