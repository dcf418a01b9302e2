"""The lake: immutable Parquet files under a catalogue in SQL. The only reader and writer of storage."""

from analytics.lake.errors import (
    AlreadyFinalisedError,
    AlreadyImportedError,
    AlreadyIssuedError,
    AlreadyUndoneError,
    FileDamagedError,
    FilesSweptError,
    HeadsMovedError,
    LakeError,
    LakeFullError,
    LakeUnavailableError,
    NotKeptError,
    PartitionError,
    RefusedError,
    UnknownCommitError,
    UnknownEditionError,
)
from analytics.lake.lake import Lake, open_lake
from analytics.lake.records import Change, Commit, Edition, Head, IssuedFile, KeptFile, Key, Role
from analytics.lake.snapshot import Snapshot

__all__ = [
    "AlreadyFinalisedError",
    "AlreadyImportedError",
    "AlreadyIssuedError",
    "AlreadyUndoneError",
    "Change",
    "Commit",
    "Edition",
    "FileDamagedError",
    "FilesSweptError",
    "Head",
    "HeadsMovedError",
    "IssuedFile",
    "KeptFile",
    "Key",
    "Lake",
    "LakeError",
    "LakeFullError",
    "LakeUnavailableError",
    "NotKeptError",
    "PartitionError",
    "RefusedError",
    "Role",
    "Snapshot",
    "UnknownCommitError",
    "UnknownEditionError",
    "open_lake",
]
