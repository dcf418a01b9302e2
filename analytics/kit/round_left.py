"""What a unit has left to do of its rounds."""

from datetime import date

import polars as pl

from analytics.kit.rounds import QUARTERS, ended_quarters


def things_left(by_unit: pl.DataFrame, day: date) -> pl.DataFrame:
    """org_id and size: a round lacking in the quarter, and branches not seen by the year's end."""
    at_end = len(ended_quarters(day.year, day)) == QUARTERS
    unseen = (pl.col("covered") < pl.col("population")) & at_end
    return by_unit.select(
        "org_id", size=pl.col("without").fill_null(value=False).cast(pl.Int64) + unseen.cast(pl.Int64)
    )
