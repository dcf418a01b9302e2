"""The server's time for each page: the first run in a fresh process, and runs after that."""

from pathlib import Path
from statistics import median

from benchmarks import serving, table
from benchmarks.websocket import Run, Session
from dashboard.screen import access, navigation

_FRESH_PROCESSES = 2
_RERUNS = 20
_GOAL = 0.100  # seconds, warm
ENTRIES = navigation.offered_entries(access.OPERATOR)


def run(folder: Path) -> None:
    """Every page in processes of its own; its reruns while the results are in the cache."""
    lake = serving.seeded(folder / "lake")
    cold: dict[str, list[Run]] = {entry.script: [] for entry in ENTRIES}
    warm: dict[str, list[Run]] = {entry.script: [] for entry in ENTRIES}
    for _ in range(_FRESH_PROCESSES):
        for entry in ENTRIES:
            path = "" if entry is ENTRIES[0] else entry.url_path
            with serving.dashboard(lake) as port, Session(port, path) as visitor:
                cold[entry.script].append(visitor.run())
                visitor.run()
                warm[entry.script] += [visitor.run() for _ in range(_RERUNS)]
    _show(cold, warm)


def _show(cold: dict[str, list[Run]], warm: dict[str, list[Run]]) -> None:
    rows = []
    for page, runs in warm.items():
        seconds = [one.seconds for one in runs]
        rows.append(
            [
                page,
                f"{median(seconds) / _GOAL:.2f}",
                f"{median(seconds) * 1000:.0f}",
                f"{min(seconds) * 1000:.0f}",
                f"{median(one.seconds for one in cold[page]) * 1000:.0f}",
                runs[-1].messages,
                f"{runs[-1].size / 1000:.0f}",
            ]
        )
    headings = ["page", "warm ÷ goal", "warm median ms", "warm min ms", "cold ms", "messages", "kB"]
    table.show(f"Server time of each page (goal, warm: {_GOAL * 1000:.0f} ms)", headings, rows)
