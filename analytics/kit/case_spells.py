"""Findings of an organisation that has one open at a time: those made meanwhile belong to the open one."""

from datetime import date

import polars as pl


def one_open_each(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows, those found while an earlier one of the organisation was open taken as one with it.

    What was found first stands, due by the earliest day, cleared once all are. Intake takes no such rows any
    more; a lake may hold them. rows: org_id, found_on, due_on, cleared_on and any others.
    """
    whose = "org_id"
    names = rows.collect_schema().names()
    rest = [name for name in names if name not in (whose, "due_on", "cleared_on")]
    cleared = pl.when(pl.col("cleared_on").null_count() == 0).then(pl.col("cleared_on").max())
    return (
        rows.sort(whose, "found_on")
        .with_columns(begins=(~_is_meanwhile()).cast(pl.Int64))
        .with_columns(spell=pl.col("begins").cum_sum().over(whose))
        .group_by(whose, "spell", maintain_order=True)
        .agg(*(pl.col(name).first() for name in rest), pl.col("due_on").min(), cleared.alias("cleared_on"))
        .select(names)
    )


def found_while_open(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows found while an earlier one of the organisation was open."""
    return rows.sort("org_id", "found_on").filter(_is_meanwhile())


def _is_meanwhile() -> pl.Expr:
    """Of rows sorted by organisation and day: whether one before it was open on the day."""
    open_until = pl.col("cleared_on").fill_null(date.max)
    before = open_until.cum_max().shift(1).over("org_id")
    return (pl.col("found_on") < before).fill_null(value=False)
