"""Kills, full disks, folders nobody can write to, writers at once: nothing torn, lost or half visible."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from analytics import actions
from analytics.lake import CatalogueDamagedError, LakeFullError, LakeUnavailableError, open_lake
from tests.analytics.lake.builders import ALIASES, MADE_AT, aliases, commit
from tests.analytics.lake.imports import MONTH, broken_editions, faults, import_next, numbers, rows, seeded

LONGEST_IMPORT, LONGEST_ISSUE = 0.15, 0.2  # seconds: a few of each; hundreds of kills are in make bench


@pytest.fixture
def here(tmp_path):
    """A lake in the folder, with something to import into."""
    with closing(open_lake(tmp_path)) as lake:
        seeded(lake)
        yield lake


def kill_one(processes, job, location, moment):
    """Start a job, kill it after its first word and the moment; the last thing it said."""
    [process] = processes.start(job, location)
    first = processes.next_number()
    time.sleep(moment)  # waits for nothing: the moment is what is tried
    os.kill(process, signal.SIGKILL)
    said, [status] = processes.wait()
    assert status == -signal.SIGKILL
    return max(said, default=first)


def test_a_kill_while_imports_and_undos_run_leaves_each_of_them_whole_or_not_at_all(
    processes, location, opened
):
    moments = random.Random(4)  # noqa: S311 - the same moments in every run, no secret
    lake = opened()
    seeded(lake)

    for _ in range(4 if "://" in location else 10):
        said = kill_one(processes, "import_and_undo_forever", location, moments.uniform(0, LONGEST_IMPORT))

        assert faults(lake, said) == []


def test_a_kill_while_editions_are_made_leaves_each_of_them_whole_or_not_at_all(processes, location, opened):
    moments = random.Random(5)  # noqa: S311 - likewise
    lake = opened()
    seeded(lake)

    for _ in range(4 if "://" in location else 10):
        said = kill_one(processes, "issue_forever", location, moments.uniform(0, LONGEST_ISSUE))

        assert broken_editions(lake, said) == []


def test_a_kill_while_a_half_year_is_finalised_leaves_whole_editions(here, processes, tmp_path):
    assert broken_editions(here, kill_one(processes, "finalise_forever", str(tmp_path), 0.1)) == []


def test_four_officers_at_once_lose_no_import(processes, location, opened):
    lake = opened()
    seeded(lake)

    processes.start("import_five", location, processes=4)
    said, statuses = processes.wait()

    assert statuses == [0] * 4
    assert sorted(said) == list(range(2, 22))
    assert numbers(lake.snapshot().frame(*MONTH)) == {20}
    assert faults(lake, 21) == []


@contextmanager
def no_room(bytes_left):
    """No file may grow beyond so many bytes: what a full disk does to a writer, without being root."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("bytes_left", [0, 100, 1000])
def test_a_full_disk_is_said_and_leaves_nothing_behind(here, tmp_path, bytes_left):
    change = actions.preview(here.snapshot(), MONTH[0], rows(1))
    before = sorted(tmp_path.rglob("*.*"))

    with no_room(bytes_left), pytest.raises(LakeFullError):
        actions.commit(here, change, file_name="1.csv", sha256="0" * 64, actor="officer", made_at=MADE_AT)

    assert sorted(tmp_path.rglob("*.*")) == before
    assert here.revision() == 1
    assert import_next(here) == 2


def test_an_original_that_finds_no_room_keeps_its_import_out(here, tmp_path):
    with no_room(1), pytest.raises(LakeFullError):
        import_next(here)

    assert here.revision() == 1
    assert not list((tmp_path / "files" / "kept").iterdir())


def test_an_edition_that_finds_no_room_is_not_made(here, tmp_path):
    base = here.snapshot()
    tables = {"large": rows(1), "larger": rows(2)}

    with no_room(10), pytest.raises(LakeFullError):
        here.issue(
            base, "2021H1", tables, actor="officer", made_at=MADE_AT, method_date=MADE_AT.date(),
            program_version="0", synthetic=False,
        )  # fmt: skip

    assert here.editions() == []
    assert not list((tmp_path / "files" / "edition-2021H1").iterdir())


def import_until_it_fails(lake):
    for _ in range(200):
        import_next(lake)


def test_a_catalogue_without_room_is_said_and_nothing_is_committed(tmp_path):
    lake = open_lake(tmp_path)
    seeded(lake)
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as catalogue:
        pages = catalogue.execute("PRAGMA page_count").fetchone()[0]
    catalogue.close()
    engine = lake.catalogue._engine
    engine.dispose()  # its next connection gets the limit
    limit = f"PRAGMA max_page_count={pages}"
    event.listen(engine, "connect", lambda connection, _: connection.execute(limit).close())

    with pytest.raises(LakeFullError):
        import_until_it_fails(lake)

    revision = lake.revision()
    lake.close()
    lake = open_lake(tmp_path)
    assert lake.revision() == revision
    assert faults(lake, revision) == []
    lake.close()


def test_a_folder_that_cannot_be_written_to_is_said_and_the_next_import_goes_on(here, tmp_path):
    """Root may write everywhere, so a file stands where a folder has to be."""
    (tmp_path / "files" / ALIASES[0]).write_bytes(b"")

    with pytest.raises(LakeUnavailableError):
        commit(here, {ALIASES: aliases("a"), MONTH: rows(1)})

    assert here.revision() == 1
    assert import_next(here) == 2


def test_a_folder_nobody_may_write_to_is_no_place_for_a_lake():
    with pytest.raises(LakeUnavailableError):
        open_lake("/proc/lake")


def test_the_command_says_in_chinese_that_the_disk_is_full(tmp_path):
    lake = open_lake(tmp_path / "lake")
    seeded(lake)
    import_next(lake)
    lake.close()
    started = subprocess.run(
        [sys.executable, "-m", "dashboard", "undo", "2", "--lake", str(tmp_path / "lake")],
        cwd=Path(__file__).parents[3],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (started.returncode, "Traceback" in started.stderr) == (3, False)
    assert "数据存放处" in started.stderr


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE heads SET file_id = 1 WHERE dataset = 'reviews'",
        "UPDATE heads SET file_id = 99 WHERE dataset = 'reviews'",
        "UPDATE heads SET dataset = 'reviewr' WHERE dataset = 'reviews'",
        "UPDATE heads SET partition = '2021H3' WHERE dataset = 'reviews'",
        "UPDATE files SET partition = '2021H3' WHERE dataset = 'reviews'",
        "UPDATE files SET path = 'x/' || path WHERE dataset = 'reviews'",
        "UPDATE files SET rows = 'x' || X'ff'",
        "UPDATE commit_files SET commit_id = 7",
    ],
)
def test_a_catalogue_that_contradicts_itself_gives_no_data(here, tmp_path, spoil):
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)) as catalogue:
        catalogue.execute(spoil)

    with pytest.raises((CatalogueDamagedError, LakeUnavailableError)):
        here.snapshot()


@pytest.mark.parametrize("moment", ["soon", "2024-13-45 00:00:00.000000", 7])
def test_a_moment_that_is_none_is_a_damaged_catalogue(here, tmp_path, moment):
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)) as catalogue:
        catalogue.execute("UPDATE commits SET made_at = ?", (moment,))

    with pytest.raises(CatalogueDamagedError):
        here.history()
