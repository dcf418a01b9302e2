"""How matrices of points become wide frames of cards."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data.rubrics import Items

EMPTY = -1  # in a matrix: no entry, stored as null


def in_steps(rates: np.ndarray, items: Items) -> np.ndarray:
    """Shares of the maximum (… × items) as whole points, in the steps marks are given in."""
    steps = np.round(np.clip(rates, 0, 1) * items.maximum / items.step)
    return (steps * items.step).astype(np.int64)


def frame(head: Mapping[str, Any], version: int, slots: Mapping[str, np.ndarray]) -> pl.DataFrame:
    """A row a card: the head columns, the version, and for each prefix a matrix cards × items."""
    height = len(head["org_id"])
    parts = [pl.DataFrame(dict(head))]
    for prefix, matrix in slots.items():
        padded = np.full((height, rules.ITEM_SLOTS), EMPTY, dtype=np.int64)
        padded[:, : matrix.shape[1]] = matrix
        names = [rules.slot(prefix, item_no) for item_no in range(1, rules.ITEM_SLOTS + 1)]
        entries = pl.from_numpy(padded, schema=names)
        parts.append(entries.with_columns(pl.when(pl.all() != EMPTY).then(pl.all())))
    return pl.concat(parts, how="horizontal").with_columns(
        pl.lit(version, pl.Int64).alias("rubric_version"), pl.lit(True).alias("synthetic")
    )
