"""How well groups stand apart: the silhouette, from distances made once for all numbers of groups."""

from collections.abc import Iterable

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform

GROUPS = range(2, 6)  # numbers of groups that are tried


def distances(points: np.ndarray) -> np.ndarray:
    """Euclidean distance of each two rows, as a square."""
    return squareform(pdist(points))


def silhouette(between: np.ndarray, labels: np.ndarray) -> float:
    """Mean silhouette of the rows, -1 to 1; a row alone in its group counts 0. Rousseeuw (1987).

    between: distances. Fewer than two groups have none: 0.
    """
    names, places = np.unique(labels, return_inverse=True)
    if names.size < 2:
        return 0.0
    belongs = np.eye(names.size)[places]
    sizes = belongs.sum(axis=0)
    totals = between @ belongs
    rows = np.arange(places.size)
    own = totals[rows, places] / np.maximum(sizes[places] - 1, 1)
    totals /= sizes
    totals[rows, places] = np.inf
    nearest = totals.min(axis=1)
    wider = np.maximum(own, nearest)
    apart = np.divide(nearest - own, wider, out=np.zeros_like(own), where=wider > 0)
    return float(apart[sizes[places] > 1].sum() / places.size)


def best_of_hierarchy(points: np.ndarray, groups: Iterable[int] = GROUPS) -> float:
    """The best silhouette that Ward's hierarchy reaches with any of these numbers of groups."""
    joined = linkage(points, "ward")
    between = distances(points)
    return max(silhouette(between, fcluster(joined, number, "maxclust")) for number in groups)
