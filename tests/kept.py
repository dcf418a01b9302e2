"""Things made once in a test run, whichever of its processes asks first."""

import fcntl
import hashlib
import io
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import polars as pl

from analytics import pipeline
from analytics.base.periods import Period
from analytics.pipeline import Tables
from analytics.results import Results

T = TypeVar("T")
_build = pipeline.build


class Kept:
    """A folder all processes of the run see, and what was made in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str, make: Callable[[Path], object]) -> Path:
        """What make writes to the path it is given; others wait while one makes it."""
        path, half = self._folder / name, self._folder / f"{name}.half"
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                shutil.rmtree(half, ignore_errors=True)
                make(half)
                half.rename(path)
        return path

    def value(self, name: str, make: Callable[[], T]) -> T:
        """What make gives. To be read only."""
        return _read(self.path(name, lambda path: path.write_bytes(pickle.dumps(make()))))

    def build(self, tables: Tables, period: Period, *, kinds: bool = True) -> Results:
        """As pipeline.build: the results of equal data are made once."""
        name = f"{period.code}-{kinds}-{_digest(tables)}"
        results = self.value(name, lambda: _build(tables, period, kinds=kinds))
        return replace(results, tables=dict(results.tables))


@lru_cache(maxsize=32)
def _read(file: Path) -> object:
    return pickle.loads(file.read_bytes())  # noqa: S301 - written by this run


def _digest(tables: Tables) -> str:
    digest = hashlib.sha256()
    for name, frame in zip(tables, pl.collect_all(list(tables.values())), strict=True):
        stream = io.BytesIO()
        frame.rechunk().write_ipc(stream)
        digest.update(name.encode() + stream.getbuffer())
    return digest.hexdigest()
