"""Whether files are what was written: each is compared with its sum before anything it says is used.

A file never changes, so it is read once a process; again only where the system says that it is another one.
"""

import hashlib
from pathlib import Path

from analytics.lake.errors import FileDamagedError

_MOST = 50_000  # files a process remembers: each takes some 300 bytes
_State = tuple[int, int, int, int]
_VERIFIED: dict[Path, tuple[str, _State]] = {}


def verify(path: Path, sha256: str) -> Path:
    """The path of a file that is what was written; raises FileDamagedError."""
    try:
        known = (sha256, _state(path))
        if _VERIFIED.get(path) == known:
            return path
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise FileDamagedError(path) from error
    if found != sha256:
        raise FileDamagedError(path)
    if len(_VERIFIED) >= _MOST:
        _VERIFIED.clear()
    _VERIFIED[path] = known
    return path


def is_as_written(path: Path, sha256: str) -> bool:
    """Whether the file is what was written; it is read, whatever was found before."""
    _VERIFIED.pop(path, None)
    try:
        verify(path, sha256)
    except FileDamagedError:
        return False
    return True


def _state(path: Path) -> _State:
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
