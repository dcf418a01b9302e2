"""Finds groups among rows: is there any structure, how many groups, which of them would be found again."""

from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from analytics.statistics import stability
from analytics.statistics.mixtures import fit_groups
from analytics.statistics.null_test import NullTest, null_test
from analytics.statistics.outliers import SMALLEST_GROUP
from analytics.statistics.silhouettes import GROUPS, best_of_hierarchy, distances, silhouette

_Candidate = tuple[np.ndarray, float, np.ndarray]  # labels, silhouette, stability of each group
_ABOUT_AS_APART = 0.85  # of the best silhouette
_ABOUT_AS_STABLE = 0.05  # less than the best stability
_LARGEST_SAMPLE = 600  # rows whose distances are compared; more would tell the same and take much longer


@dataclass(frozen=True)
class Grouping:
    """labels: 0 to K-1 a row, None where the test found no structure or no number of groups was possible."""

    test: NullTest
    labels: np.ndarray | None = None
    silhouette: float | None = None
    stability: np.ndarray | None = None


def find(points: np.ndarray, seed: int) -> Grouping:
    """Test first, then choose the number of groups by stability; rows × columns, scaled and cut.

    Equal rows count once in the test: copies of one row are no structure. The rows' order is part of the
    answer: sort them first. One thread, so that sums come out the same.
    """
    rng = np.random.default_rng(seed)
    with threadpool_limits(1):
        different = np.unique(points, axis=0)
        test = null_test(different[_sample_rows(different, rng)], best_of_hierarchy, rng)
        candidates = _candidates(points, _sample_rows(points, rng), rng) if test.rejected else []
    return Grouping(test, *_best_candidate(candidates)) if candidates else Grouping(test)


def _sample_rows(points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.sort(rng.permutation(len(points))[:_LARGEST_SAMPLE])


def _candidates(points: np.ndarray, sampled: np.ndarray, rng: np.random.Generator) -> list[_Candidate]:
    """Labels, silhouette and stability for each number of groups that leaves none too small to be one."""
    between = distances(points[sampled])
    each = [labels for groups in GROUPS if _large_enough(labels := fit_groups(points, groups), groups)]
    return [
        (labels, silhouette(between, labels[sampled]), stability.stabilities(points, labels, _once, rng))
        for labels in each
    ]


def _best_candidate(candidates: list[_Candidate]) -> _Candidate:
    """Of those about as well apart and about as stable as the best, the one with most groups.

    The silhouette alone joins two groups when a third is far off; stability alone would part a group along
    any feature.
    """
    widest = max(width for _, width, _ in candidates)
    apart = [one for one in candidates if one[1] >= _ABOUT_AS_APART * widest]
    steadiest = max(again.min() for *_, again in apart)
    return [one for one in apart if one[2].min() >= steadiest - _ABOUT_AS_STABLE][-1]


def _large_enough(labels: np.ndarray, groups: int) -> bool:
    return bool((np.bincount(labels, minlength=groups) >= SMALLEST_GROUP).all())


def _once(points: np.ndarray, groups: int) -> np.ndarray:
    return fit_groups(points, groups, starts=1)
