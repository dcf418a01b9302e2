"""The catalogue as one file of SQLite: never made by opening it, and read where nobody may write.

On a full disk, where SQLite finds no room for what it keeps beside the file, a copy in memory is read.
"""

import errno
import os
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DisconnectionError

from analytics.lake import causes
from analytics.lake.files import make_folder
from analytics.lake.waiting import SECONDS, WRITES, Waits

_PAUSE = 0.1  # to turn a new file to WAL: SQLite does not wait there by itself
_PRIMARY = 0xFF  # the part of SQLite's error code that says the kind
_SETTINGS = (
    "PRAGMA journal_mode=WAL",  # readers never wait for the writer
    "PRAGMA synchronous=FULL",  # a commit has reached the disk when it returns
    "PRAGMA foreign_keys=ON",
)
_IN_MEMORY = "PRAGMA locking_mode=EXCLUSIVE"  # what would lie beside the log is in memory then
_OPENED, _USED = "the file that was opened", "whether it was used"
_State = tuple[int, ...]


class _Copy(sqlite3.Connection):
    """The catalogue as it stood on a full disk, in memory: read once, never written to."""


def make(file: Path) -> None:
    """Put an empty file where none is; with its first table it is a database. OSError when it cannot."""
    if not file.exists():
        make_folder(file.parent)
        file.touch()


def engine(file: Path, waits: Waits) -> Engine:
    """Connections to the file. One whose file is no longer the one at this path is not used again."""
    made = create_engine("sqlite+pysqlite://", creator=partial(_connect, file, waits), poolclass=QueuePool)
    event.listen(made, "connect", partial(_remember, file))
    event.listen(made, "checkout", partial(_refuse_another, file))
    event.listen(made, "begin", partial(_begin, waits))
    return made


def _connect(file: Path, waits: Waits) -> sqlite3.Connection:
    sealed = _is_sealed(file)
    connection = _open(file, "mode=ro&immutable=1" if sealed else "mode=rw")
    try:
        for setting in _SETTINGS[sealed:]:
            _set(connection, setting, round(waits.reader / _PAUSE))
    except sqlite3.OperationalError as error:
        connection.close()
        if not causes.lacks_room(error):
            raise
        connection = _copy(file)
        connection.isolation_level = None
    return connection


def _open(file: Path, mode: str) -> sqlite3.Connection:
    # SQLite would make an empty database where the file is gone, and pages would say that there are no data.
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?{mode}", uri=True, timeout=0, check_same_thread=False
    )
    connection.isolation_level = None  # transactions start in _begin, not where the driver would guess
    return connection


def _copy(file: Path) -> _Copy:
    """What the file and the log beside it hold; whoever has room for the rest would be asked instead."""
    log = file.with_name(f"{file.name}-wal")
    is_in_log = log.exists() and log.stat().st_size > 0
    with closing(_open(file, "mode=rw" if is_in_log else "mode=ro&immutable=1")) as source:
        if is_in_log:
            source.execute(_IN_MEMORY).close()
        copy = sqlite3.connect(":memory:", check_same_thread=False, factory=_Copy)
        source.backup(copy)
    return copy


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


def _remember(file: Path, _connection: sqlite3.Connection, record: Any) -> None:
    record.info[_OPENED] = _state(file)


def _refuse_another(file: Path, connection: sqlite3.Connection, record: Any, _proxy: object) -> None:
    """A deleted file can be read and written on, and what is written is lost: have it opened anew.

    A copy is good for once: by then there may be room again, and others may have written.
    """
    is_used = record.info.setdefault(_USED, False)
    record.info[_USED] = True
    if record.info[_OPENED] != _state(file) or (is_used and isinstance(connection, _Copy)):
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
    if options.get(WRITES) and isinstance(connection.connection.dbapi_connection, _Copy):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    seconds = options.get(SECONDS, waits.reader)
    connection.exec_driver_sql(f"PRAGMA busy_timeout={round(seconds * 1000)}")
    # A writer takes the lock before it reads: what it checked still holds when it writes.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
