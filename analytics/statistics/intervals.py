"""Intervals of a share. A share of all branches is a count, not a sample: read them as a warning of size."""

import polars as pl

Z_95 = 1.959963984540054  # 97.5 % point of the normal distribution


def wilson(successes: pl.Expr, trials: pl.Expr, z: float = Z_95) -> tuple[pl.Expr, pl.Expr]:
    """Wilson score interval, lower and upper end in 0..1; null where there are no trials.

    Source: Wilson (1927), in the form of Newcombe (1998), method 3.
    """
    n = trials.cast(pl.Float64)
    p = successes.cast(pl.Float64) / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
    counted = trials > 0
    return (
        pl.when(counted).then((middle - half).clip(0, 1)),
        pl.when(counted).then((middle + half).clip(0, 1)),
    )
