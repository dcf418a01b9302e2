"""The sample data, made once for all tests that ask for them. Copy the lake before writing to it."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from analytics import actions
from analytics.lake import open_lake
from analytics.periods import parse
from tests.sample_data.builders import made

# A test must not fail because the machine is busy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

SEED = 2020
NOW = datetime(2024, 1, 31, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def sample_tables() -> dict[str, pl.DataFrame]:
    """Every data set as `python -m dashboard seed` fills it."""
    return made(SEED)[0]


@pytest.fixture(scope="session")
def sample_lake(sample_tables: dict[str, pl.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a lake with the sample data, 2022 and 2023H1 finalised, as `seed` leaves it."""
    folder = tmp_path_factory.mktemp("sample") / "lake"
    lake = open_lake(folder)
    actions.seed(lake, sample_tables, actor="示例", made_at=NOW)
    for code in ("2022", "2023H1"):
        actions.finalise(lake, parse(code), actor="示例", made_at=NOW)
    lake.close()
    return folder
