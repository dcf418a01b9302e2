"""A catalogue that contradicts itself, or holds what nobody wrote: no number is given, and words say so."""
# ruff: noqa: S608 - the statements are written here

import sqlite3
from contextlib import closing

import pytest

from analytics.lake import open_lake
from dashboard.commands import status
from tests.dashboard.commands.conftest import ACCEPTING, review_file

REVIEWS = "dataset = 'reviews' AND partition = '2021H1'"
STANDING = (
    f"UPDATE files SET rows = 0 WHERE {REVIEWS}",
    f"UPDATE files SET rows = -5 WHERE {REVIEWS}",
    f"UPDATE files SET rows = 'a' WHERE {REVIEWS}",
    f"UPDATE files SET path = 'reviews/2021H2-x.parquet' WHERE {REVIEWS}",
    f"UPDATE files SET sha256 = x'00' WHERE {REVIEWS}",
    f"DELETE FROM heads WHERE {REVIEWS}",
    f"DELETE FROM commit_files WHERE {REVIEWS}",
    f"UPDATE commit_files SET partition = '2021X1' WHERE {REVIEWS}",
    f"UPDATE commit_files SET old_file_id = 1 WHERE {REVIEWS}",
    "DELETE FROM heads",
    *(f"UPDATE {table} SET dataset = 'reviewz' WHERE {REVIEWS}" for table in ("files", "heads")),
    "UPDATE commits SET undone_by = 1 WHERE id = 1",
    "UPDATE commits SET undone_by = 9 WHERE id = 1",
    "UPDATE commits SET actor = x'00ff' WHERE id = 1",
    "UPDATE commits SET made_at = '2023-99-01 00:00:00' WHERE id = 1",
    "UPDATE editions SET period = '20Z2'",
    "UPDATE editions SET number = 'a'",
    "UPDATE editions SET commit_id = 77",
)
OF_EDITIONS = (
    "UPDATE edition_tables SET name = 'rankingz' WHERE name = 'rankings'",
    "UPDATE edition_tables SET path = x'00' WHERE name = 'rankings'",
)
OF_WHAT_EDITIONS_CAME_FROM = (
    "DELETE FROM edition_heads",
    f"UPDATE edition_heads SET file_id = 1 WHERE {REVIEWS}",
    "UPDATE edition_heads SET partition = '2021H2' WHERE dataset = 'rubrics'",
)
READING = (
    ("results", "rankings", "--period", "2021H2"),
    ("results", "rankings", "--edition", "2021H1-1"),
    ("history", "--json"),
    ("history", "1"),
    ("editions",),
    ("audit",),
    (*ACCEPTING, "2021H2"),
    ("undo", "2", "--preview"),
)


@pytest.fixture
def final(run, small, tmp_path):
    assert run("import", review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7)), "--lake", small).status == 0
    assert run(*ACCEPTING, "2021H1", "--lake", small).status == 0
    return small


def damage(lake, *statements):
    with sqlite3.connect(lake / "catalogue.sqlite") as connection:
        connection.executescript("PRAGMA ignore_check_constraints = 1;" + ";".join(statements))
    connection.close()


def refused(run, lake, words):
    outcome = run(*words, "--lake", lake)
    told = (outcome.status, outcome.data) == (status.UNAVAILABLE, "")
    return told and "数据库已损坏" in outcome.messages and "Traceback" not in outcome.messages


@pytest.mark.parametrize("statement", STANDING)
def test_a_value_or_a_row_that_something_else_contradicts_stops_every_command(
    run, final, tmp_path, statement
):
    damage(final, statement)

    assert refused(run, final, READING[0])
    assert refused(run, final, ("backup", tmp_path / "a.zip"))
    assert not (tmp_path / "a.zip").exists()


@pytest.mark.parametrize("words", READING)
def test_every_command_that_reads_says_that_the_catalogue_is_damaged(run, final, words):
    damage(final, STANDING[0])

    assert refused(run, final, words)


@pytest.mark.parametrize("statement", OF_EDITIONS)
def test_a_table_of_an_edition_under_another_name_is_not_one_without_rows(run, final, statement):
    damage(final, statement)

    assert refused(run, final, READING[1])
    assert run(*READING[0], "--lake", final).status == status.DONE


@pytest.mark.parametrize("statement", [*OF_EDITIONS, *OF_WHAT_EDITIONS_CAME_FROM])
def test_what_editions_name_wrongly_is_found_by_check_and_by_a_back_up(
    run, final, tmp_path, monkeypatch, statement
):
    monkeypatch.setattr("dashboard.files.selfcheck.check_parts", list)
    damage(final, statement)

    assert refused(run, final, ("check",))
    assert refused(run, final, ("backup", tmp_path / "a.zip"))


def test_a_page_of_the_database_that_lost_a_row_is_noticed(run, final):
    """The first bytes of a page of rows say how many there are."""
    catalogue = final / "catalogue.sqlite"
    content = bytearray(catalogue.read_bytes())
    with sqlite3.connect(catalogue) as connection:
        [page] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'edition_tables'"
        ).fetchone()
    connection.close()
    size = int.from_bytes(content[16:18], "big")
    content[(page - 1) * size + 4] ^= 1
    catalogue.write_bytes(content)

    assert [words for words in READING if not refused(run, final, words)] == []


def test_a_back_up_whose_rows_contradict_each_other_is_refused_and_leaves_nothing(
    run, final, tmp_path, monkeypatch
):
    for check in ("refuse_damaged", "refuse_damaged_editions"):  # as the programs before made it
        monkeypatch.setattr(f"analytics.lake.agreement.{check}", lambda *_: None)
    damage(final, STANDING[0])
    assert run("backup", tmp_path / "a.zip", "--lake", final).status == status.DONE
    monkeypatch.undo()

    outcome = run("restore", tmp_path / "a.zip", "--lake", tmp_path / "there")

    assert outcome.status == status.REFUSED
    assert not (tmp_path / "there").exists()


def test_what_was_undone_and_imported_again_is_no_damage(run, small, tmp_path):
    again = review_file(tmp_path, ("单位u2", "2022H1", 20, 19, 7))
    assert run("import", again, "--lake", small).status == 0
    with closing(open_lake(small)) as lake:
        revision = lake.revision()
    assert run("undo", str(revision), "--lake", small).status == 0

    assert run("import", again, "--lake", small).status == 0
    assert run("results", "rankings", "--period", "2022H1", "--lake", small).status == 0
