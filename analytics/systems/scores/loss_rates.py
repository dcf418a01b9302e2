"""The loss rate: points lost over the full marks of what was scored, so that large and small compare."""

from bisect import bisect_left
from fractions import Fraction

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c

HEADING = "失分率"


def column() -> dy.Float64:
    """The column every table has it in."""
    limits = tuple(percent / 100 for percent in reference.loss_bands())
    return c.share(HEADING, limits=limits, nullable=True)


def rate(lost: str = "lost", full: str = "max_points") -> pl.Expr:
    """Lost over full, two columns of hundredths; null where one is unknown or there are no full marks.

    Order and ties are those of the cross products: both are whole numbers below 2**26, whose quotients a
    double tells apart. Columns only: Polars would multiply by the reciprocal of a literal, which is not so.
    """
    return pl.when(pl.col(full) > 0).then(pl.col(lost) / pl.col(full))


def with_rate(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of lost and max_points with their loss_rate, also those of an edition that had none."""
    return rows.with_columns(loss_rate=rate())


def by_rate(rows: pl.DataFrame) -> pl.DataFrame:
    """The same from the greatest rate down; what has none at the end, equal rates as they stood."""
    return with_rate(rows).sort("loss_rate", descending=True, nulls_last=True, maintain_order=True)


def greatest(over: str | None = None) -> pl.Expr:
    """Whether the row's loss_rate is the greatest, of all or of those alike in `over`, and not 0."""
    most = pl.col("loss_rate").max() if over is None else pl.col("loss_rate").max().over(over)
    return (pl.col("loss_rate") > 0) & (pl.col("loss_rate") == most)


def level(share: float, value: str = "loss_rate") -> pl.Expr:
    """A rate that one of the rows has: as many of the scores lie below it as the share leaves."""
    return pl.col(value).quantile(share, interpolation="higher")


def band(lost: int, full: int) -> int:
    """The number of the band of reference/loss_bands.csv in which the rate lies; a limit is of the lower."""
    return bisect_left(reference.loss_bands(), Fraction(100 * lost, full))
