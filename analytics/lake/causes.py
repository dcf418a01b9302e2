"""What an error of the storage means: which kind of LakeUnavailableError it is."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

from analytics.lake.errors import (
    CatalogueDamagedError,
    LakeBusyError,
    LakeFullError,
    LakeMissingError,
    LakeReadOnlyError,
    LakeUnavailableError,
)

_PRIMARY = 0xFF  # the part of SQLite's error code that says the kind
_OF_SYSTEM = {
    errno.ENOSPC: LakeFullError,
    errno.EDQUOT: LakeFullError,
    errno.EFBIG: LakeFullError,
    errno.EACCES: LakeReadOnlyError,
    errno.EPERM: LakeReadOnlyError,
    errno.EROFS: LakeReadOnlyError,
    errno.ENOENT: LakeMissingError,
    errno.ENOTDIR: LakeMissingError,
}
_OF_SQLITE = {
    sqlite3.SQLITE_FULL: LakeFullError,
    sqlite3.SQLITE_BUSY: LakeBusyError,
    sqlite3.SQLITE_LOCKED: LakeBusyError,
    sqlite3.SQLITE_READONLY: LakeReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: LakeMissingError,
    sqlite3.SQLITE_CORRUPT: CatalogueDamagedError,
    sqlite3.SQLITE_NOTADB: CatalogueDamagedError,
}
_MEMORY_OF_LOG = sqlite3.SQLITE_IOERR_SHMSIZE  # a full disk has no room for what lies beside the log, either
_OF_SERVER = {
    "53100": LakeFullError,  # disk_full
    "55P03": LakeBusyError,  # lock_not_available
    "25006": LakeReadOnlyError,  # read_only_sql_transaction, as on a stand-by
}


def lacks_room(error: sqlite3.OperationalError) -> bool:
    """Whether SQLite may have found no room for the files it keeps beside its own."""
    code = error.sqlite_errorcode
    return code == _MEMORY_OF_LOG or code & _PRIMARY in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)


def is_full(error: OSError) -> bool:
    """Whether the disk, or the share of it that may be used, is full."""
    return _OF_SYSTEM.get(error.errno or 0) is LakeFullError


def unavailable(error: Exception, name: str) -> LakeUnavailableError:
    """The error for a lake of that name, by what the system or the database says."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        kind = LakeFullError if code == _MEMORY_OF_LOG else _OF_SQLITE.get(code & _PRIMARY)
    elif isinstance(cause, OSError):
        kind = _OF_SYSTEM.get(cause.errno or 0)
    else:
        kind = _OF_SERVER.get(getattr(cause, "sqlstate", None) or "")
    return (kind or LakeUnavailableError)(name)
