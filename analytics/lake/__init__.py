"""The lake: immutable Parquet files under a catalogue in SQL. The only reader and writer of storage."""

from analytics.lake.errors import (
    AlreadyImportedError,
    AlreadyUndoneError,
    FileDamagedError,
    FilesSweptError,
    HeadsMovedError,
    LakeError,
    LakeUnavailableError,
    PartitionError,
    RefusedError,
    UnknownCommitError,
    UnknownEditionError,
)
from analytics.lake.lake import Lake, open_lake
from analytics.lake.records import Change, Commit, Edition, Head, Key
from analytics.lake.snapshot import Snapshot

__all__ = [
    "AlreadyImportedError",
    "AlreadyUndoneError",
    "Change",
    "Commit",
    "Edition",
    "FileDamagedError",
    "FilesSweptError",
    "Head",
    "HeadsMovedError",
    "Key",
    "Lake",
    "LakeError",
    "LakeUnavailableError",
    "PartitionError",
    "RefusedError",
    "Snapshot",
    "UnknownCommitError",
    "UnknownEditionError",
    "open_lake",
]
