"""One task in a process of its own, so that its peak memory is its own."""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.stored import PERIOD, Stored

# Task to module and function; imported only when asked for, or pandas would weigh on every other task.
TASKS = {
    "reading": ("benchmarks.by_measures", "read"),
    "measures": ("benchmarks.by_measures", "results"),
    "duckdb": ("benchmarks.by_duckdb", "results"),
    "pandas": ("benchmarks.by_pandas", "results"),
    "everything": ("benchmarks.engine_child", "everything"),
}


def everything(stored: Stored) -> object:
    """All results, as a page waits for them the first time."""
    from analytics import pipeline

    return pipeline.build(stored.snapshot.tables(), PERIOD)


def main(task: str, lake: str, repetitions: str, answers: str) -> None:
    """Run the task once to warm up and then so often; print seconds and peak memory, keep the answers."""
    module, function = TASKS[task]
    stored = Stored(Path(lake))
    run: Callable[[Stored], Any] = getattr(import_module(module), function)
    found = run(stored)
    peak = _peak()
    seconds = [_timed(run, stored) for _ in range(int(repetitions))]
    print(json.dumps({"seconds": seconds, "peak": peak}))
    if isinstance(found, dict):
        for name, frame in found.items():
            _ordered(frame).write_parquet(Path(answers) / f"{task}-{name}.parquet")


def _peak() -> int:
    """Bytes the process has held at most; ru_maxrss would count the parent's from before the start."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _timed(run: Callable[[Stored], Any], stored: Stored) -> float:
    begun = time.perf_counter()
    run(stored)
    return time.perf_counter() - begun


def _ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """Whole numbers of one width, columns and rows in one order: what is left to differ are the answers."""
    columns = sorted(frame.columns)
    return frame.select(columns).with_columns((~_TEXT_AND_FLAGS).cast(pl.Int64)).sort(columns)


_TEXT_AND_FLAGS = pl.selectors.by_dtype(pl.String, pl.Boolean)

if __name__ == "__main__":
    main(*sys.argv[1:])
