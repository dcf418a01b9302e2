"""A lake that is gone, locked, damaged or read-only: said as what it is, never replaced by an empty one."""

import sqlite3
import sys
from contextlib import closing, contextmanager

import psycopg
import pytest

from analytics.lake import (
    CatalogueDamagedError,
    LakeBusyError,
    LakeMissingError,
    LakeReadOnlyError,
    Waits,
    open_lake,
)
from tests.analytics.lake.builders import ALIASES, MADE_AT, aliases, commit
from tests.analytics.lake.unprivileged import ran

AT_ONCE = Waits(writer=0.05, reader=0.05)
READ = """
from analytics.lake import LakeReadOnlyError, open_lake
from tests.analytics.lake.builders import ALIASES, MADE_AT, aliases, commit
lake = open_lake({folder!r})
print(lake.revision(), lake.snapshot().frame(*ALIASES)["name"].item(), len(lake.audit_lines()))
note = {{"at": MADE_AT, "actor": "a", "action": "b", "about": "c"}}
for write in (lambda: commit(lake, {{ALIASES: aliases("x")}}), lambda: lake.note(**note)):
    try:
        write()
    except LakeReadOnlyError as error:
        print(type(error).__name__)
"""


@pytest.fixture
def filled(tmp_path):
    folder = tmp_path / "lake"
    lake = open_lake(folder)
    commit(lake, {ALIASES: aliases("甲")})
    yield lake, folder
    lake.close()


def test_a_lake_moved_away_is_missing_and_not_made_anew_and_back_again_it_works(filled, tmp_path):
    lake, folder = filled
    base = lake.snapshot()
    folder.rename(tmp_path / "away")

    with pytest.raises(LakeMissingError):
        lake.revision()
    with pytest.raises(LakeMissingError):
        commit(lake, {ALIASES: aliases("乙")}, base)
    with pytest.raises(LakeMissingError):
        open_lake(folder, makes=False)
    assert not folder.exists()

    (tmp_path / "away").rename(folder)

    assert lake.revision() == 1
    assert commit(lake, {ALIASES: aliases("乙")}, base).id == 2


def test_without_its_catalogue_a_lake_takes_no_commit_that_would_be_lost_and_gets_no_new_one(filled):
    lake, folder = filled
    base = lake.snapshot()
    (folder / "catalogue.sqlite").rename(folder / "kept")

    with pytest.raises(LakeMissingError):
        commit(lake, {ALIASES: aliases("乙")}, base)
    with pytest.raises(LakeMissingError):
        open_lake(folder)

    assert not (folder / "catalogue.sqlite").exists()
    (folder / "kept").rename(folder / "catalogue.sqlite")
    assert lake.revision() == 1


def test_tables_without_their_folder_get_no_new_one(location, opened, files):
    lake = opened()
    commit(lake, {ALIASES: aliases("甲")})
    files.rename(files.with_name("elsewhere"))

    with pytest.raises(LakeMissingError):
        open_lake(location)

    assert not files.exists()
    assert not lake.is_readable()


def test_another_lake_put_in_its_place_is_read_and_a_damaged_catalogue_is_left_as_it_is(filled, tmp_path):
    lake, folder = filled
    other = open_lake(tmp_path / "other")
    for number in range(3):
        commit(other, {ALIASES: aliases(f"甲{number}")})
    other.close()
    folder.rename(tmp_path / "old")
    (tmp_path / "other").rename(folder)

    assert lake.revision() == 3
    lake.close()
    damage = b"garbage" * 1000
    (folder / "catalogue.sqlite").write_bytes(damage)
    with pytest.raises(CatalogueDamagedError):
        open_lake(folder)
    assert (folder / "catalogue.sqlite").read_bytes() == damage


@contextmanager
def held(location, lock):
    """The catalogue kept by somebody else until the block ends."""
    if "://" in location:
        url = location.replace("+psycopg", "").partition("&files=")[0]
        with psycopg.connect(url) as other:
            other.execute("SELECT pg_advisory_lock(8501)")
            yield
        return
    with closing(sqlite3.connect(f"{location}/catalogue.sqlite", isolation_level=None)) as other:
        other.execute(f"PRAGMA locking_mode={lock}").close()
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_who_writes_while_another_does_waits_and_is_told_and_readers_go_on(location):
    lake = open_lake(location, waits=AT_ONCE)
    commit(lake, {ALIASES: aliases("甲")})
    with held(location, "NORMAL"):
        assert lake.revision() == 1
        with pytest.raises(LakeBusyError):
            commit(lake, {ALIASES: aliases("乙")})
        with pytest.raises(LakeBusyError):
            lake.note(at=MADE_AT, actor="a", action="b", about="c")

    assert commit(lake, {ALIASES: aliases("乙")}).id == 2
    lake.close()


def test_a_catalogue_somebody_keeps_to_himself_is_busy_for_readers_too(tmp_path):
    open_lake(tmp_path).close()
    with held(str(tmp_path), "EXCLUSIVE"), pytest.raises(LakeBusyError):
        open_lake(tmp_path, waits=AT_ONCE)

    open_lake(tmp_path, waits=AT_ONCE).close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are those of POSIX")
@pytest.mark.parametrize("beside", ["nobody else", "a writer"])
def test_a_lake_nobody_may_write_to_is_read_and_says_so_to_writers(filled, beside):
    lake, folder = filled
    if beside == "nobody else":
        lake.close()  # the last to close takes the log away
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    said = ran(READ.format(folder=str(folder)))

    assert said.splitlines() == ["1 甲 1", "LakeReadOnlyError", "LakeReadOnlyError"]
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)


def test_a_stand_by_server_is_read_and_says_so_to_writers(server_location):
    lake = open_lake(server_location)
    commit(lake, {ALIASES: aliases("甲")})
    lake.close()
    reading = server_location.replace("&files=", "%20-cdefault_transaction_read_only%3Don&files=")

    lake = open_lake(reading)

    assert lake.snapshot().frame(*ALIASES)["name"].item() == "甲"
    with pytest.raises(LakeReadOnlyError):
        commit(lake, {ALIASES: aliases("乙")})
    lake.close()
