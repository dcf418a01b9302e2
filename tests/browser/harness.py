"""Starts the dashboard and drives Chromium over it."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, WebSocket

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",  # a test machine's root has no other way
    "--disable-gpu",
    "--disable-dev-shm-usage",
    # Chromium itself must call nobody, or outside requests of ours would drown among its own.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30.0  # seconds until we call a server or a page stuck
POLL = 0.05
SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const plots = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  const tables = [...document.querySelectorAll('[data-testid=stDataFrame]')];
  return app !== null
    && app.getAttribute('data-test-script-state') === 'notRunning'
    && document.querySelector('[data-testid=stSkeleton]') === null
    && document.querySelector('[data-testid=stMain] h1') !== null
    && document.querySelector('[data-stale=true]') === null
    && plots.every(plot => plot.querySelector('.main-svg') !== null)
    && tables.every(table => !table.checkVisibility() || table.querySelector('[aria-rowcount]') !== null);
}"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    lake: Path | str,
    *options: str,
    port: int | None = None,
    before: Sequence[str] = (),
    log: IO[str] | int = subprocess.STDOUT,
    **environment: str,
) -> subprocess.Popen[str]:
    """The dashboard as a process of its own; options go to Streamlit, before goes before the command.

    Only faults are told, for nobody empties the pipe while it runs; log: where stderr goes instead.
    """
    command = [*before, sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    return subprocess.Popen(
        [*command, f"--server.port={port or free_port()}", *options],
        cwd=ROOT,
        env={**os.environ, "DANGJIAN_LAKE": str(lake), "DANGJIAN_LOG_LEVEL": "warning", **environment},
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )


@contextlib.contextmanager
def serving(lake: Path, port: int | None = None) -> Iterator[str]:
    """The URL of a dashboard that serves that lake until the block ends, on a port of one's choice."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    process = start(lake, port=port)
    try:
        wait_until_healthy(process, url)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def wait_until_healthy(process: subprocess.Popen[str], url: str) -> None:
    for _ in range(int(PATIENCE / POLL)):
        with contextlib.suppress(URLError, ConnectionError, http.client.HTTPException):
            urllib.request.urlopen(f"{url}/healthz", timeout=PATIENCE).close()  # noqa: S310 - our own http address
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(POLL)
            break
    process.kill()
    raise RuntimeError(f"The dashboard did not start:\n{process.communicate()[0]}")


def seed(lake: Path) -> None:
    """Put the sample data into the lake."""
    command = [sys.executable, "-m", "dashboard", "seed", "--lake", str(lake)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)


def settle(page: Page) -> None:
    """Wait until the script has finished and every figure and table is drawn."""
    page.wait_for_function(SETTLED, timeout=PATIENCE * 1000)


@dataclass
class Watch:
    """What a page did behind the reader's back while it was watched."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def __init__(self, page: Page) -> None:
        self.errors, self.outside = [], []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._see)
        page.on("websocket", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _see(self, request: Request | WebSocket) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"blob", "data"} and address.hostname != "127.0.0.1":
            self.outside.append(request.url)


def picture(page: Page, path: Path) -> None:
    """Save the page at its full length (Streamlit scrolls inside the window)."""
    size = page.viewport_size
    length = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], length + 60)})
    settle(page)
    page.screenshot(path=path, animations="disabled")
    page.set_viewport_size(size)
