"""The database of the catalogue: opening it, reading from it, and one writer at a time."""

import errno
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from analytics.lake import upgrading
from analytics.lake.errors import LakeError, LakeFullError, LakeNewerError, LakeUnavailableError
from analytics.lake.location import Location

_SECONDS_TO_WAIT = 30  # for another writer
_TRIES, _PAUSE = 300, 0.1  # to turn a new file to WAL: SQLite does not wait there by itself
_PRIMARY = 0xFF  # the part of SQLite's error code that says the kind
_WRITERS = 8501  # the advisory lock writers hold; any number that no other program of the database uses
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SERVER_IS_FULL = "53100"  # disk_full of PostgreSQL
_SQLITE_SETTINGS = (
    "PRAGMA journal_mode=WAL",  # readers never wait for the writer
    "PRAGMA synchronous=FULL",  # a commit has reached the disk when it returns
    "PRAGMA foreign_keys=ON",
)


class Catalogue:
    """The catalogue of one lake. Safe to share between threads; not across a fork."""

    def __init__(self, location: Location) -> None:
        self._name = location.name
        self._server = location.database.get_backend_name() == "postgresql"
        with self.available():
            self._engine = _server_engine(location) if self._server else _sqlite_engine(location)
            self._writers = self._engine.execution_options(writes=True)
        try:
            self._upgrade()
        except LakeError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with. Each statement sees one state; use one where two could disagree."""
        with self.available(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def reading_one_state(self) -> Iterator[Connection]:
        """A connection all of whose statements see the state of the first, whatever others commit."""
        # A transaction of SQLite does by itself.
        level = {"isolation_level": "REPEATABLE READ"} if self._server else {}
        with self.available(), self._engine.connect().execution_options(**level) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that sees every earlier one and has no other writer beside it.

        It is committed, down to the disk, when the block ends; an error inside undoes it.
        """
        with self.available(), self._writers.begin() as connection:
            if self._server:
                connection.execute(select(func.set_config("lock_timeout", f"{_SECONDS_TO_WAIT}s", True)))
                connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _upgrade(self) -> None:
        """Have the tables as this program knows them; where they are so, only read and wait for nobody."""
        with self.reading() as connection:
            found = upgrading.version(connection)
        if found > upgrading.NEWEST:
            raise LakeNewerError(self._name, found, upgrading.NEWEST)
        if found < upgrading.NEWEST:
            with self.writing() as connection:  # two programs may open a new lake at once
                upgrading.upgrade(connection)

    @contextmanager
    def available(self) -> Iterator[None]:
        """Storage that fails inside is a lake that is not available."""
        try:
            yield
        except (DBAPIError, PoolTimeoutError, ArgumentError, NoSuchModuleError, OSError) as error:
            raise (LakeFullError if _is_full(error) else LakeUnavailableError)(self._name) from error


def _is_full(error: Exception) -> bool:
    """Whether there is no room left: on the disk of the files or where the catalogue lies."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return (
        getattr(cause, "errno", None) in _NO_ROOM
        or getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(cause, "sqlstate", None) == _SERVER_IS_FULL
    )


def _server_engine(location: Location) -> Engine:
    return create_engine(location.database, pool_pre_ping=True)


def _sqlite_engine(location: Location) -> Engine:
    engine = create_engine(location.database, connect_args={"timeout": _SECONDS_TO_WAIT})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions start in _begin, not where the driver would guess
    for setting in _SQLITE_SETTINGS:
        _set(connection, setting)


def _set(connection: Any, setting: str) -> None:
    """Apply a setting; while others open the same new file, try again."""
    for attempt in range(_TRIES):
        try:
            connection.execute(setting).close()
            return
        except sqlite3.OperationalError as error:
            if attempt == _TRIES - 1 or error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_PAUSE)


def _begin(connection: Connection) -> None:
    # A writer takes the lock before it reads: what it checked still holds when it writes.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
