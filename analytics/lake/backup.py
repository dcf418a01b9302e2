"""A lake in one file: the rows of its catalogue and the files they name, to be put back anywhere.

A zip with manifest.json (format, version of the lake, number of rows of every table), catalogue/TABLE.json
(rows, a key a column) and files/PATH. It opens on SQLite and PostgreSQL alike, so a lake moves from one to
the other.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Column, Connection, Date, Table, func, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from analytics.lake import agreement, audit, files, snapshot, upgrading
from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import (
    BackupDamagedError,
    BackupNewerError,
    CatalogueDamagedError,
    LakeNotEmptyError,
)
from analytics.lake.storing import discard_unnamed
from analytics.lake.tables import AUDIT, COMMITS, EDITIONS, LAKE_VERSION, METADATA, Moment

FORMAT = 1
_MANIFEST, _CATALOGUE, _FILES = "manifest.json", "catalogue/{table}.json", "files/{path}"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the day zip begins with: the same lake gives the same bytes
_TABLES = [table for table in METADATA.sorted_tables if table is not LAKE_VERSION]
_UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, TypeError, NotImplementedError, EOFError)

Rows = Mapping[str, list[dict[str, Any]]]
Step = Callable[[float], None]  # hears the share done


def unheard(_share: float) -> None:
    """Nobody listens."""


def back_up(catalogue: Catalogue, root: Path, target: BinaryIO, step: Step) -> int:
    """Write the whole lake as it stands now, while others go on working; returns its revision.

    Files are never changed, so those of the state that was read stay as they were; a sweep beside it must
    have a grace time longer than this takes. Raises FileDamagedError.
    """
    with catalogue.reading_one_state() as connection:
        agreement.refuse_damaged_editions(connection, root)
        rows = _rows_of(connection)
        revision = snapshot.revision(connection)
    _write(target, rows, partial(_content, catalogue, root), step)
    return revision


def put_back(catalogue: Catalogue, root: Path, source: BinaryIO, step: Step) -> int:
    """Fill this empty lake from a back-up, all or nothing; returns its revision.

    One of an older lake lacks the tables that came since; they stay empty. Raises BackupDamagedError,
    BackupNewerError, LakeNotEmptyError. What was written before a refusal is taken away.
    """
    with _open_archive(source) as archive:
        rows = _read_rows(archive)
        with catalogue.reading() as connection:
            _refuse_filled(connection)
        try:
            with catalogue.available():
                _put_files(archive, root, rows, step)
            return _fill_catalogue(catalogue, root, rows)
        except Exception:
            discard_unnamed(catalogue, root, _named_files(rows))
            raise


def _fill_catalogue(catalogue: Catalogue, root: Path, rows: Rows) -> int:
    with catalogue.write_transaction() as connection:
        _refuse_filled(connection)
        try:
            _put_rows(connection, rows)
            audit.keep_last_line(connection)
            agreement.refuse_damaged(connection, root)
            agreement.refuse_damaged_editions(connection, root)
        except (IntegrityError, DataError, CatalogueDamagedError, TypeError, ValueError) as error:
            # rows that do not go together
            raise BackupDamagedError("catalogue") from error
        return snapshot.revision(connection)


def _rows_of(connection: Connection) -> Rows:
    """All rows of the catalogue by table; the connection must see one state throughout."""
    return {
        table.name: [
            _plain(agreement.of_kind(table, row))
            for row in connection.execute(select(table).order_by(*table.primary_key))
        ]
        for table in _TABLES
    }


def _named_files(rows: Rows) -> dict[str, str]:
    """The paths of all files the catalogue names and that were not swept, each with its sha256."""
    named = (row for table in rows.values() for row in table if "path" in row)
    return {row["path"]: row["sha256"] for row in named if not row.get("swept_at")}


def _content(catalogue: Catalogue, root: Path, path: str, sha256: str) -> bytes:
    """A file of the lake; what the target's disk says is not the lake's fault."""
    with catalogue.available():
        return files.read_content(root, path, sha256)


def _write(target: BinaryIO, rows: Rows, content_of: Callable[[str, str], bytes], step: Step) -> None:
    contents = _named_files(rows)
    with zipfile.ZipFile(target, "w") as archive:
        counts = {name: len(table) for name, table in rows.items()}
        about = {"format": FORMAT, "version": upgrading.NEWEST, "rows": counts, "files": len(contents)}
        _put(archive, _MANIFEST, _text(about))
        for name, table in rows.items():
            _put(archive, _CATALOGUE.format(table=name), _text(table))
        for done, (path, sha256) in enumerate(sorted(contents.items()), start=1):
            _put(archive, _FILES.format(path=path), content_of(path, sha256))
            step(done / len(contents))


def _open_archive(source: BinaryIO) -> zipfile.ZipFile:
    """The archive, to be closed after use; raises BackupDamagedError."""
    try:
        return zipfile.ZipFile(source)
    except _UNREADABLE as error:
        raise BackupDamagedError("zip") from error


def _read_rows(archive: zipfile.ZipFile) -> Rows:
    """The rows of the catalogue in the archive, whole and fit to be put back; raises as put_back."""
    try:
        manifest = json.loads(archive.read(_MANIFEST))
        if manifest["format"] != FORMAT:
            raise BackupDamagedError(_MANIFEST)
        _refuse_newer(manifest.get("version", upgrading.EMPTY))
        rows = {name: json.loads(archive.read(_CATALOGUE.format(table=name))) for name in manifest["rows"]}
        tables = METADATA.tables
        made = {name: [_database_row(tables[name], row) for row in table] for name, table in rows.items()}
        paths = _named_files(made)
    except _UNREADABLE as error:
        raise BackupDamagedError("catalogue") from error
    if {name: len(table) for name, table in made.items()} != manifest["rows"]:
        raise BackupDamagedError(_MANIFEST)
    if strange := [path for path in paths if not _stays_inside(path)]:
        raise BackupDamagedError(strange[0])
    return made


def _put_files(archive: zipfile.ZipFile, root: Path, rows: Rows, step: Step) -> None:
    """Write every file the rows name, as it was stored; raises BackupDamagedError."""
    contents = _named_files(rows)
    for done, (path, sha256) in enumerate(sorted(contents.items()), start=1):
        try:
            content = archive.read(_FILES.format(path=path))
        except _UNREADABLE as error:
            raise BackupDamagedError(path) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BackupDamagedError(path)
        files.put_back(root, path, content)
        step(done / len(contents))


def _refuse_newer(version: int) -> None:
    if version > upgrading.NEWEST:
        raise BackupNewerError(version, upgrading.NEWEST)


def _refuse_filled(connection: Connection) -> None:
    """Raise LakeNotEmptyError where anything was ever committed, issued or noted."""
    for table in (COMMITS, EDITIONS, AUDIT):
        if count := connection.scalar(select(func.count()).select_from(table)):
            raise LakeNotEmptyError(count)


def _put_rows(connection: Connection, rows: Rows) -> None:
    """Write the rows into an empty catalogue; inside the one writing transaction."""
    for table in _TABLES:
        own = [dict(row) for row in rows.get(table.name, [])]
        undone = [(row["id"], row.pop("undone_by")) for row in own] if table is COMMITS else []
        if own:
            connection.execute(insert(table), own)
        for commit, by in undone:  # names a later commit, which must be there first
            if by is not None:
                connection.execute(update(COMMITS).where(COMMITS.c.id == commit).values(undone_by=by))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    dated = (date, datetime)
    return {name: one.isoformat() if isinstance(one, dated) else one for name, one in row.items()}


def _database_row(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the database takes it; a column it does not have yet or any more is an error."""
    if set(row) != set(table.columns.keys()):
        raise ValueError(table.name)
    return {name: _value(table.columns[name], one) for name, one in row.items()}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def _stays_inside(path: str) -> bool:
    parts: Iterable[str] = path.split("/")
    return all(files.is_name(part.rpartition(".")[0]) or files.is_name(part) for part in parts)


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _OLDEST), content)  # Parquet and office files are packed already
