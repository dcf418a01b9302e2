"""Lakes of older programs are read, written and put back by this one; those of newer ones are refused."""

import hashlib
import json
import sqlite3
import tarfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import BackupNewerError, LakeNewerError, NotKeptError, open_lake, upgrading
from analytics.lake.location import locate
from analytics.lake.tables import AUDIT, METADATA, RECORD_HEAD
from tests.analytics.lake.builders import ALIASES, aliases, commit, stamp

OLD = Path(__file__).parent / "old"
VERSIONS = [1, 2, 3]
NOW = datetime(2024, 3, 1, tzinfo=UTC)
SINCE = {"organisations": ["placed_on"]}  # columns that no program of these versions had


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path):
    """A folder with a lake as an older program left it, beside what that program read in it."""
    with tarfile.open(OLD / f"version-{request.param}.tar.xz") as packed:
        packed.extractall(tmp_path, filter="data")
    return tmp_path


@pytest.fixture
def lake(old):
    opened = open_lake(old / "lake")
    yield opened
    opened.close()


def told(folder):
    return json.loads((folder / "told.json").read_text("utf-8"))


def read(lake):
    """What this program reads in a lake, in the words of told.json."""
    data = lake.snapshot()
    return {
        "commits": [
            [one.id, one.actor, one.action, one.file_name, one.made_at.isoformat()] for one in lake.history()
        ],
        "editions": {
            one.id: {name: summed(frame) for name, frame in lake.edition_tables(one.id).items()}
            for one in lake.editions()
        },
        "data": {name: summed(known(data, name)) for name in sorted({key[0] for key in data.heads})},
    }


def known(data, name):
    """The rows in the columns those programs had; whatever was declared since is empty in them."""
    rows, since = data.table(name).collect(), SINCE.get(name, [])
    assert all(rows[column].null_count() == rows.height for column in since)
    return rows.drop(since)


def summed(frame):
    return hashlib.sha256(frame.write_csv().encode()).hexdigest()


def tables_of(location):
    engine = create_engine(locate(location).database)
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
    engine.dispose()
    return names


def test_data_editions_and_history_of_an_older_lake_are_as_its_own_program_read_them(lake, old):
    assert read(lake) == told(old)
    assert len(lake.editions()) == len(lake.history()) == 2


def test_every_table_of_an_older_lake_is_made(old):
    before = tables_of(old / "lake")
    open_lake(old / "lake").close()
    assert before < set(METADATA.tables) == tables_of(old / "lake")


def test_an_older_lake_goes_on_with_imports_undos_and_editions(lake, old):
    undone = actions.undo(lake, actions.undo_preview(lake, 2), actor="测试", made_at=NOW)
    again = actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)

    assert undone.id == 3
    assert again.id == "2021H1-3"
    tables = [lake.edition_tables(edition)["rankings"] for edition in ("2021H1-1", "2021H1-3")]
    shared = [column for column in tables[0].columns if column in tables[1].columns]
    assert tables[0].select(shared).equals(tables[1].select(shared))
    assert [line.action for line in lake.audit_lines()][:2] == ["定稿", "撤销"]
    assert commit(lake, {ALIASES: aliases("甲")}).id == 4
    assert read(lake)["editions"].items() >= told(old)["editions"].items()


def test_an_original_that_was_not_kept_then_is_said_so(tmp_path):
    with tarfile.open(OLD / "version-1.tar.xz") as packed:
        packed.extractall(tmp_path, filter="data")
    with closing(open_lake(tmp_path / "lake")) as lake, pytest.raises(NotKeptError):
        lake.original(2)


@pytest.mark.parametrize("number", [2, 3])
def test_a_back_up_of_an_older_program_is_put_back(tmp_path, number, location):
    with tarfile.open(OLD / f"version-{number}.tar.xz") as packed:
        packed.extractall(tmp_path / "old", filter="data")

    with closing(open_lake(location)) as lake:
        actions.put_back(lake, tmp_path / "old" / "backup.zip")

        assert read(lake) == told(tmp_path / "old")
        assert lake.original(2)[0] == "审核评分.csv"


@pytest.mark.server
def test_an_older_catalogue_on_a_server_is_upgraded(server_location):
    with closing(open_lake(server_location)) as lake:
        commit(lake, {ALIASES: aliases("甲")})
    engine = create_engine(locate(server_location).database)
    METADATA.drop_all(engine, [METADATA.tables["lake_version"], AUDIT, RECORD_HEAD])
    engine.dispose()
    locate(server_location).record_head.unlink()

    with closing(open_lake(server_location)) as lake:
        commit(lake, {ALIASES: aliases("乙")})

        assert [line.about for line in lake.audit_lines()] == ["#2 book.xlsx"]
    assert tables_of(server_location) == set(METADATA.tables)


def test_a_lake_of_this_version_is_opened_without_waiting_for_a_writer(tmp_path):
    open_lake(tmp_path).close()

    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with closing(open_lake(tmp_path)) as lake:
            assert lake.revision() == 0


def test_a_lake_of_a_newer_program_is_refused_untouched(location):
    open_lake(location).close()
    stamp(location, upgrading.NEWEST + 1)

    with pytest.raises(LakeNewerError) as refused:
        open_lake(location)

    assert (refused.value.found, refused.value.known) == (upgrading.NEWEST + 1, upgrading.NEWEST)
    stamp(location, upgrading.NEWEST)
    with closing(open_lake(location)) as lake:
        assert lake.history() == []


def test_a_step_that_fails_leaves_the_older_lake_as_it_was(old, monkeypatch):
    def fails(_connection):
        raise OSError

    before = tables_of(old / "lake")
    step = upgrading.Step(upgrading.NEWEST, fails)
    monkeypatch.setattr(upgrading, "STEPS", (*upgrading.STEPS, step))

    with pytest.raises(Exception, match="lake"):
        open_lake(old / "lake")

    assert tables_of(old / "lake") == before
    monkeypatch.undo()
    with closing(open_lake(old / "lake")) as lake:
        assert read(lake) == told(old)


def test_a_back_up_of_a_newer_program_is_refused(tmp_path, monkeypatch):
    with closing(open_lake(tmp_path / "here")) as lake:
        commit(lake, {ALIASES: aliases("甲")})
        monkeypatch.setattr(upgrading, "NEWEST", upgrading.NEWEST + 1)
        actions.back_up(lake, tmp_path / "a.zip")
        monkeypatch.undo()

    with closing(open_lake(tmp_path / "there")) as lake:
        with pytest.raises(BackupNewerError):
            actions.put_back(lake, tmp_path / "a.zip")

        assert lake.history() == []
