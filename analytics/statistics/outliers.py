"""Rows that stand alone: far from all others, so that no group should be bent towards them."""

import numpy as np

from analytics.statistics.silhouettes import distances

SMALLEST_GROUP = 8
_FAR = 3.0  # times the usual distance


def alone(points: np.ndarray) -> np.ndarray:
    """Whether a row's eighth nearest is three times as far as is usual; rows × columns, scaled but not cut.

    Fewer rows than that, however alike among themselves, make no group. Rows with eight doubles do not say
    what is usual: where most are copies, everybody else would stand alone.
    """
    if len(points) <= SMALLEST_GROUP:
        return np.zeros(len(points), dtype=bool)
    eighth = np.partition(distances(points), SMALLEST_GROUP, axis=1)[:, SMALLEST_GROUP]
    apart = eighth[eighth > 0]
    return eighth > _FAR * np.median(apart) if apart.size else np.zeros(len(points), dtype=bool)
