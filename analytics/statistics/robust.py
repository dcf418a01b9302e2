"""How far a value stands from its group, measured so that the outlier itself does not blur it."""

import polars as pl

_MAD_TO_SIGMA = 1.4826  # makes the median absolute deviation agree with the standard deviation of a normal


def robust_z(value: pl.Expr, group: str) -> pl.Expr:
    """(value - median) / (1.4826 · MAD) within the group; null where the group does not vary."""
    distance = value - value.median().over(group)
    spread = distance.abs().median().over(group) * _MAD_TO_SIGMA
    return pl.when(spread > 0).then(distance / spread)
