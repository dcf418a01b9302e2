"""The catalogue as one file of SQLite: never made by opening it, and read where nobody may write."""

import os
import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DisconnectionError

from analytics.lake.files import make_folder
from analytics.lake.waiting import SECONDS, WRITES, Waits

_PAUSE = 0.1  # to turn a new file to WAL: SQLite does not wait there by itself
_PRIMARY = 0xFF  # the part of SQLite's error code that says the kind
_SETTINGS = (
    "PRAGMA journal_mode=WAL",  # readers never wait for the writer
    "PRAGMA synchronous=FULL",  # a commit has reached the disk when it returns
    "PRAGMA foreign_keys=ON",
)
_OPENED = "the file that was opened"
_State = tuple[int, ...]


def make(file: Path) -> None:
    """Put an empty file where none is; with its first table it is a database. OSError when it cannot."""
    if not file.exists():
        make_folder(file.parent)
        file.touch()


def engine(file: Path, waits: Waits) -> Engine:
    """Connections to the file. One whose file is no longer the one at this path is not used again."""
    made = create_engine("sqlite+pysqlite://", creator=partial(_connect, file), poolclass=QueuePool)
    event.listen(made, "connect", partial(_prepare, file, waits))
    event.listen(made, "checkout", partial(_refuse_another, file))
    event.listen(made, "begin", partial(_begin, waits))
    return made


def _connect(file: Path) -> sqlite3.Connection:
    # SQLite would make an empty database where the file is gone, and pages would say that there are no data.
    mode = "mode=ro&immutable=1" if _is_sealed(file) else "mode=rw"
    return sqlite3.connect(f"{file.absolute().as_uri()}?{mode}", uri=True, timeout=0, check_same_thread=False)


def _is_sealed(file: Path) -> bool:
    """Whether SQLite needs to be told that nobody writes: beside a file of WAL it wants to write by itself.

    While somebody writes, the log lies beside it and is read, too.
    """
    return not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()


def _state(file: Path) -> _State:
    """What tells the file from another at its path; of a sealed one also from what it was before."""
    try:
        found = file.stat()
    except OSError:
        return ()
    sealed = (found.st_mtime_ns, found.st_size) if _is_sealed(file) else ()
    return found.st_dev, found.st_ino, *sealed


def _prepare(file: Path, waits: Waits, connection: sqlite3.Connection, record: Any) -> None:
    record.info[_OPENED] = _state(file)
    connection.isolation_level = None  # transactions start in _begin, not where the driver would guess
    for setting in _SETTINGS[_is_sealed(file) :]:
        _set(connection, setting, round(waits.reader / _PAUSE))


def _refuse_another(file: Path, _connection: object, record: Any, _proxy: object) -> None:
    """A deleted file can be read and written on, and what is written is lost: have it opened anew."""
    if record.info[_OPENED] != _state(file):
        raise DisconnectionError


def _set(connection: sqlite3.Connection, setting: str, tries: int) -> None:
    """Apply a setting; while others open the same new file, or one of them keeps it to itself, try again."""
    for attempt in range(tries + 1):
        try:
            connection.execute(setting).close()
            return
        except sqlite3.OperationalError as error:
            if attempt == tries or error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_PAUSE)


def _begin(waits: Waits, connection: Connection) -> None:
    options = connection.get_execution_options()
    seconds = options.get(SECONDS, waits.reader)
    connection.exec_driver_sql(f"PRAGMA busy_timeout={round(seconds * 1000)}")
    # A writer takes the lock before it reads: what it checked still holds when it writes.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
