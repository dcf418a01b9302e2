"""Opens a file in a child process: a hostile one ends the child, never the server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import analytics
from analytics.intake import limits
from analytics.intake.grids import Grid
from analytics.intake.issues import Problem, RefusedError

_PROJECT = Path(analytics.__file__).parents[1]


def read_grids(path: Path) -> list[Grid]:
    """The visible sheets of an .xlsx, or the one grid of a CSV, as texts; raises RefusedError."""
    size = path.stat().st_size
    if size > limits.FILE_BYTES:
        megabytes = f"{limits.FILE_BYTES // limits.MIB} MB"
        raise RefusedError(Problem.TOO_LARGE, megabytes, f"{-(-size // limits.MIB)} MB")
    told = _told_by_child(path)
    if "problem" in told:
        raise RefusedError(Problem(told["problem"]), told["expected"], told["value"])
    grids = [Grid(sheet["sheet"], sheet["rows"]) for sheet in told["sheets"]]
    filled = [grid for grid in grids if any(map(any, grid.rows))]
    if not filled:
        raise RefusedError(Problem.NOTHING_INSIDE)
    return filled


def _told_by_child(path: Path) -> dict[str, Any]:
    # -S: the worker needs no installed package, and starts faster without looking for them.
    # run() kills the child when the time is over and waits for it: no process is left behind.
    command = [sys.executable, "-S", "-m", "analytics.intake.worker", str(path.resolve())]
    try:
        child = subprocess.run(  # noqa: S603  # our own module; the path is one argument, not a shell's text
            command, capture_output=True, cwd=_PROJECT, timeout=limits.SECONDS, check=True
        )
        told: dict[str, Any] = json.loads(child.stdout)
    except (subprocess.SubprocessError, json.JSONDecodeError) as error:
        raise RefusedError(Problem.UNREADABLE) from error
    return told
