"""A served dashboard and a running Chromium for every browser test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser import harness

LOOKS = [
    (1366, 900, "light"),
    (390, 844, "dark"),
    pytest.param((1366, 900, "dark"), marks=pytest.mark.wide),
    pytest.param((390, 844, "light"), marks=pytest.mark.wide),
]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a dashboard that shows the sample data."""
    lake = tmp_path_factory.mktemp("sample") / "lake"
    if (harness.ROOT / "dashboard" / "__main__.py").exists():
        harness.seed(lake)
    with harness.serving(lake) as url:
        yield url


@pytest.fixture(scope="package")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a dashboard that has no data at all."""
    with harness.serving(tmp_path_factory.mktemp("empty") / "lake") as url:
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; gone before the next folder, for Playwright keeps an event loop running while it is there."""
    if not harness.CHROMIUM.exists() and os.geteuid() != 0:
        pytest.skip(f"{harness.CHROMIUM} is missing and only root may install it (make system)")
    with sync_playwright() as playwright:
        chromium = harness.launch(playwright)
        yield chromium
        chromium.close()


def name(look: tuple[int, int, str]) -> str:
    width, _, scheme = look
    return f"{width}-{scheme}"


@pytest.fixture(scope="module", params=LOOKS, ids=name)
def look(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A reader's window: desktop or phone, light or dark."""
    width, height, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    yield context
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh desktop window in light colours."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="zh-CN")
    yield context
    context.close()


@pytest.fixture(scope="package")
def screenshots() -> Path | None:
    """Where to keep pictures of the pages: the folder named by SCREENSHOTS, if any."""
    folder = os.environ.get("SCREENSHOTS")
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)
