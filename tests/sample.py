"""Tables, lake and results of the sample data."""

import shutil
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import polars as pl

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from analytics.results import Results
from tests.kept import Kept
from tests.sample_data.builders import made

SEED = 2020
NOW = datetime(2024, 1, 31, 9, tzinfo=UTC)
FINAL = ("2022", "2023H1")


class Sample:
    """The sample data and what is made of them, once in a test run."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    @cached_property
    def tables(self) -> dict[str, pl.DataFrame]:
        """Every data set as `python -m dashboard seed` fills it."""
        return self._kept.value("tables", lambda: made(SEED)[0])

    def results(self, period: str) -> Results:
        """All results of that period, the kinds of weak branch with them."""
        return self._kept.build({name: rows.lazy() for name, rows in self.tables.items()}, parse(period))

    def lake_into(self, folder: Path) -> Path:
        """A lake of one's own with the sample data, as `seed` leaves it, and two periods final."""
        return Path(shutil.copytree(self._kept.path("lake", self._fill), folder))

    def _fill(self, folder: Path) -> None:
        lake = open_lake(folder)
        actions.seed(lake, self.tables, actor="示例", made_at=NOW)
        for code in FINAL:
            actions.finalise(lake, parse(code), actor="示例", made_at=NOW)
        lake.close()
