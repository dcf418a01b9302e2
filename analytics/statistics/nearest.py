"""Which of the groups found among some rows other rows are nearest to."""

import numpy as np

FAR = -1
_RIDGE = 1e-3  # of a standard deviation squared: keeps the covariance invertible


def nearest(points: np.ndarray, labels: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The label (0 to K-1) of the group each of the others is nearest to; FAR from all of them: -1.

    Far is who lies farther from every group than each of their members from its own.
    Distances are measured in the spread within the groups, one covariance for all of them, as the groups
    are formed (mixtures). points, others: rows × the same columns.
    """
    spread = np.where(points.std(axis=0) > 0, points.std(axis=0), 1)
    own, others = points / spread, others / spread
    middles = np.array([own[labels == group].mean(axis=0) for group in range(int(labels.max()) + 1)])
    within = own - middles[labels]
    inverse = np.linalg.inv(within.T @ within / len(own) + _RIDGE * np.eye(own.shape[1]))
    usual = _apart(own, middles, inverse)[np.arange(len(own)), labels]
    apart = _apart(others, middles, inverse)
    return np.where(apart.min(axis=1) > usual.max(), FAR, apart.argmin(axis=1))


def _apart(rows: np.ndarray, middles: np.ndarray, inverse: np.ndarray) -> np.ndarray:
    """Rows × groups: squared distance (Mahalanobis)."""
    steps = rows[:, None] - middles
    return np.einsum("rgi,ij,rgj->rg", steps, inverse, steps)
