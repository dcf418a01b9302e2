"""Commits: new files become heads in one transaction, and the history tells of it."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, tuple_, update

from analytics.lake.errors import (
    AlreadyImportedError,
    AlreadyUndoneError,
    FilesSweptError,
    HeadsMovedError,
    UnknownCommitError,
)
from analytics.lake.files import StoredFile
from analytics.lake.records import Change, Commit, Key
from analytics.lake.snapshot import Snapshot, moved_keys
from analytics.lake.tables import COMMIT_FILES, COMMITS, FILES, HEADS

_OLD, _NEW = FILES.alias("old"), FILES.alias("new")
_HISTORY = (
    select(
        *COMMITS.c,
        COMMIT_FILES.c.dataset,
        COMMIT_FILES.c.partition,
        *(column.label(f"old_{column.name}") for column in _OLD.c),
        *(column.label(f"new_{column.name}") for column in _NEW.c),
    )
    .join_from(COMMITS, COMMIT_FILES, COMMIT_FILES.c.commit_id == COMMITS.c.id)
    .join(_NEW, _NEW.c.id == COMMIT_FILES.c.new_file_id)
    .outerjoin(_OLD, _OLD.c.id == COMMIT_FILES.c.old_file_id)
    .order_by(COMMITS.c.id.desc(), COMMIT_FILES.c.dataset, COMMIT_FILES.c.partition)
)


def history(connection: Connection, *conditions: Any) -> list[Commit]:
    """The commits that meet the conditions, newest first."""
    rows = connection.execute(_HISTORY.where(*conditions)).all()
    return [_commit(list(of_one)) for _, of_one in groupby(rows, key=lambda row: row.id)]


def find(connection: Connection, commit_id: int) -> Commit:
    """One commit; raises UnknownCommitError."""
    found = history(connection, COMMITS.c.id == commit_id)
    if not found:
        raise UnknownCommitError(commit_id)
    return found[0]


def changed_files(
    connection: Connection, commit_id: int, keys: Collection[Key] | None = None
) -> dict[Key, tuple[StoredFile | None, StoredFile]]:
    """The files before and after a commit, of these partitions or of all it changed.

    Raises UnknownCommitError, FilesSweptError.
    """
    rows = connection.execute(_HISTORY.where(COMMITS.c.id == commit_id)).all()
    if not rows:
        raise UnknownCommitError(commit_id)
    if keys is not None:
        rows = [row for row in rows if (row.dataset, row.partition) in keys]
    if any(row.old_swept_at or row.new_swept_at for row in rows):
        raise FilesSweptError(commit_id)
    return {(row.dataset, row.partition): (_before(row), _after(row)) for row in rows}


def refuse_moved(connection: Connection, base: Snapshot, now: Snapshot, keys: Iterable[Key]) -> None:
    """Raise HeadsMovedError, with who moved them, when one of the partitions is no longer as in base."""
    keys_moved = moved_keys(base, now, keys)
    if not keys_moved:
        return
    touching = select(COMMIT_FILES.c.commit_id).where(
        COMMIT_FILES.c.commit_id > base.revision,
        tuple_(COMMIT_FILES.c.dataset, COMMIT_FILES.c.partition).in_(keys_moved),
    )
    raise HeadsMovedError(keys_moved, history(connection, COMMITS.c.id.in_(touching)))


def refuse_imported(connection: Connection, source_sha256: str | None) -> None:
    """Raise AlreadyImportedError when a commit of the same file stands."""
    same = COMMITS.c.source_sha256 == source_sha256
    if source_sha256 and (found := history(connection, same, COMMITS.c.undone_by.is_(None))):
        raise AlreadyImportedError(found[0])


def refuse_undone(connection: Connection, undoes: int | None) -> None:
    """Raise AlreadyUndoneError, or UnknownCommitError."""
    if undoes is None:
        return
    commit = find(connection, undoes)
    if commit.undone_by is not None:
        raise AlreadyUndoneError(commit)


def record(
    connection: Connection,
    entry: Mapping[str, Any],
    now: Snapshot,
    stored: Mapping[Key, StoredFile],
    synthetic: Collection[Key],
    undoes: int | None,
) -> Commit:
    """Write the commit down and make its files the heads; inside the one writing transaction."""
    commit_id = now.revision + 1
    file_ids = _name_files(connection, stored, synthetic)
    connection.execute(insert(COMMITS), {"id": commit_id, **entry})
    keys = [{"dataset": name, "partition": partition, "commit_id": commit_id} for name, partition in stored]
    ids = [
        {"old_file_id": now.heads[key].file_id if key in now.heads else None, "new_file_id": file_id}
        for key, file_id in zip(stored, file_ids, strict=True)
    ]
    connection.execute(insert(COMMIT_FILES), [key | pair for key, pair in zip(keys, ids, strict=True)])
    connection.execute(delete(HEADS).where(tuple_(HEADS.c.dataset, HEADS.c.partition).in_(list(stored))))
    heads = [{**key, "file_id": file_id} for key, file_id in zip(keys, file_ids, strict=True)]
    connection.execute(insert(HEADS), heads)
    connection.execute(update(COMMITS).where(COMMITS.c.id == undoes).values(undone_by=commit_id))
    return find(connection, commit_id)


def _name_files(
    connection: Connection, stored: Mapping[Key, StoredFile], synthetic: Collection[Key]
) -> list[int]:
    first = (connection.scalar(select(func.max(FILES.c.id))) or 0) + 1
    rows = [
        {
            "id": file_id,
            "path": file.path,
            "dataset": key[0],
            "partition": key[1],
            "rows": file.rows,
            "sha256": file.sha256,
            "synthetic": key in synthetic,
        }
        for file_id, (key, file) in enumerate(stored.items(), first)
    ]
    connection.execute(insert(FILES), rows)
    return [file_id for file_id, _ in enumerate(stored, first)]


def _commit(rows: list[Row[*tuple[Any, ...]]]) -> Commit:
    row = rows[0]
    return Commit(
        id=row.id,
        made_at=row.made_at,
        actor=row.actor,
        action=row.action,
        file_name=row.file_name,
        source_sha256=row.source_sha256,
        note=row.note,
        undone_by=row.undone_by,
        changes=tuple(Change(row.dataset, row.partition, row.old_rows or 0, row.new_rows) for row in rows),
    )


def _before(row: Row[*tuple[Any, ...]]) -> StoredFile | None:
    return StoredFile(row.old_path, row.old_rows, row.old_sha256) if row.old_path else None


def _after(row: Row[*tuple[Any, ...]]) -> StoredFile:
    return StoredFile(row.new_path, row.new_rows, row.new_sha256)
