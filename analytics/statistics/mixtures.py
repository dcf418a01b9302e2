"""Parts a data set into a given number of groups: a Gaussian mixture with one covariance for all groups."""

import warnings

import numpy as np

_RIDGE = 1e-3  # keeps a covariance of whole numbers or repeated rows invertible
_STARTS = 3


def fit_groups(points: np.ndarray, groups: int, starts: int = _STARTS) -> np.ndarray:
    """The group of each row, from 0; the same rows in the same order give the same groups.

    Source: of K-means, Ward's hierarchy and Gaussian mixtures (full, common covariance), this one found
    planted groups best (benchmarks/clusters.py).
    """
    from sklearn.exceptions import ConvergenceWarning  # importing it takes seconds, and most runs never part
    from sklearn.mixture import GaussianMixture

    mixture = GaussianMixture(
        groups, covariance_type="tied", n_init=starts, reg_covar=_RIDGE, random_state=0, max_iter=200
    )
    with warnings.catch_warnings():
        # Rows may repeat; groups that then stay empty are refused by whoever asked for so many.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return mixture.fit_predict(points)
