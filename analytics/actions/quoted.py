"""Which of the numbers that were restated a reader would quote; the others are worked out from them."""

import polars as pl

from analytics.actions.restated import Restated
from analytics.results import RESULTS


def quoted_alone(found: pl.DataFrame) -> pl.DataFrame:
    """Of restated numbers (Restated) those a reader would quote, in the order given."""
    of_tables = [
        (pl.col("table") == name) & (pl.col("column").is_in(result.quoted) | pl.col("column").is_null())
        for name, result in RESULTS.items()
        if result.quoted is not None
    ]
    return Restated.validate(found.filter(pl.any_horizontal(of_tables)))
