"""How well each group is found again when rows are drawn anew: cluster-wise Jaccard (Hennig 2007)."""

from collections.abc import Callable

import numpy as np

DRAWS = 20
HIDDEN_BELOW, SHAKY_BELOW = 0.6, 0.75  # methods 4


def stabilities(
    points: np.ndarray,
    labels: np.ndarray,
    parted: Callable[[np.ndarray, int], np.ndarray],
    rng: np.random.Generator,
) -> np.ndarray:
    """Mean over DRAWS bootstraps of the best overlap of each group, 0 to 1; labels 0 to K-1.

    High values do not show that there are groups: structureless data reach them too (null_test does that).
    """
    groups = int(labels.max()) + 1
    found = np.zeros((DRAWS, groups))
    for draw in range(DRAWS):
        rows = np.unique(rng.integers(len(points), size=len(points)))
        found[draw] = _best_overlaps(labels[rows], parted(points[rows], groups), groups)
    return found.mean(axis=0)


def _best_overlaps(labels: np.ndarray, again: np.ndarray, groups: int) -> np.ndarray:
    """Of each old group, the largest intersection over union with a new one."""
    numbers = np.arange(groups)
    old, new = labels[:, None] == numbers, again[:, None] == numbers
    both = old.T.astype(float) @ new
    either = old.sum(axis=0)[:, None] + new.sum(axis=0) - both
    return (both / np.maximum(either, 1)).max(axis=1)
