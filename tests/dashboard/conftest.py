"""The app over a lake, opened at a page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from analytics import pipeline
from dashboard.base import settings
from tests.dashboard.opening import opened
from tests.kept import Kept


@pytest.fixture(autouse=True, scope="session")
def _no_components_of_others() -> Iterator[None]:
    """For every app Streamlit reads what all installed packages say of themselves: most of a visit's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **_options: None)
        yield


@pytest.fixture(autouse=True, scope="package")
def _equal_data_are_built_once(kept: Kept) -> Iterator[None]:
    """That results are right is what the tests of analytics ask; those here ask what is shown of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "build", kept.build)
        yield


@pytest.fixture
def show_lake(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes the folder the lake of the app."""

    def show(folder: Path) -> None:
        monkeypatch.setenv(settings.LOCATION, str(folder))
        monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")

    return show


@pytest.fixture
def serve(show_lake: Callable[[Path], None]) -> Callable[..., AppTest]:
    """The app on a lake, opened at a page."""

    def at(folder: Path, script: str, **query: str) -> AppTest:
        show_lake(folder)
        return opened(script, **query)

    return at
