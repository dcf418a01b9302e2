"""The rows a change would add, overwrite or take out, field by field with the old and the new value."""

from collections.abc import Mapping
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions.rows import RowName, as_text, changed_keys, names_of, with_row_names
from analytics.base import columns as c
from analytics.lake import Key, Snapshot


class Fate(StrEnum):
    """What becomes of a row."""

    ADDED = "新增"
    CHANGED = "修改"
    REMOVED = "删除"


class RowChange(RowName):
    """One field of a row that is overwritten, or a row that is added or removed (then column is null).

    column is the name in the schema of the data set; before and after are stored values as text, null where
    there is none.
    """

    fate = c.text("变化")
    column = c.text("字段", nullable=True)
    before = c.text("原值", nullable=True)
    after = c.text("新值", nullable=True)


def row_changes(
    base: Snapshot, frames: Mapping[Key, pl.DataFrame], most: int
) -> tuple[dy.DataFrame[RowChange], int]:
    """The first lines, and how many there are in all."""
    names = names_of(base, frames)
    lines = [
        with_row_names(key, field_changes(key, base.frame(*key), frames[key]), names)
        for key in sorted(frames)
    ]
    every = pl.concat([RowChange.create_empty(), *(one.select(RowChange.column_names()) for one in lines)])
    return RowChange.validate(every.head(most)), every.height


def field_changes(key: Key, before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The columns of the key, fate, column, before, after; rows in the order of their key."""
    own = datasets.ALL[key[0]].key
    keys = changed_keys(before, after, own)
    gone = keys.join(after, on=own, how="anti")
    new = keys.join(before, on=own, how="anti")
    both = before.join(keys, on=own, how="semi").join(after, on=own, suffix="_after")
    fields = [column for column in after.columns if column not in own] if both.height else []
    lines = [
        _whole_rows(new, Fate.ADDED),
        *(_field(both, own, column, position) for position, column in enumerate(fields)),
        _whole_rows(gone, Fate.REMOVED),
    ]
    return pl.concat(lines).sort(*own, "position").drop("position")


def _whole_rows(keys: pl.DataFrame, fate: Fate) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String)
    return keys.with_columns(
        fate=pl.lit(fate.value), column=nothing, before=nothing, after=nothing, position=pl.lit(-1)
    )


def _field(both: pl.DataFrame, own: list[str], column: str, position: int) -> pl.DataFrame:
    changed = both.filter(pl.col(column).ne_missing(pl.col(f"{column}_after")))
    return changed.select(own).with_columns(
        fate=pl.lit(Fate.CHANGED.value),
        column=pl.lit(column),
        before=as_text(changed[column]),
        after=as_text(changed[f"{column}_after"]),
        position=pl.lit(position),
    )
