"""Numbers shown in another way from row to row: as their feature is, or on their own side of a limit."""

from functools import cache

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.systems.weak_kinds import weak_features
from dashboard.base.scales import of_value


def of_rows(frame: pl.DataFrame, name: str, column: dy.Column) -> list[dy.Column]:
    """The column as it is shown in each row; the same throughout where nothing sets a row apart."""
    by = c.named_by(column)
    if by not in frame.columns:
        if not c.limits(column):
            return [column] * frame.height
        return [of_value(column, value) for value in frame[name]]
    return [of_feature(column, *row) for row in frame.select(by, name).iter_rows()]


def of_feature(column: dy.Column, feature: str, value: float | None) -> dy.Column:
    """The column as this value of the feature is shown; half a star, as of a median, is not rounded off."""
    decimals, signed = weak_features.shown_as(feature)
    is_whole = value is None or round(value, 6) == round(value)
    return _column(
        column.description or "", c.is_signed(column) or signed, decimals if is_whole else max(decimals, 1)
    )


@cache
def _column(heading: str, signed: bool, decimals: int) -> dy.Column:
    return c.decimal(heading, signed=signed, decimals=decimals, nullable=True)
