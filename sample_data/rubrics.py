"""The two rubric versions: 2020 as published, 2022 simulated with items of its own."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl

from analytics import reference
from analytics.base import rules

DIMENSIONS = ("学的氛围", "严的氛围", "干的氛围", "基层基础")


@dataclass(frozen=True)
class Items:
    """Items of one version as arrays; maximum and step in hundredths, dimension: position in DIMENSIONS."""

    version: int
    dimension: np.ndarray
    maximum: np.ndarray
    step: np.ndarray
    for_branches: np.ndarray


def rubrics() -> pl.DataFrame:
    """Rows of the data set; only those of 2022 are simulated."""
    return pl.concat([reference.rubric_2020(), reference.rubric_simulated_2022()])


@cache
def items(version: int) -> Items:
    """The items of the version in order."""
    rows = rubrics().filter(pl.col("rubric_version") == version).sort("item_no")
    maximum = rows["max_points"].to_numpy()
    return Items(
        version,
        np.array([DIMENSIONS.index(dimension) for dimension in rows["dimension"]]),
        maximum,
        np.where(maximum > rules.POINT, 10, 5),
        rows["applies_to_branches"].to_numpy(),
    )
