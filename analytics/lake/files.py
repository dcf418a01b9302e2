"""Immutable files, Parquet and others: written once, flushed to the disk, never changed afterwards."""

import errno
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import polars as pl

from analytics.lake.errors import FileDamagedError
from analytics.lake.records import Key

_NAME = re.compile(r"\w[\w-]*")  # a file name on every system, and never a way out of the folder
_FINISHED, _KEPT, _DRAFT = ".parquet", ".kept", ".draft"
_KEPT_FOLDER = "kept"


@dataclass(frozen=True)
class StoredFile:
    """A file on the disk; path is relative to the folder of the files, with forward slashes."""

    path: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class StoredContent:
    """Content on the disk under its own sha256; path as above, size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Draft:
    """Content on the disk under a name of its own, before it has the one it is kept under."""

    path: str
    content: StoredContent


def is_name(text: str) -> bool:
    """Whether the text can name a file or a folder."""
    return bool(_NAME.fullmatch(text))


def make_folder(folder: Path) -> None:
    """Create the folder with its parents; all of them survive a loss of power."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        _flush_folder(path.parent)


def any_inside(folder: Path) -> bool:
    """Whether any file lies in the folder or below."""
    return any(path.is_file() for path in folder.rglob("*"))


def write(root: Path, frames: Mapping[Key, pl.DataFrame]) -> dict[Key, StoredFile]:
    """Write each frame as a new file; the key is (folder, first part of the name).

    OSError when it cannot; then nothing is left behind: a full disk would stay full.
    """
    for folder in {folder for folder, _ in frames}:
        _make_below(root, folder)
    stored: dict[Key, StoredFile] = {}
    try:
        for key, frame in frames.items():
            stored[key] = _write_one(root, key, frame)
        for folder in {folder for folder, _ in frames}:
            _flush_folder(root / folder)
    except OSError:
        discard(root, [file.path for file in stored.values()])
        raise
    return stored


def write_draft(root: Path, content: bytes) -> Draft:
    """Write content that is to be kept, under a name drawn for it alone; OSError when it cannot."""
    sha256 = hashlib.sha256(content).hexdigest()
    _make_below(root, _KEPT_FOLDER)
    draft = f"{_KEPT_FOLDER}/{sha256}-{uuid4().hex}{_DRAFT}"
    write_through(root / draft, root / draft, content)
    return Draft(draft, StoredContent(f"{_KEPT_FOLDER}/{sha256}{_KEPT}", sha256, len(content)))


def keep(root: Path, draft: Draft) -> StoredContent:
    """Give a draft its name, its sha256; what lies there already is the same and is replaced whole.

    Inside the one writing transaction: nobody may take away meanwhile what lies there unnamed.
    """
    path = root / draft.content.path
    (root / draft.path).replace(path)
    _flush_folder(path.parent)
    return draft.content


def put_back(root: Path, path: str, content: bytes) -> None:
    """Write a file under the very path it had; OSError when it cannot."""
    target = root / path
    _make_below(root, Path(path).parent)
    write_through(target.with_name(f"{target.stem}-{uuid4().hex}{_DRAFT}"), target, content)
    _flush_folder(target.parent)


def write_through(draft: Path, path: Path, content: bytes) -> None:
    """Write a draft down to the disk, then give it its name; no draft stays when that fails."""
    try:
        with draft.open("wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def read(root: Path, path: str, sha256: str) -> pl.DataFrame:
    """Read a Parquet file whole and make sure it is what was written; raises FileDamagedError."""
    return pl.read_parquet(read_content(root, path, sha256))


def read_content(root: Path, path: str, sha256: str) -> bytes:
    """Read a file whole and make sure it is what was written; raises FileDamagedError."""
    try:
        content = (root / path).read_bytes()
    except OSError as error:
        raise FileDamagedError(root / path) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamagedError(root / path)
    return content


def scan(paths: Iterable[Path], schema: pl.Schema) -> pl.LazyFrame:
    """The rows of the files in the order given, in the columns of the schema.

    Files are never rewritten: a column declared after one was written is null in it, one no longer
    declared is left out.
    """
    return pl.scan_parquet(
        list(paths), schema=schema, glob=False, missing_columns="insert", extra_columns="ignore"
    ).select(schema.names())


def discard(root: Path, paths: Iterable[str]) -> None:
    """Delete files that no catalogue names."""
    for path in paths:
        (root / path).unlink(missing_ok=True)


def remove_others(root: Path, kept: set[str], before: datetime) -> list[str]:
    """Delete the files that are not kept and were last written before then; their names, sorted."""
    removed = []
    for path in sorted(path for path in root.rglob("*") if path.suffix in {_FINISHED, _KEPT, _DRAFT}):
        name = path.relative_to(root).as_posix()
        if name not in kept and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
            removed.append(name)
    return removed


def _make_below(root: Path, folder: str | Path) -> None:
    """Create a folder in the root. Never the root: one that is gone, its disk perhaps, may come back."""
    if not root.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
    make_folder(root / folder)


def _write_one(root: Path, key: Key, frame: pl.DataFrame) -> StoredFile:
    folder, stem = key
    path = root / folder / f"{stem}-{uuid4().hex}{_FINISHED}"
    buffer = BytesIO()  # Polars writing to the disk itself would hide what the disk says, as that it is full
    frame.write_parquet(buffer, compression="zstd", compression_level=3)
    content = buffer.getvalue()
    write_through(path.with_suffix(_DRAFT), path, content)
    return StoredFile(path.relative_to(root).as_posix(), frame.height, hashlib.sha256(content).hexdigest())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folder for flushing; NTFS keeps a journal of names itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
