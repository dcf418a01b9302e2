"""backup and restore on the command line."""

import errno
import json
import os

import pytest

from analytics.lake import files, upgrading
from dashboard.commands import status
from tests.analytics.lake.builders import stamp


@pytest.fixture
def backup(run, small, tmp_path):
    """A back-up of the small lake."""
    file = tmp_path / "备份.zip"
    assert run("backup", file, "--lake", small).status == status.DONE
    return file


def test_a_lake_put_back_answers_as_the_first(run, small, backup, tmp_path):
    there = tmp_path / "there"

    outcome = run("restore", backup, "--lake", there)

    assert outcome.status == status.DONE
    assert "第1次变更" in outcome.messages
    for words in (
        ["history", "--json"],
        ["editions", "--json"],
        ["results", "rankings", "--period", "2021H1"],
    ):
        asked = [run(*words, "--lake", lake) for lake in (small, there)]
        assert asked[0] == asked[1]
        assert asked[0].status == status.DONE


def test_a_back_up_never_takes_the_place_of_a_file(run, small, backup):
    before = backup.read_bytes()

    outcome = run("backup", backup, "--lake", small)

    assert outcome.status == status.USAGE
    assert "已存在" in outcome.messages
    assert backup.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(run, small, tmp_path):
    outcome = run("backup", tmp_path / "nowhere" / "a.zip", "--lake", small)

    assert outcome.status == status.USAGE
    assert "文件夹是否存在" in outcome.messages


def test_a_damaged_lake_is_told_and_leaves_no_back_up(run, small, tmp_path):
    victim = next(small.rglob("*.parquet"))
    victim.write_bytes(b"?")

    outcome = run("backup", tmp_path / "a.zip", "--lake", small)

    assert outcome.status == status.UNAVAILABLE
    assert victim.name in outcome.messages
    assert list(tmp_path.glob("a.zip*")) == []


def test_a_lake_with_data_is_not_overwritten(run, small, backup):
    outcome = run("restore", backup, "--lake", small)

    assert outcome.status == status.REFUSED
    assert "空目录" in outcome.messages


def test_another_file_is_refused_in_words(run, tmp_path):
    file = tmp_path / "x.zip"
    file.write_text("x")

    outcome = run("restore", file, "--lake", tmp_path / "there")

    assert outcome.status == status.REFUSED
    assert "不是完整的备份文件" in outcome.messages


def test_a_back_up_of_a_newer_program_is_refused_in_words(run, small, tmp_path, monkeypatch):
    monkeypatch.setattr(upgrading, "NEWEST", 99)
    stamp(small, 99)
    run("backup", tmp_path / "a.zip", "--lake", small)
    monkeypatch.undo()

    outcome = run("restore", tmp_path / "a.zip", "--lake", tmp_path / "there")

    assert outcome.status == status.REFUSED
    assert "更新版本的程序所做的备份（数据版本99" in outcome.messages


def test_a_back_up_that_is_not_there_is_told(run, tmp_path):
    outcome = run("restore", tmp_path / "none.zip", "--lake", tmp_path / "there")

    assert outcome.status == status.USAGE
    assert "打不开" in outcome.messages


def audit(run, lake):
    told = json.loads(run("audit", "--json", "--lake", lake).data)["audit"]
    return [(one["action"], one["about"], one["outcome"]) for one in told]


def test_a_back_up_is_noted_where_it_was_made_and_a_restore_where_it_went(run, small, backup, tmp_path):
    before = audit(run, small)

    run("restore", backup, "--lake", tmp_path / "there")

    assert before[0] == ("备份", "备份.zip #1", "done")
    assert audit(run, tmp_path / "there") == [("恢复", "备份.zip #1", "done"), *before[1:]]


def test_a_lake_in_whose_record_something_stands_is_not_filled_from_a_back_up(run, backup, tmp_path):
    there = tmp_path / "there"
    run("template", "reviews", tmp_path / "a.xlsx", "--lake", there)
    run("seed", "--as", "leader", "--lake", there)

    outcome = run("restore", backup, "--lake", there)

    assert outcome.status == status.REFUSED
    assert "已有数据" in outcome.messages
    assert [action for action, *_ in audit(run, there)] == ["装入示例数据"]


def damaged(backup):
    backup.write_bytes(backup.read_bytes()[:-300])


def with_a_changed_file(backup):
    content = backup.read_bytes()
    place = content.rindex(b"PAR1") - 50
    backup.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])


@pytest.mark.parametrize("spoil", [damaged, with_a_changed_file, lambda backup: backup.unlink()])
def test_a_refused_restore_leaves_nothing(run, backup, tmp_path, spoil):
    spoil(backup)

    outcome = run("restore", backup, "--lake", tmp_path / "far" / "there")

    assert outcome.status != status.DONE
    assert not (tmp_path / "far").exists()
    assert run("history", "--lake", tmp_path / "far" / "there").status == status.UNAVAILABLE


def test_a_refused_restore_into_an_empty_lake_leaves_it_as_it_was_and_a_whole_one_goes_in(
    run, backup, tmp_path
):
    there = tmp_path / "there"
    run("template", "reviews", tmp_path / "a.xlsx", "--lake", there)
    whole = backup.read_bytes()
    with_a_changed_file(backup)

    assert run("restore", backup, "--lake", there).status == status.REFUSED
    assert list((there / "files").rglob("*.parquet")) == []

    backup.write_bytes(whole)
    assert run("restore", backup, "--lake", there).status == status.DONE


def test_a_restore_that_finds_no_room_leaves_nothing(run, backup, tmp_path, monkeypatch):
    write, left = files.write_through, iter(range(3))

    def until_full(*words):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(*words)

    monkeypatch.setattr(files, "write_through", until_full)
    outcome = run("restore", backup, "--lake", tmp_path / "there")

    assert outcome.status == status.UNAVAILABLE
    assert "磁盘已满" in outcome.messages
    assert not (tmp_path / "there").exists()


def test_a_back_up_of_an_empty_lake_is_put_back_and_stays(run, tmp_path):
    run("template", "reviews", tmp_path / "a.xlsx", "--lake", tmp_path / "empty")
    run("backup", tmp_path / "a.zip", "--lake", tmp_path / "empty")

    assert run("restore", tmp_path / "a.zip", "--lake", tmp_path / "there").status == status.DONE
    assert run("audit", "--lake", tmp_path / "there").status == status.DONE
