"""What a commit of the past did to the rows: counted by partition, the first listed field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions.row_changes import Fate, RowChange, field_changes
from analytics.actions.rows import changed_keys, names_of, with_row_names
from analytics.lake import Commit, Key, Lake

MOST_ROWS = 500  # that are listed; all are counted


@dataclass(frozen=True)
class RowCounts:
    """Rows of one partition that a commit added, overwrote and took out."""

    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class Committed:
    """rows: the first changed rows field by field; row_count: how many lines it would have in all."""

    counts: Mapping[Key, RowCounts]
    rows: dy.DataFrame[RowChange]
    row_count: int


def committed_rows(lake: Lake, commit_id: int, *, most: int = MOST_ROWS) -> Committed:
    """Compare the rows before and after a commit; the same at any time until its files are swept.

    Raises UnknownCommitError, FilesSweptError.
    """
    pairs = lake.changed_rows(commit_id)
    frames = {key: pl.concat([after, before.select(after.columns)]) for key, (before, after) in pairs.items()}
    names = names_of(lake.snapshot(), frames)
    counts: dict[Key, RowCounts] = {}
    lines: list[pl.DataFrame] = [RowChange.create_empty()]
    row_count = 0
    for key, (before, after) in sorted(pairs.items()):
        room = max(most - row_count, 0)
        if before.is_empty():  # as after a first import: nothing to compare, however long it is
            found, counts[key] = field_changes(key, before, after.head(room)), RowCounts(after.height, 0, 0)
            row_count += after.height
        else:
            found = field_changes(key, before, after)
            counts[key] = _counts_by_fate(found, datasets.ALL[key[0]].key)
            row_count += found.height
        lines.append(with_row_names(key, found.head(room), names).select(RowChange.column_names()))
    return Committed(counts, RowChange.validate(pl.concat(lines)), row_count)


def row_counts(lake: Lake, commit: Commit) -> Mapping[Key, RowCounts]:
    """What a commit did to the rows, counted alone; partitions that came new are not read.

    Raises FilesSweptError.
    """
    counts = {(one.dataset, one.partition): RowCounts(one.rows_after, 0, 0) for one in commit.changes}
    replaced = [(one.dataset, one.partition) for one in commit.changes if one.rows_before]
    for key, (before, after) in (lake.changed_rows(commit.id, replaced) if replaced else {}).items():
        own = datasets.ALL[key[0]].key
        keys = changed_keys(before, after, own)
        stood, stand = (keys.join(side, on=own, how="semi").height for side in (before, after))
        counts[key] = RowCounts(keys.height - stood, stood + stand - keys.height, keys.height - stand)
    return counts


def _counts_by_fate(found: pl.DataFrame, key: list[str]) -> RowCounts:
    rows = found.select(*key, "fate").unique()["fate"]
    return RowCounts(*(int((rows == fate.value).sum()) for fate in (Fate.ADDED, Fate.CHANGED, Fate.REMOVED)))
