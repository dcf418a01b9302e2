"""The data as they would be: a snapshot with some partitions replaced, nothing written."""

from collections.abc import Mapping

import polars as pl

from analytics import datasets
from analytics.lake import Key, Snapshot


def overlaid(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> dict[str, pl.LazyFrame]:
    """Every data set by name, as Snapshot.tables would give them once the frames were committed."""
    return {name: _table(base, name, frames) for name in datasets.ALL}


def standing_keys(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> set[Key]:
    """The partitions that would have rows."""
    gone = {key for key, frame in frames.items() if frame.is_empty()}
    return ({*base.heads} | {*frames}) - gone


def _table(base: Snapshot, name: str, frames: Mapping[Key, pl.DataFrame]) -> pl.LazyFrame:
    own = {partition: frame for (dataset, partition), frame in frames.items() if dataset == name}
    if not own:
        return base.table(name)
    kept = Snapshot(base.revision, {key: head for key, head in base.heads.items() if key[1] not in own})
    columns = datasets.ALL[name].schema.column_names()
    return pl.concat(
        [kept.table(name), *(own[partition].select(columns).lazy() for partition in sorted(own))]
    )
