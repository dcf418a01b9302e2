"""What a file of a data set holds: the valid rows of one partition, always in the same order."""

from collections.abc import Mapping

import polars as pl

from analytics.datasets import ALL, WHOLE, Dataset
from analytics.lake import files
from analytics.lake.errors import PartitionError
from analytics.lake.records import Key

_UNIT = "unit_id"  # where branches carry their unit, rows of a unit lie together: smaller and faster to read


def prepare_frames(frames: Mapping[Key, pl.DataFrame]) -> dict[Key, pl.DataFrame]:
    """The frames, at least one, as they are stored; raises PartitionError, dataframely's ValidationError."""
    if not frames:
        raise ValueError(frames)
    return {key: _prepare_frame(ALL[key[0]], key[1], frame) for key, frame in frames.items()}


def simulated_keys(records: Mapping[Key, pl.DataFrame]) -> set[Key]:
    """The partitions with any simulated row in them."""
    return {key for key, rows in records.items() if rows["synthetic"].any()}


def order(dataset: Dataset) -> list[str]:
    """The columns rows of a data set are sorted by."""
    leading = [_UNIT] if _UNIT in dataset.schema.column_names() else []
    return [*leading, *dataset.key]


def _prepare_frame(dataset: Dataset, partition: str, frame: pl.DataFrame) -> pl.DataFrame:
    records = dataset.schema.validate(frame)
    if not _belongs(dataset, partition, records):
        raise PartitionError(dataset.name, partition)
    return records.select(dataset.schema.column_names()).sort(order(dataset))


def _belongs(dataset: Dataset, partition: str, records: pl.DataFrame) -> bool:
    if dataset.split_by is None:
        return partition == WHOLE
    return files.is_name(partition) and bool((records[dataset.split_by] == partition).all())
