"""Starts servers on loopback and ends them by their process."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analytics import actions
from analytics.lake import open_lake
from sample_data import generate

ROOT = Path(__file__).parents[1]
_PATIENCE = 60.0  # seconds
_POLL = 0.05


def seeded(lake: Path) -> Path:
    """A lake with the sample data."""
    opened = open_lake(lake)
    actions.seed(opened, generate.generate(), actor="benchmarks", made_at=datetime.now(UTC))
    opened.close()
    return lake


@contextlib.contextmanager
def dashboard(lake: Path) -> Iterator[int]:
    """The port of our dashboard on the lake."""
    port = _free_port()
    command = ["-m", "streamlit", "run", "streamlit_app.py", f"--server.port={port}"]
    with _running(command, port, "/healthz", lake):
        yield port


@dataclass(frozen=True)
class Server:
    """One process of the dashboard and where it listens."""

    process: subprocess.Popen[bytes]
    port: int


@contextlib.contextmanager
def dashboards(lake: Path, count: int, **environment: str) -> Iterator[list[Server]]:
    """So many processes of our dashboard on the lake."""
    with contextlib.ExitStack() as running:
        servers = []
        for _ in range(count):
            port = _free_port()
            command = ["-m", "streamlit", "run", "streamlit_app.py", f"--server.port={port}"]
            process = running.enter_context(_running(command, port, "/healthz", lake, **environment))
            servers.append(Server(process, port))
        yield servers


@contextlib.contextmanager
def dash(lake: Path, period: str) -> Iterator[int]:
    """The port of the Dash page on the lake, which opens with the period."""
    port = _free_port()
    with _running(["-m", "benchmarks.dash_overview", str(port), period], port, "/", lake):
        yield port


@contextlib.contextmanager
def _running(
    arguments: Sequence[str], port: int, path: str, lake: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "DANGJIAN_LAKE": str(lake), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, f"http://127.0.0.1:{port}{path}")
        yield process
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(url, timeout=_PATIENCE).close()  # noqa: S310 - our own http address
            return
        time.sleep(_POLL)
    raise RuntimeError(url)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
