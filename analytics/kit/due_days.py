"""When something is late: the one rule for reports, cases and all else that has a day."""

import polars as pl


def is_over(due: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Whether the day something is due has ended before that day; on the day itself it is not late."""
    return due < day
