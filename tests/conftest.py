"""The sample data, made once for all tests that ask for them. Copy the lake before writing to it."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from analytics.results import Results
from tests.kept import Kept
from tests.sample import NOW, SEED, Sample

__all__ = ["NOW", "SEED"]

# A test must not fail because the machine is busy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Kept:
    """What this run has made."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "kept"
    folder.mkdir(exist_ok=True)
    return Kept(folder)


@pytest.fixture(scope="session")
def sample_data(kept: Kept) -> Sample:
    """The sample data and all that is made of them."""
    return Sample(kept)


@pytest.fixture(scope="session")
def sample_tables(sample_data: Sample) -> dict[str, pl.DataFrame]:
    """Every data set as `python -m dashboard seed` fills it."""
    return sample_data.tables


@pytest.fixture(scope="session")
def sample_results(sample_data: Sample) -> Callable[[str], Results]:
    """All results of a period of the sample data, by its code. To be read only."""
    return sample_data.results


@pytest.fixture(scope="session")
def sample_lake(sample_data: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a lake with the sample data, 2022 and 2023H1 finalised, as `seed` leaves it."""
    return sample_data.lake_into(tmp_path_factory.mktemp("sample") / "lake")
