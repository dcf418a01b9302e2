"""Finds groups among rows: is there any structure, how many groups, which of them would be found again."""

from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from analytics.statistics import stability
from analytics.statistics.mixtures import parted
from analytics.statistics.null_test import NullTest, null_test
from analytics.statistics.outliers import SMALLEST_GROUP
from analytics.statistics.silhouettes import GROUPS, best_of_hierarchy, distances, silhouette

_LARGEST_SAMPLE = 600  # rows whose distances are compared; more would tell the same and take much longer


@dataclass(frozen=True)
class Grouping:
    """labels: 0 to K-1 a row, None where the test found no structure or no number of groups was possible."""

    test: NullTest
    labels: np.ndarray | None = None
    silhouette: float | None = None
    stability: np.ndarray | None = None


def find(points: np.ndarray, seed: int) -> Grouping:
    """Test first, then choose the number of groups by silhouette; rows × columns, scaled and cut.

    The rows' order is part of the answer: sort them first. One thread, so that sums come out the same.
    """
    rng = np.random.default_rng(seed)
    with threadpool_limits(1):
        sampled = np.sort(rng.permutation(len(points))[:_LARGEST_SAMPLE])
        test = null_test(points[sampled], best_of_hierarchy, rng)
        best = _best_parted(points, sampled) if test.rejected else None
        if best is None:
            return Grouping(test)
        width, labels = best
        again = stability.stabilities(points, labels, _once, rng)
    return Grouping(test, labels, width, again)


def _best_parted(points: np.ndarray, sampled: np.ndarray) -> tuple[float, np.ndarray] | None:
    """Silhouette and labels of the best number of groups, none of them too small to be one."""
    between = distances(points[sampled])
    each = [parted(points, groups) for groups in GROUPS]
    possible = [labels for labels, groups in zip(each, GROUPS, strict=True) if _large_enough(labels, groups)]
    scored = [(silhouette(between, labels[sampled]), labels) for labels in possible]
    return max(scored, key=lambda one: one[0], default=None)


def _large_enough(labels: np.ndarray, groups: int) -> bool:
    return bool((np.bincount(labels, minlength=groups) >= SMALLEST_GROUP).all())


def _once(points: np.ndarray, groups: int) -> np.ndarray:
    return parted(points, groups, starts=1)
