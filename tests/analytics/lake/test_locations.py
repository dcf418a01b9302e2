import sqlite3
from contextlib import closing

import pytest

from analytics.lake import LakeUnavailableError, open_lake
from analytics.lake.catalogue import Catalogue
from analytics.lake.location import locate
from tests.analytics.lake.builders import ALIASES, aliases, commit


def test_a_folder_is_made_with_all_inside_and_may_be_moved(tmp_path):
    folder, other = tmp_path / "var" / "lake", tmp_path / "new"
    lake = open_lake(folder)
    commit(lake, {ALIASES: aliases("甲")})
    lake.close()

    assert (folder / "catalogue.sqlite").is_file()
    assert [path.parent.name for path in (folder / "files").rglob("*.parquet")] == ["aliases"]
    folder.rename(other)
    moved = open_lake(other)
    assert moved.snapshot().frame(*ALIASES)["name"].item() == "甲"
    moved.close()


def test_readers_do_not_wait_for_the_writer_and_a_commit_reaches_the_disk(tmp_path):
    open_lake(tmp_path).close()
    catalogue = Catalogue(locate(tmp_path))

    with catalogue.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    catalogue.close()

    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}  # 2 is FULL


def test_a_lake_can_be_read_while_another_writes(tmp_path):
    lake = open_lake(tmp_path)
    commit(lake, {ALIASES: aliases("甲")})

    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE commits SET note = 'changed'")
        seen = lake.history()[0].note

    lake.close()
    assert seen == ""


def test_a_folder_below_a_file_is_not_available(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(LakeUnavailableError) as error:
        open_lake(tmp_path / "file" / "lake")

    assert error.value.location == str(tmp_path / "file" / "lake")


def test_a_lake_that_goes_away_says_so(tmp_path):
    lake = open_lake(tmp_path)
    base = lake.snapshot()
    (tmp_path / "files").rmdir()
    (tmp_path / "files").write_text("in the way")

    with pytest.raises(LakeUnavailableError):
        commit(lake, {ALIASES: aliases("甲")}, base)

    lake.close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://officer:geheim@localhost/lake",
        "postgresql+psycopg://officer:geheim@localhost/lake?files=",
        "postgresql+psycopg://officer:geheim@localhost:port/lake?files=f",
        "mysql://officer:geheim@localhost/lake?files=f",
        "no such://officer:geheim@localhost/lake?files=f",
    ],
)
def test_a_url_that_cannot_be_a_lake_is_not_available_and_keeps_its_password(url):
    with pytest.raises(LakeUnavailableError) as error:
        open_lake(url)

    assert "geheim" not in error.value.location


def test_a_server_that_does_not_answer_is_not_available(tmp_path):
    with pytest.raises(LakeUnavailableError) as error:
        open_lake(f"postgresql+psycopg://officer:geheim@/lake?host={tmp_path}&files={tmp_path}/files")

    assert "geheim" not in str(error.value)


def test_the_folder_of_the_files_is_taken_off_the_url():
    place = locate("postgresql://officer@server/lake?files=/srv/lake&sslmode=require")

    assert str(place.files) == "/srv/lake"
    assert place.database.drivername == "postgresql+psycopg"
    assert "files" not in place.database.query
    assert place.database.query["sslmode"] == "require"
