"""What is made of the sample data once in a test run, whichever of its processes asks first."""

import fcntl
import pickle
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import polars as pl

from analytics import actions, pipeline
from analytics.lake import open_lake
from analytics.periods import parse
from analytics.results import Results
from tests.sample_data.builders import made

T = TypeVar("T")
SEED = 2020
NOW = datetime(2024, 1, 31, 9, tzinfo=UTC)
FINAL = ("2022", "2023H1")


class Sample:
    """Tables, lake and results of the sample data, kept in a folder all processes of the run see."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._results: dict[str, Results] = {}

    @cached_property
    def tables(self) -> dict[str, pl.DataFrame]:
        """Every data set as `python -m dashboard seed` fills it."""
        return self._kept("tables", lambda: made(SEED)[0])

    def results(self, period: str) -> Results:
        """All results of that period, the kinds of weak branch with them. To be read only."""
        if period not in self._results:
            lazy = {name: table.lazy() for name, table in self.tables.items()}
            self._results[period] = self._kept(period, lambda: pipeline.build(lazy, parse(period)))
        return self._results[period]

    def lake_into(self, folder: Path) -> Path:
        """A lake of one's own with the sample data, as `seed` leaves it, and two periods final."""
        return Path(shutil.copytree(self._made("lake", self._fill), folder))

    def _fill(self, folder: Path) -> None:
        lake = open_lake(folder)
        actions.seed(lake, self.tables, actor="示例", made_at=NOW)
        for code in FINAL:
            actions.finalise(lake, parse(code), actor="示例", made_at=NOW)
        lake.close()

    def _kept(self, name: str, make: Callable[[], T]) -> T:
        file = self._made(f"{name}.pickle", lambda path: path.write_bytes(pickle.dumps(make())))
        return pickle.loads(file.read_bytes())  # noqa: S301 - written by this run

    def _made(self, name: str, make: Callable[[Path], object]) -> Path:
        """What make writes to the path it is given; others wait while one makes it."""
        path, half = self._folder / name, self._folder / f"{name}.half"
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                shutil.rmtree(half, ignore_errors=True)
                make(half)
                half.rename(path)
        return path
