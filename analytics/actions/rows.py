"""Rows of a partition before and after: which differ, and how one is named."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.base import columns as c
from analytics.base import rules
from analytics.lake import Key, Snapshot

_NAMING = ["org_id", "parent_id", "name"]
_LEVELS = len(rules.Level) - 1  # of organisations above the lowest
_BETWEEN = "·"
_NOT_NAMED = ("synthetic", "period")  # columns of a key that a row's partition says already


class RowName(dy.Schema):
    """What every list of rows begins with: where the row lies and what it is called.

    row holds the values of the key, as stored, apart from the period; name is that of the organisation, of
    a branch with its unit before it (甲局·第一党支部): many branches share a name.
    """

    dataset = c.text("数据")
    partition = c.text("期间")
    row = c.text("记录")
    org_id = c.text("组织代码", nullable=True)
    name = c.text("组织", nullable=True)


def changed_keys(before: pl.DataFrame, after: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """The keys of rows that one of the two has and the other has not, or has otherwise."""
    both = [before.select(after.columns), after]
    sides = [
        left.join(right, on=after.columns, how="anti", nulls_equal=True) for left, right in _both_orders(both)
    ]
    return pl.concat([side.select(key) for side in sides]).unique(maintain_order=True)


def with_row_names(key: Key, rows: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The rows with the columns of RowName before them; names: org_id and name of every organisation."""
    dataset, partition = key
    own = datasets.ALL[dataset].key
    shown = [column for column in own if column not in _NOT_NAMED] or own
    words = [pl.col(column).cast(pl.String) for column in shown]
    org = pl.col("org_id") if "org_id" in rows.columns else pl.lit(None, dtype=pl.String)
    labelled = rows.select(
        pl.lit(dataset).alias("dataset"),
        pl.lit(partition).alias("partition"),
        pl.concat_str(words, separator=" · ", ignore_nulls=True).alias("row"),
        org.alias("org_id"),
        pl.exclude("dataset", "partition", "row", "org_id", "name"),
    )
    joined = labelled.join(names, on="org_id", how="left", maintain_order="left")
    return joined.select(*RowName.column_names(), pl.exclude(RowName.column_names()))


def names_of(standing: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> pl.DataFrame:
    """org_id and name, as RowName has it, of every organisation that stands or comes with the frames."""
    known = [standing.table("organisations").select(_NAMING).collect()]
    new = [frame.select(_NAMING) for (name, _), frame in frames.items() if name == "organisations"]
    return names_with_units(pl.concat([*new, *known]).unique("org_id", keep="first", maintain_order=True))


def names_with_units(organisations: pl.DataFrame) -> pl.DataFrame:
    """org_id and name of each of these rows of organisations; what stands below a unit names that first."""
    of_parents = organisations.select(parent_id="org_id", above="parent_id", top="name")
    named = organisations.select(*_NAMING, top=pl.lit(None, pl.String))
    for _ in range(_LEVELS):
        named = named.join(of_parents, on="parent_id", how="left", suffix="_new", maintain_order="left")
        named = named.select("org_id", "name", top=pl.coalesce("top_new", "top"), parent_id="above")
    whole = pl.concat_str("top", "name", separator=_BETWEEN, ignore_nulls=True)
    return named.select("org_id", name=whole)


def as_text(values: pl.Series) -> pl.Series:
    """Stored values as text: numbers in their stored unit, days as 2023-03-01, true and false."""
    return values.cast(pl.String)


def _both_orders(both: list[pl.DataFrame]) -> list[tuple[pl.DataFrame, pl.DataFrame]]:
    first, second = both
    return [(first, second), (second, first)]
