"""Every test that asks for a lake runs twice: on SQLite and on a PostgreSQL server."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analytics.lake import Lake, open_lake
from tests.analytics.lake import postgresql
from tests.analytics.lake.processes import Processes

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server_socket() -> Iterator[Path]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with postgresql.server(programs) as socket:
        yield socket


@pytest.fixture
def server_location(server_socket: Path, tmp_path: Path) -> str:
    url = postgresql.new_schema(server_socket, f"lake_{next(_NUMBERS)}")
    return f"{url}&files={tmp_path / 'files'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path)
    return request.getfixturevalue("server_location")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The folder of the Parquet files of the lake at location."""
    return tmp_path / "files"


@pytest.fixture
def opened(location: str) -> Iterator[Callable[[], Lake]]:
    """Opens the lake anew, as another program would."""
    lakes = []

    def open_again() -> Lake:
        lakes.append(open_lake(location))
        return lakes[-1]

    yield open_again
    for lake in lakes:
        lake.close()


@pytest.fixture
def lake(opened: Callable[[], Lake]) -> Lake:
    return opened()


@pytest.fixture(scope="session")
def processes() -> Iterator[Processes]:
    with Processes() as running:
        yield running
