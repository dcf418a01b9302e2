"""Scores, places and stars on large data: our measures beside reading alone, DuckDB and pandas."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

import polars as pl
import polars.testing

from benchmarks import scaled_data, table
from benchmarks.engine_child import TASKS
from benchmarks.stored import Stored

_ROUNDS = 2  # every task once a round, so that a busy minute hits all of them
_REPETITIONS = {"2.4 million": 5, "25 million": 2}
_WORDS = {
    "reading": "only reading the columns (Polars)",
    "measures": "scores, places and stars: our measures",
    "duckdb": "the same in DuckDB",
    "pandas": "the same in pandas",
    "everything": "all results of the period (pipeline.build)",
}
_MEGABYTE = 1e6


def run(folder: Path) -> None:
    """Make the lakes, time every task, print a table for each size."""
    lakes = {copies: folder / f"lake-{copies}" for copies in scaled_data.COPIES.values()}
    counts = scaled_data.fill(lakes)
    for size, copies in scaled_data.COPIES.items():
        lake = lakes[copies]
        measured = _measured(lake, folder, _REPETITIONS[size])
        stored = Stored(lake).files("branch_cards") / _MEGABYTE
        print(f"{counts[copies]:,} item scores, {stored:.1f} MB of branch cards. {_agreement(folder)}")
        _show(size, measured)


def _measured(lake: Path, answers: Path, repetitions: int) -> dict[str, dict[str, list[float]]]:
    found: dict[str, dict[str, list[float]]] = {task: {"seconds": [], "peak": []} for task in TASKS}
    for _ in range(_ROUNDS):
        for task, one in found.items():
            said = _child(task, lake, answers, repetitions)
            one["seconds"] += said["seconds"]
            one["peak"].append(said["peak"])
    return found


def _child(task: str, lake: Path, answers: Path, repetitions: int) -> dict:
    command = [
        sys.executable,
        "-m",
        "benchmarks.engine_child",
        task,
        str(lake),
        str(repetitions),
        str(answers),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout)


def _agreement(answers: Path) -> str:
    """Raises AssertionError with what differs unless every engine found the same."""
    ours = sorted(answers.glob("measures-*.parquet"))
    for path in ours:
        for engine in ("duckdb", "pandas"):
            other = path.with_name(path.name.replace("measures", engine, 1))
            pl.testing.assert_frame_equal(pl.read_parquet(path), pl.read_parquet(other))
    return f"Our measures, DuckDB and pandas agree in every row of {len(ours)} tables."


def _show(size: str, measured: dict[str, dict[str, list[float]]]) -> None:
    reading = measured["reading"]["seconds"]
    rows = [
        [
            _WORDS[task],
            f"{min(one['seconds']) / min(reading):.2f}",
            f"{median(one['seconds']) / median(reading):.2f}",
            f"{min(one['seconds']) * 1000:.0f}",
            f"{median(one['seconds']) * 1000:.0f}",
            f"{max(one['peak']) / _MEGABYTE:.0f}",
        ]
        for task, one in measured.items()
    ]
    headings = ["task", "÷ reading (min)", "÷ reading (median)", "min ms", "median ms", "peak MB"]
    table.show(f"{size} item scores", headings, rows)
