"""Months in a row whose counts all lie far above, or all far below, what was usual before."""

from collections.abc import Sequence
from itertools import groupby
from math import sqrt
from statistics import median
from typing import NamedTuple

from analytics.kit.judged import LEAST_STEPS, MUCH

LEAST_RUN = 2  # one month alone may be chance (assumption)


class Run(NamedTuple):
    """first, last: places of the counts; usual: the median of the counts before."""

    is_above: bool
    first: int
    last: int
    usual: float


def unusual_run(before: Sequence[int], counts: Sequence[int]) -> Run | None:
    """The longest run, the first of equally long ones; None without one, or where too little came before.

    Far is twice the median distance from the usual count, and never less than chance does to such a count:
    twice its square root, as with a change of a period (kit.judged).
    """
    if len(before) <= LEAST_STEPS:
        return None
    usual = median(before)
    far = MUCH * max(median(abs(count - usual) for count in before), sqrt(usual), 1)
    sides = [(count - usual >= far) - (usual - count >= far) for count in counts]
    found = []
    for side, each in groupby(range(len(sides)), key=sides.__getitem__):
        places = list(each)
        if side and len(places) >= LEAST_RUN:
            found.append(Run(side > 0, places[0], places[-1], usual))
    return max(found, key=lambda run: run.last - run.first, default=None)
