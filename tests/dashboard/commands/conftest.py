"""Runs a command in this process and catches what it wrote; small lakes and files to run it on."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from analytics import actions
from analytics.lake import Snapshot, open_lake
from dashboard.__main__ import main
from tests.analytics import builders as b
from tests.conftest import NOW

# A small lake lacks much that is no matter of a test.
ACCEPTING = ("finalise", "--accept", ",".join(actions.Lack))


@dataclass(frozen=True)
class Outcome:
    status: int
    data: str
    messages: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*argv: object) -> Outcome:
        try:
            status = main([str(word) for word in argv])
        except SystemExit as ended:
            status = ended.code
        written = capsys.readouterr()
        return Outcome(status, written.out, written.err)

    return run_command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a lake will lie that does not exist yet."""
    return tmp_path / "lake"


@pytest.fixture
def empty(folder: Path) -> Path:
    """A lake that holds nothing yet."""
    open_lake(folder).close()
    return folder


@pytest.fixture
def small(folder: Path) -> Path:
    """Two units, two branches, one rubric, both units reviewed in 2021H1 and the first in 2021H2."""
    tree = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"), b.branch("b2", "u2"))
    scores = [
        b.review("u1", 2500, 1500, 800),
        b.review("u2", 2000, 1900, 700),
        b.review("u1", 2600, 1500, 800, period="2021H2"),
    ]
    lake = open_lake(folder)
    tables = {"organisations": tree, "rubrics": b.rubric(30, 20, 10), "reviews": b.reviews(*scores)}
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    lake.close()
    return folder


@pytest.fixture
def sample_copy(sample_lake: Path, tmp_path: Path) -> Path:
    """The lake of the sample data, to write to."""
    return Path(shutil.copytree(sample_lake, tmp_path / "copy"))


def standing(folder: Path) -> Snapshot:
    lake = open_lake(folder)
    try:
        return lake.snapshot()
    finally:
        lake.close()


def csv_file(path: Path, *rows: tuple[object, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def review_file(folder: Path, *rows: tuple[object, ...], name: str = "审核评分.csv") -> Path:
    """Reviews as a CSV: unit, period, three items."""
    return csv_file(folder / name, ("单位", "考核期", "第1项", "第2项", "第3项"), *rows)
