"""Readers with time to think, on one process and on two: how long a page takes, what fails, what it costs.

`python -m benchmarks load` takes 9 minutes, `load_soak` 20: exports and imports go on beside the readers.
Readers, servers and whatever else runs share the machine's cores; the readers' own lateness is told.
"""

import asyncio
import contextlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread

from benchmarks import serving, table
from benchmarks.readers import Account, Reader, Seen, browse

_SECRET = "for-the-load-test-and-nothing-else-0"  # noqa: S105 - made up
_ADDRESS = "http://127.0.0.1:8501"
_THINK = 10.0  # seconds between two pages, on average
_SECONDS, _OPENING = 60.0, 20.0
_SCENARIOS = [(processes, readers) for processes in (1, 2) for readers in (40, 80, 200)]
_SOAK, _SPAN = 1200.0, 240.0  # seconds, and how often is told
_REST = 20.0  # seconds between two imports or exports beside the readers
_SOAK_READERS = 80
_GOAL = 1.0  # second, the median of a page
_TICKS = os.sysconf("SC_CLK_TCK")
_MB = 2**20
_SETTINGS = """
address = "{address}"
cookie_secret = "{secret}"

[oidc]
client_id = "dangjian"
client_secret = "{secret}"
metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"

[accounts]
account = "preferred_username"
role = "roles"
unit = "unit"

[roles]
leader = ["leader"]
committee = ["committee"]
unit = ["unit"]
"""


@dataclass(frozen=True)
class Cost:
    """What a process of the server used: seconds of processor time, MB of memory in use."""

    processor: float
    memory: float


def run(folder: Path) -> None:
    """Every scenario on fresh processes."""
    lake, settings = _seeded(folder / "lake"), _settings(folder)
    rows = []
    for processes, readers in _SCENARIOS:
        with serving.dashboards(lake, processes, DANGJIAN_SERVED=str(settings)) as servers:
            before = _costs(servers)
            seen = asyncio.run(
                browse(
                    _readers([server.port for server in servers], readers),
                    seconds=_SECONDS,
                    think=_THINK,
                    opening=_OPENING,
                )
            )
            rows.append([processes, readers, *_told(seen, before, _costs(servers))])
    _show(f"Readers who think {_THINK:.0f} s, for {_SECONDS:.0f} s", ["processes", "readers"], rows)


def soak(folder: Path) -> None:
    """Twenty minutes of readers on two processes, with exports and imports beside them, minute by minute."""
    lake, settings = _seeded(folder / "lake"), _settings(folder)
    rows = []
    with serving.dashboards(lake, 2, DANGJIAN_SERVED=str(settings)) as servers, _work_beside(lake) as done:
        readers = _readers([server.port for server in servers], _SOAK_READERS)
        spans = int(_SOAK // _SPAN)
        for span in range(spans):
            before = _costs(servers)
            seen = asyncio.run(
                browse(readers, seconds=_SOAK / spans - _OPENING, think=_THINK, opening=_OPENING)
            )
            rows.append([f"{(span + 1) * _SOAK / spans / 60:.0f}", *_told(seen, before, _costs(servers))])
    _show(f"{_SOAK_READERS} readers on two processes", ["minute"], rows)
    print(f"Beside them: {done['imports']} imports, {done['exports']} exports, {done['failed']} failed.")


def _seeded(lake: Path) -> Path:
    """The sample data with editions for leaders and units, as `seed` leaves them."""
    command = [sys.executable, "-m", "dashboard", "seed", "--lake", str(lake)]
    subprocess.run(command, cwd=serving.ROOT, check=True, capture_output=True)
    return lake


def _readers(ports: Sequence[int], count: int) -> list[Reader]:
    """Half are leaders, a quarter the committee's, a quarter units'; the processes take turns."""
    chance = random.Random(85)  # noqa: S311 - the same readers in every run, no secret
    roles = ["leader", "leader", "committee", "unit"]
    accounts = [
        Account(f"post-{number:03d}", roles[number % 4], f"SZ{number % 85 + 1:03d}")
        for number in range(count)
    ]
    return [
        Reader(
            ports[number // 4 % len(ports)],
            account,
            _ADDRESS,
            account.cookie(_ADDRESS, _SECRET),
            random.Random(chance.random()),  # noqa: S311 - likewise
        )
        for number, account in enumerate(accounts)
    ]


def _told(seen: Seen, before: list[Cost], after: list[Cost]) -> list[str]:
    pages = seen.later or [0.0]
    hundredths = quantiles([*pages, *pages], n=100)
    first = median(seen.first) if seen.first else 0.0
    spent = sum(later.processor - earlier.processor for earlier, later in zip(before, after, strict=True))
    return [
        str(len(seen.later)),
        f"{median(pages) / _GOAL:.2f}",
        f"{median(pages) * 1000:.0f}",
        f"{hundredths[94] * 1000:.0f}",
        f"{max(pages) * 1000:.0f}",
        f"{first * 1000:.0f}",
        f"{len(seen.files)} / {median(seen.files or [0.0]):.1f}",
        str(len(seen.errors)),
        f"{spent / max(1, len(seen.later) + len(seen.first)) * 1000:.0f}",
        "/".join(f"{one.memory:.0f}" for one in after),
        f"{quantiles([*seen.lag, 0.0, 0.0], n=20)[18] * 1000:.0f}",
    ]


def _show(title: str, of: list[str], rows: list[list[str]]) -> None:
    headings = [
        *of,
        "pages",
        "median ÷ goal",
        "median ms",
        "p95 ms",
        "most ms",
        "first median ms",
        "files made / median s",
        "errors",
        "processor ms a page",
        "MB",
        "readers late p95 ms",
    ]
    table.show(f"{title} (goal: a median of {_GOAL:.0f} s, no error)", headings, rows)


def _costs(servers: Sequence[serving.Server]) -> list[Cost]:
    return [_cost(server.process.pid) for server in servers]


def _cost(process: int) -> Cost:
    used = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    status = dict(
        line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":" in line
    )
    memory = int(status["VmRSS"].split()[0]) * 1024
    return Cost((int(used[11]) + int(used[12])) / _TICKS, memory / _MB)


def _settings(folder: Path) -> Path:
    path = folder / "served.toml"
    path.touch(mode=0o600)
    path.write_text(_SETTINGS.format(address=_ADDRESS, secret=_SECRET))
    return path


@contextlib.contextmanager
def _work_beside(lake: Path) -> Iterator[dict[str, int]]:
    """Imports and exports by the command line, one after the other, until the block ends."""
    done, stopped = {"imports": 0, "exports": 0, "failed": 0}, Event()
    workbook = serving.ROOT / "sample_data" / "workbooks" / "review_matrix_2023H2.xlsx"
    jobs = {
        "imports": [["import", str(workbook)], ["undo", "{last}"]],
        "exports": [
            ["export", "briefs", str(lake.parent / "out")],
            ["export", "report", str(lake.parent / "out")],
        ],
    }

    def work() -> None:
        while not stopped.is_set():
            for kind, commands in jobs.items():
                for command in commands:
                    stopped.wait(_REST)
                    if stopped.is_set():
                        return
                    done[kind] += 1
                    done["failed"] += _done(lake, command) != 0

    worker = Thread(target=work)
    worker.start()
    try:
        yield done
    finally:
        stopped.set()
        worker.join()


def _done(lake: Path, command: list[str]) -> int:
    from analytics.lake import open_lake

    opened = open_lake(lake)
    last = str(opened.revision())
    opened.close()
    filled = [part.replace("{last}", last) for part in command]
    begun = [sys.executable, "-m", "dashboard", "--lake", str(lake), *filled]
    return subprocess.run(begun, cwd=serving.ROOT, capture_output=True, check=False).returncode
