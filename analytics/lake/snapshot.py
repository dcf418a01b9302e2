"""The data as it stood at one moment: heads, and the tables behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import polars as pl
from sqlalchemy import Connection, Row, func, select

from analytics.datasets import ALL
from analytics.lake import files
from analytics.lake.errors import CatalogueDamagedError
from analytics.lake.records import Head, Key
from analytics.lake.tables import COMMIT_FILES, COMMITS, EDITION_HEADS, FILES, HEADS
from analytics.lake.verified import is_as_written, verify

_KEY = ("dataset", "partition")
_OF_FILE = ("dataset", "partition", "id", "path", "sha256", "rows", "synthetic")
_FILE = [FILES.c[name] for name in _OF_FILE]
_REVISION = select(func.max(COMMITS.c.id))
# A head says what its file and its commit say, too: one that a damaged catalogue says otherwise is noticed.
_IS_HEAD = (COMMIT_FILES.c.new_file_id == HEADS.c.file_id) & (COMMIT_FILES.c.commit_id == HEADS.c.commit_id)
_SAID = [table.c[name].label(f"{table.name}_{name}") for table in (HEADS, COMMIT_FILES) for name in _KEY]
_SAID_OF_EDITION = [EDITION_HEADS.c[name].label(f"edition_{name}") for name in _KEY]
_STANDING = (
    select(*_FILE, HEADS.c.commit_id, *_SAID)
    .join_from(HEADS, FILES, HEADS.c.file_id == FILES.c.id, isouter=True)
    .join(COMMIT_FILES, _IS_HEAD, isouter=True)
)
_OF_EDITION = (
    select(*_FILE, COMMIT_FILES.c.commit_id, *_SAID_OF_EDITION)
    .join_from(EDITION_HEADS, FILES, EDITION_HEADS.c.file_id == FILES.c.id)
    .join(COMMIT_FILES, COMMIT_FILES.c.new_file_id == FILES.c.id)
)


@dataclass(frozen=True)
class Snapshot:
    """One state of the lake; it never changes, whatever is committed later.

    revision is the number of the last commit in it, 0 for the empty lake.
    """

    revision: int
    heads: Mapping[Key, Head]

    @property
    def synthetic(self) -> bool:
        """Whether any row is simulated."""
        return any(head.synthetic for head in self.heads.values())

    def tables(self) -> dict[str, pl.LazyFrame]:
        """Every data set by name, in the columns of its schema; without rows where there are none.

        Raises FileDamagedError, as do table and frame, before anything is read of a damaged file.
        """
        return {name: self.table(name) for name in ALL}

    def table(self, dataset: str) -> pl.LazyFrame:
        """All rows of one data set, partition after partition."""
        partitions = sorted(partition for name, partition in self.heads if name == dataset)
        return _rows_of_heads(dataset, [self.heads[dataset, partition] for partition in partitions])

    def frame(self, dataset: str, partition: str) -> pl.DataFrame:
        """The rows of one partition."""
        head = self.heads.get((dataset, partition))
        return _rows_of_heads(dataset, [head] if head else []).collect()

    def damaged_file(self) -> Path | None:
        """The first file that is gone or not what was written, None where all are; reads every one."""
        heads = self.heads.values()
        return next((head.path for head in heads if not is_as_written(head.path, head.sha256)), None)


def revision(connection: Connection) -> int:
    """The number of the last commit."""
    return connection.scalar(_REVISION) or 0


def current_snapshot(connection: Connection, root: Path) -> Snapshot:
    """The state now. One statement, so that heads and revision belong together."""
    rows = connection.execute(_STANDING).all()
    if not all(map(_agrees, rows)):
        raise CatalogueDamagedError(str(root.parent))
    heads = {(row.dataset, row.partition): _head(row, root) for row in rows}
    # Every commit has heads and nothing takes the last commit's away, so theirs is the revision.
    last = max((head.commit_id for head in heads.values()), default=0)
    # A partition that an undo emptied is as if it had never been.
    return Snapshot(last, MappingProxyType({key: head for key, head in heads.items() if head.rows}))


def of_edition(connection: Connection, root: Path, edition_id: str, revision: int) -> Snapshot:
    """The state an edition was built on; ValueError where the catalogue contradicts itself."""
    rows = connection.execute(_OF_EDITION.where(EDITION_HEADS.c.edition_id == edition_id)).all()
    if any((row.dataset, row.partition) != (row.edition_dataset, row.edition_partition) for row in rows):
        raise ValueError(edition_id)
    heads = {(row.dataset, row.partition): _head(row, root) for row in rows}
    return Snapshot(revision, MappingProxyType(heads))


def moved_keys(base: Snapshot, now: Snapshot, keys: Iterable[Key]) -> list[Key]:
    """The partitions among the keys that are no longer what they were, sorted."""
    return sorted(key for key in keys if _file_id(base, key) != _file_id(now, key))


def rows_of(dataset: str, stored: Iterable[tuple[Path, str]]) -> pl.LazyFrame:
    """The rows of files of one data set, each with its sha256; without rows when there is no file.

    Raises FileDamagedError.
    """
    empty = _empty(dataset)
    paths = [verify(path, sha256) for path, sha256 in stored]
    return files.scan(paths, empty.schema) if paths else empty.lazy()


def _rows_of_heads(dataset: str, heads: list[Head]) -> pl.LazyFrame:
    return rows_of(dataset, [(head.path, head.sha256) for head in heads])


@cache  # asking a schema of eighty columns takes a millisecond, fourteen of them longer than reading the page
def _empty(dataset: str) -> pl.DataFrame:
    return ALL[dataset].schema.create_empty()


def _agrees(row: Row[*tuple[object, ...]]) -> bool:
    key = (row.dataset, row.partition)
    said = {
        key,
        (row.heads_dataset, row.heads_partition),
        (row.commit_files_dataset, row.commit_files_partition),
    }
    return len(said) == 1 and str(row.path).startswith("{}/{}-".format(*key))


def _head(row: Row[*tuple[object, ...]], root: Path) -> Head:
    return Head(row.id, row.commit_id, root / row.path, row.sha256, row.rows, row.synthetic)


def _file_id(snapshot: Snapshot, key: Key) -> int | None:
    head = snapshot.heads.get(key)
    return head.file_id if head else None
