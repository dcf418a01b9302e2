"""Whether groups follow homes: how much more often than chance two rows of one home share a group."""

import numpy as np

_FEWEST_NEIGHBOURS = 20  # of all rows of a group; fewer agree by chance


def excess_agreement(labels: np.ndarray, homes: np.ndarray) -> np.ndarray:
    """For each group: 0 when the neighbours of its rows are in it as often as any row, 1 when always.

    labels 0 to K-1; neighbours: other rows of the same home. With hardly any neighbour, or
    with nobody outside the group: 0.
    """
    belongs = np.eye(int(labels.max()) + 1)[labels]
    names, places = np.unique(homes, return_inverse=True)
    by_home = np.zeros((names.size, belongs.shape[1]))
    np.add.at(by_home, places, belongs)
    sizes = belongs.sum(axis=0)
    neighbours = (by_home * (by_home.sum(axis=1, keepdims=True) - 1)).sum(axis=0)
    same = (by_home * (by_home - 1)).sum(axis=0)
    shared = np.divide(same, neighbours, out=np.zeros_like(sizes), where=neighbours > 0)
    chance = (sizes - 1) / max(len(labels) - 1, 1)
    told = (neighbours >= _FEWEST_NEIGHBOURS) & (chance < 1)
    return np.divide(shared - chance, 1 - chance, out=np.zeros_like(sizes), where=told)
