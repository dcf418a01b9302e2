"""How far a value stands from its group, measured so that the outlier itself does not blur it."""

import numpy as np
import polars as pl

_MAD_TO_SIGMA = 1.4826  # makes the median absolute deviation agree with the standard deviation of a normal
_IQR_TO_SIGMA = 0.7413  # likewise the distance between the quartiles
FARTHEST = 3.0


def robust_z(value: pl.Expr, group: str) -> pl.Expr:
    """(value - median) / (1.4826 · MAD) within the group; null where the group does not vary."""
    distance = value - value.median().over(group)
    spread = distance.abs().median().over(group) * _MAD_TO_SIGMA
    return pl.when(spread > 0).then(distance / spread)


def robust_distances(values: np.ndarray) -> np.ndarray:
    """Each column in robust standard deviations from its median; rows × columns, no nulls.

    A column whose middle half is one value is measured by its standard deviation.
    """
    upper, middle, lower = np.percentile(values, [75, 50, 25], axis=0)
    spread = np.where(upper > lower, (upper - lower) * _IQR_TO_SIGMA, values.std(axis=0))
    return (values - middle) / np.where(spread > 0, spread, 1)


def clip_distances(distances: np.ndarray) -> np.ndarray:
    """The distances within ±FARTHEST, so that no single value pulls a group."""
    return np.clip(distances, -FARTHEST, FARTHEST)
