"""Hundreds of kills in import, undo and finalise, and many writers at once: counts what they broke.

A kill of the program, not of the machine: what a loss of power does is not tried.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from analytics.lake import Lake, open_lake
from benchmarks.table import show
from tests.analytics.lake.imports import broken_editions, faults, seeded
from tests.analytics.lake.processes import Processes

KILLS = {"import_and_undo_forever": (300, 0.2, faults), "finalise_forever": (100, 1.0, broken_editions)}
ROUNDS, WRITERS, OF_EACH = 10, 4, 5
Check = Callable[[Lake, int], list[str]]


def run(folder: Path) -> None:
    """Kill after kill on one lake a job; each time everything that was told must be there, and whole."""
    moments = random.Random(85)  # noqa: S311 - the same moments in every run, no secret
    with Processes() as processes:
        killed = [
            (job, kills, _killed(processes, folder / job, job, kills, [longest, moments], check))
            for job, (kills, longest, check) in KILLS.items()
        ]
        lost = sum(_lost(processes, folder / f"writers-{number}") for number in range(ROUNDS))
    rows = [(job, kills, kept, len(found), "; ".join(found[:3])) for job, kills, (kept, found) in killed]
    show("Kills", ("job", "kills", "revisions or editions that stand", "faults", "which"), rows)
    imports = ROUNDS * WRITERS * OF_EACH
    show("Four writers at once", ("rounds", "imports", "lost"), [(ROUNDS, imports, lost)])


def _killed(
    processes: Processes, folder: Path, job: str, kills: int, moment: list, check: Check
) -> tuple[int, list[str]]:
    lake = open_lake(folder)
    seeded(lake)
    longest, moments = moment
    found: list[str] = []
    for _ in range(kills):
        [process] = processes.start(job, str(folder))
        first = processes.next_number()
        time.sleep(moments.uniform(0, longest))
        os.kill(process, signal.SIGKILL)
        said, _ = processes.wait()
        found += check(lake, max(said, default=first))
    kept = lake.revision() if check is faults else len(lake.editions())
    lake.close()
    return kept, found


def _lost(processes: Processes, folder: Path) -> int:
    """Imports that were told and do not stand, of writers who all want the same rows."""
    lake = open_lake(folder)
    seeded(lake)
    processes.start("import_five", str(folder), processes=WRITERS)
    said, _ = processes.wait()
    standing = {commit.id for commit in lake.history()}
    lost = len(set(said) - standing) + (WRITERS * OF_EACH - len(set(said))) + len(faults(lake, max(said)))
    lake.close()
    return lost
