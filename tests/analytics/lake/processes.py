"""Processes that use the lake, forked from one that has imported it already: a start takes no time.

Run as a program it reads lines "JOB COUNT LOCATION", runs the job in so many processes at once and
says "ended STATUS…" when all of them have ended.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import HeadsMovedError, open_lake
from tests.analytics.lake.builders import MADE_AT, count
from tests.analytics.lake.imports import import_next, rows

_TABLES = 20  # of an edition


class Processes:
    """The forking process, driven from a test."""

    def __enter__(self) -> Self:
        self._source = subprocess.Popen(
            [sys.executable, "-m", __spec__.name],
            cwd=Path(__file__).parents[3],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._source.communicate()

    def start(self, job: str, location: str, processes: int = 1) -> list[int]:
        """Start the job; the ids of its processes, which have done nothing yet."""
        self._source.stdin.write(f"{job} {processes} {location}\n")
        self._source.stdin.flush()
        return [self.next_number() for _ in range(processes)]

    def next_number(self) -> int:
        """Wait until a process says something."""
        return int(self._source.stdout.readline())

    def wait(self) -> tuple[list[int], list[int]]:
        """What the processes said until all had ended, and their exit statuses."""
        said = []
        while not (line := self._source.stdout.readline()).startswith("ended"):
            said.append(int(line))
        return said, [int(status) for status in line.split()[1:]]


def count_forever(location: str) -> None:
    """Count on, and say each number when its commit has returned, until killed."""
    lake = open_lake(location)
    while True:
        try:
            _say(count(lake))
        except HeadsMovedError:  # the last commit of a killed process can arrive late at the server
            continue


def import_and_undo_forever(location: str) -> None:
    """Import one file after another, undo every second one; say each revision once it stands."""
    lake = open_lake(location)
    while True:
        _say(import_next(lake))
        if len(lake.history()) % 2:
            last = lake.history()[0].id
            _say(actions.undo(lake, actions.undo_preview(lake, last), actor="officer", made_at=MADE_AT).id)


def import_five(location: str) -> None:
    """Import five ratings beside others, from the start whenever another came first."""
    lake = open_lake(location)
    done = 0
    while done < 5:
        try:
            _say(import_next(lake))
            done += 1
        except HeadsMovedError:
            continue


def finalise_forever(location: str) -> None:
    """Finalise the same half-year after each of its imports; say the number of each edition."""
    lake = open_lake(location)
    while True:
        import_next(lake)
        _say(actions.finalise(lake, parse("2021H1"), actor="officer", made_at=MADE_AT).number)


def issue_forever(location: str) -> None:
    """The part of finalising that writes, again and again: no time goes into building results."""
    lake = open_lake(location)
    base, results = lake.snapshot(), {f"table_{number}": rows(number) for number in range(_TABLES)}
    while True:
        edition = lake.issue(
            base,
            "2021H1",
            results,
            actor="officer",
            made_at=MADE_AT,
            method_date=MADE_AT.date(),
            program_version="0",
            synthetic=False,
        )
        _say(edition.number)


def open_only(location: str) -> None:
    """Open the lake."""
    open_lake(location).close()


JOBS: dict[str, Callable[[str], None]] = {
    job.__name__: job
    for job in (
        count_forever,
        import_and_undo_forever,
        import_five,
        finalise_forever,
        issue_forever,
        open_only,
    )
}


def _say(number: int) -> None:
    os.write(1, f"{number}\n".encode())  # one write, so that a kill leaves no half of a number


def _fork(job: Callable[[str], None], location: str, gate: int) -> int:
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        os.read(gate, 1)
        job(location)
        status = 0
    finally:
        os._exit(status)


def _serve() -> None:
    for line in sys.stdin:
        name, processes, location = line.split()
        gate, opener = os.pipe()
        started = [_fork(JOBS[name], location, gate) for _ in range(int(processes))]
        for process in started:
            _say(process)
        os.write(opener, b"." * len(started))
        statuses = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in started]
        os.write(1, f"ended {' '.join(map(str, statuses))}\n".encode())
        os.close(gate)
        os.close(opener)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the test ends it by closing its input
    _serve()
