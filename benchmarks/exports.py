"""Pictures and official files of the sample's newest period: time and memory, each in a process of its own.

`python -m benchmarks.exports WHAT LAKE` makes one of them and prints one line.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

import plotly.graph_objects as go

from analytics import actions
from analytics.base.rules import League
from analytics.lake import open_lake
from benchmarks import serving, table
from benchmarks.intake import peak
from dashboard.base import theme
from dashboard.base.common_words import Units
from dashboard.base.made_file import unheard
from dashboard.base.source import Source
from dashboard.files import official_files
from dashboard.files.official_files import Wish
from dashboard.kit import case_charts
from dashboard.kit.statement import WHOLE
from dashboard.media import images, plotly
from dashboard.systems.scores import item_bars
from dashboard.systems.stars import figures as stars
from dashboard.systems.weak_branches.findings import NOUNS

_PICTURES = ("png", "svg", "bare_png")
_FILES = ("report", "report-pdf", "brief", "brief-pdf", "briefs", "ranking", "ranking-table", "workbook")
_MORE = ("reminders", "letters", "slides")
_ROUNDS = 8  # pictures of each figure
_EVERY = 0.5  # seconds between two looks at the memory
_GOALS = {"briefs": 60.0}  # seconds


def run(folder: Path) -> None:
    """Every kind once; of pictures the first, which starts the browser, and the median of those after it."""
    lake = serving.seeded(folder / "lake")
    rows = []
    for what in (*_PICTURES, *_FILES, *_MORE):
        made = _measured(what, lake)
        goal = _GOALS.get(what)
        rows.append(
            [
                what,
                made["count"],
                f"{made['first']:.2f}",
                f"{made['median']:.2f}" if made["count"] > 1 else "",
                f"{made['whole']:.1f}",
                f"{made['whole'] / goal:.2f}" if goal else "",
                f"{made['size'] / 1000:.0f}",
                f"{made['peak']:.0f}",
                f"{made['others']:.0f}",
            ]
        )
    headings = ["what", "made", "first s", "then median s", "all s", "÷ goal", "kB", "peak MB", "others MB"]
    table.show(
        "Pictures and official files (child: the largest process started, a browser or office)",
        headings,
        rows,
    )


def _measured(what: str, lake: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.exports", what, str(lake)]
    told = subprocess.run(command, capture_output=True, check=True, text=True, cwd=serving.ROOT)
    measured: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return measured


def _source(where: Path) -> Source:
    """The draft of the newest period; its results are built before anything is measured."""
    lake = open_lake(where)
    now = lake.snapshot()
    results = actions.draft(now, actions.periods(now)[0])
    lake.close()
    return Source(results, None, now.revision)


def _makers(source: Source, what: str) -> list[Callable[[], bytes]]:
    if what not in _PICTURES:
        file = official_files.ALL[what]
        rankings = source.results.tables["rankings"]
        wish = Wish(rankings["org_id"][0], League.PROVINCIAL.value)
        return [lambda: file.make(source, wish, unheard).content]
    figures: list[tuple[str, Callable[[], go.Figure]]] = [
        ("stars_pooled", lambda: plotly.figure(stars.trend(source.results), theme.LIGHT)),
        (
            "ledger_by_month",
            lambda: plotly.figure(case_charts.months_chart(NOUNS, source.results, WHOLE), theme.LIGHT),
        ),
        (
            "item_losses",
            lambda: plotly.figure(item_bars.bars(source.results, League.PROVINCIAL.value), theme.LIGHT),
        ),
    ]
    draw = getattr(images, what)
    makers = []
    for name, figure in figures:
        about = source.caption(name, title=name, unit=Units.PERCENT)
        makers.append(lambda figure=figure, about=about: draw(figure(), about))
    return makers * _ROUNDS


def _main(what: str, where: str) -> None:
    makers = _makers(_source(Path(where)), what)
    seconds, size, others = [], 0, [0.0]
    ended = Event()
    watch = Thread(target=_watched, args=(ended, others))
    watch.start()
    for make in makers:
        began = perf_counter()
        size = len(make())
        seconds.append(perf_counter() - began)
    ended.set()
    watch.join()
    measured = {
        "count": len(makers),
        "first": seconds[0],
        "median": median(seconds[1:] or seconds),
        "whole": sum(seconds),
        "size": size,
        "peak": peak(),
        "others": max(others),
    }
    print(json.dumps(measured))


def _watched(ended: Event, seen: list[float]) -> None:
    while not ended.wait(_EVERY):
        seen.append(_started())


def _started() -> float:
    """MB of all processes that this one started and that still run; shared pages are counted once."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it may have ended
            parents[entry.name] = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
    family = {str(os.getpid())}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    family.remove(str(os.getpid()))
    return sum(map(_proportional, family))


def _proportional(process: str) -> float:
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0


if __name__ == "__main__":
    _main(*sys.argv[1:])
