"""The processes this one has started, and theirs: readers of workbooks, Chromium, LibreOffice."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")


def end_all() -> None:
    """End them all at once; elsewhere than on Linux there is nothing to be known of them."""
    if not _PROCESSES.is_dir():
        return
    for process in descendants(os.getpid()):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)


def descendants(ancestor: int) -> list[int]:
    """The ids of the processes it has started, and of those that these have started."""
    parents = dict(_parents())
    found, waiting = [], [ancestor]
    while waiting:
        of = waiting.pop()
        started = [process for process, parent in parents.items() if parent == of]
        found += started
        waiting += started
    return found


def _parents() -> Iterator[tuple[int, int]]:
    """Each process and its parent."""
    for folder in _PROCESSES.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            said = (folder / "stat").read_bytes()
            # Its name stands in brackets and may contain anything.
            yield int(folder.name), int(said.rpartition(b")")[2].split()[1])
