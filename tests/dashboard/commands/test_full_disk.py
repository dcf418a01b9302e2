"""A full disk: what only reads goes on, what is written elsewhere is whole, what is not written is said."""

import errno
import os
import resource
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from analytics.lake import LakeFullError, open_lake
from dashboard.commands import exported_files, status
from tests.analytics.lake.builders import ALIASES, aliases, commit
from tests.dashboard.commands.conftest import ACCEPTING, review_file

ROOT = Path(__file__).parents[3]
READING = (
    ("results", "rankings", "--csv"),
    ("results", "rankings", "--edition", "2021H1-1"),
    ("history",),
    ("history", "1"),
    ("editions",),
    ("audit",),
)


@contextmanager
def no_room(most=20_000):
    """No file may grow beyond so many bytes; what SQLite wants beside a catalogue is larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def final(run, small):
    assert run(*ACCEPTING, "2021H1", "--lake", small).status == status.DONE
    return small


@pytest.fixture
def cramped(final):
    """A lake beside whose catalogue SQLite cannot put what it wants there, while other places have room."""
    (final / "catalogue.sqlite-shm").mkdir()
    return final


def contents(folder):
    return {path: path.read_bytes() for path in (folder / "files").rglob("*") if path.is_file()}


@pytest.mark.parametrize("words", READING)
def test_reading_needs_no_room(run, final, words):
    before = run(*words, "--lake", final)

    with no_room():
        after = run(*words, "--lake", final)

    assert before.status == status.DONE
    assert after == before


def test_what_a_killed_program_left_in_the_log_is_read_without_room(run, small, tmp_path):
    there = tmp_path / "there"
    with closing(open_lake(small)) as lake:
        commit(lake, {ALIASES: aliases("甲")})
        shutil.copytree(small, there)
    (there / "catalogue.sqlite-shm").unlink()
    assert (there / "catalogue.sqlite-wal").stat().st_size > 0

    with no_room():
        outcome = run("history", "--lake", there)

    assert outcome.status == status.DONE
    assert "book.xlsx" in outcome.data


@pytest.mark.parametrize("words", [("undo", "1"), (*ACCEPTING, "2021H2"), ("import",)])
def test_what_would_change_the_lake_says_that_the_disk_is_full(run, final, tmp_path, words):
    file = review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7))
    before = contents(final)

    with no_room():
        outcome = run(*words, *([file] if words == ("import",) else []), "--lake", final)

    assert outcome.status == status.UNAVAILABLE
    assert "磁盘已满" in outcome.messages
    assert contents(final) == before


def test_once_there_is_room_an_open_lake_writes_again_and_sees_what_others_wrote(small):
    with no_room(), closing(open_lake(small)) as lake:
        assert lake.revision() == 1
        with pytest.raises(LakeFullError):
            lake.note(at=lake.history()[0].made_at, actor="x", action="导出", about="y")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        with closing(open_lake(small)) as other:
            commit(other, {ALIASES: aliases("甲")})

        assert lake.revision() == 2
        assert commit(lake, {ALIASES: aliases("乙")}).id == 3


def test_a_back_up_to_another_disk_is_made_and_can_be_put_back(run, cramped, tmp_path):
    made = run("backup", tmp_path / "a.zip", "--lake", cramped)

    assert made.status == status.DONE
    assert "没有记入操作记录" in made.messages
    assert run("restore", tmp_path / "a.zip", "--lake", tmp_path / "there").status == status.DONE
    assert run("history", "--lake", tmp_path / "there") == run("history", "--lake", cramped)


def test_an_export_to_another_disk_is_made(run, cramped, tmp_path):
    outcome = run("export", "workbook", tmp_path / "out", "--lake", cramped)

    assert outcome.status == status.DONE
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert "没有记入操作记录" in outcome.messages


@pytest.mark.parametrize(
    "words",
    [("backup", "a.zip"), ("template", "reviews", "a.xlsx"), ("history", "2", "--original", "a.csv")],
)
def test_a_target_without_room_is_said_and_no_half_file_stays(run, final, tmp_path, words):
    run("import", review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7)), "--lake", final)
    target = tmp_path / "target"
    target.mkdir()

    with no_room(most=10):
        outcome = run(*words[:-1], target / words[-1], "--lake", final)

    assert outcome.status == status.UNAVAILABLE
    assert f"{target / words[-1]}”所在的磁盘已满" in outcome.messages
    assert "用法" not in outcome.messages
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(
    ("version", "said"),
    [(("--edition", "2021H1-1"), "已随定稿版保存"), (("--period", "2021H2"), "没有任何改动")],
)
def test_an_export_onto_a_full_disk_says_so_and_what_became_of_the_lake(
    run, final, tmp_path, monkeypatch, version, said
):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(exported_files, "_put", full)
    outcome = run("export", "workbook", tmp_path / "out", *version, "--lake", final)

    assert outcome.status == status.UNAVAILABLE
    assert "磁盘已满" in outcome.messages
    assert said in outcome.messages
    assert "导出" not in run("audit", "--lake", final).data


def test_output_onto_a_full_disk_is_said(final):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    command = [sys.executable, "-m", "dashboard", "results", "rankings", "--csv", "--lake", str(final)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )

    assert ended.returncode == status.UNAVAILABLE
    assert "输出所在的磁盘已满" in ended.stderr
    assert "Traceback" not in ended.stderr
