"""Which numbers of one result set another has restated: by table, row and column, old and new."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.systems.scores.rubrics import plain_items

_NOISE = 1e-12  # sums of shares may be added in another order
_ROW = "…row"  # no column is called so


class Restated(dy.Schema):
    """One number that is another, or a row that only one of the two has (then column is null).

    table and column are names; row holds the values of the row's key; before and after are stored values as
    text, null where there is none. Of a row only one has, the other of before and after says which: it holds
    the key.
    """

    table = c.text("结果表")
    row = c.text("记录")
    column = c.text("列", nullable=True)
    before = c.text("原值", nullable=True)
    after = c.text("现值", nullable=True)


Tables = Mapping[str, pl.DataFrame]


def compare_tables(
    schemas: Mapping[str, type[dy.Schema]], before: Tables, after: Tables
) -> dy.DataFrame[Restated]:
    """Compare the tables both have as they are read, in the columns both have.

    Rows meet by the key of their schema.
    Rows of a table without a key meet when they are the same; the rest came or went.
    """
    found = [
        _of_table(schema, plain_items(before[name]), plain_items(after[name])).with_columns(
            table=pl.lit(name)
        )
        for name, schema in schemas.items()
        if name in before and name in after
    ]
    columns = Restated.column_names()
    return Restated.validate(pl.concat([Restated.create_empty(), *(one.select(columns) for one in found)]))


def _of_table(schema: type[dy.Schema], before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    common = [
        column for column in schema.column_names() if column in before.columns and column in after.columns
    ]
    key = [column for column in schema.primary_key() if column in common]
    if len(key) < len(schema.primary_key()) or not key:
        key = common
    then, now = (_label_rows(frame.select(common), key) for frame in (before, after))
    lines = [_only_in(then, now, "before"), _only_in(now, then, "after")]
    both = then.join(now, on=_ROW, suffix="_after", maintain_order="left")
    for column in common:
        if column not in key:
            old, new = both[column], both[f"{column}_after"]
            changed = both.select(
                _ROW, before=old.cast(pl.String), after=new.cast(pl.String), column=pl.lit(column)
            )
            lines.append(changed.filter(_differs(old, new)))
    return pl.concat([line.select("column", "before", "after", row=_ROW) for line in lines])


def _label_rows(frame: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """The key as text; equal keys, where a table has no key of its own, are told apart by a number."""
    words = pl.concat_str([pl.col(column).cast(pl.String).fill_null("—") for column in key], separator=" · ")
    times = pl.int_range(pl.len()).over(_ROW)
    repeated = pl.format("{} ({})", _ROW, times + 1)
    return frame.with_columns(words.alias(_ROW)).with_columns(
        pl.when(times > 0).then(repeated).otherwise(_ROW).alias(_ROW)
    )


def _only_in(own: pl.DataFrame, other: pl.DataFrame, side: str) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String)
    alone = own.join(other, on=_ROW, how="anti", maintain_order="left").select(_ROW)
    values = {"before": nothing, "after": nothing, "column": nothing} | {side: pl.col(_ROW)}
    return alone.with_columns(**values)


def _differs(old: pl.Series, new: pl.Series) -> pl.Series:
    if old.dtype.is_float() and new.dtype.is_float():
        near = ((old - new).abs() <= _NOISE).fill_null(value=False)
        return old.ne_missing(new) & ~near
    return old.cast(pl.String).ne_missing(new.cast(pl.String))
