"""undo, editions, history N, and what they say to programs."""

import json
from pathlib import Path

import pytest

from analytics import actions
from analytics.lake import LakeFullError, open_lake
from dashboard.words import refusals
from tests.conftest import NOW
from tests.dashboard.commands.conftest import ACCEPTING, review_file, standing

ROWS_CHANGED = [["审核评分", "2021年上半年", "0", "1", "0", "2"]]
CHANGED = ("单位u2", "2021H1", 30, 20, 10)


@pytest.fixture
def imported(run, small, tmp_path):
    """The small lake after a correction of 2021H1."""
    assert run("import", review_file(tmp_path, CHANGED), "--lake", small, "--actor", "张三").status == 0
    return small


def test_an_undo_puts_the_rows_back_and_says_so(run, imported):
    before = standing(imported).frame("reviews", "2021H1")["reviewed_01"].to_list()

    outcome = run("undo", 2, "--lake", imported, "--actor", "李四")

    assert (outcome.status, before) == (0, [2500, 3000])
    assert standing(imported).frame("reviews", "2021H1")["reviewed_01"].to_list() == [2500, 2000]
    assert "已撤销第2次变更（这是第3次变更）。" in outcome.messages
    listed = run("history", "--lake", imported).data
    assert "已被第3次变更撤销" in listed
    assert "李四" in listed


def test_an_undo_that_was_done_is_refused_and_one_that_never_was_is_wrong_usage(run, imported):
    run("undo", 2, "--lake", imported)

    again = run("undo", 2, "--lake", imported)
    unknown = run("undo", 9, "--lake", imported)

    assert (again.status, "已被第3次变更撤销" in again.messages) == (1, True)
    assert (unknown.status, "没有第9次变更" in unknown.messages) == (2, True)


def test_the_file_of_an_import_is_given_back_byte_for_byte(run, imported, tmp_path):
    came, kept = tmp_path / "审核评分.csv", tmp_path / "kept.csv"

    shown = run("history", 2, "--original", kept, "--lake", imported)
    again = run("history", 2, "--original", kept, "--lake", imported)

    assert kept.read_bytes() == came.read_bytes()
    assert [line.split() for line in shown.data.splitlines() if line.startswith("审核评分")] == ROWS_CHANGED
    assert "原文件“审核评分.csv”" in shown.data
    assert (again.status, "已存在" in again.messages) == (2, True)


def test_a_commit_without_a_file_has_none_to_give(run, small, tmp_path):
    outcome = run("history", 1, "--original", tmp_path / "x", "--lake", small)

    assert (outcome.status, outcome.data) == (1, "")
    assert not (tmp_path / "x").exists()
    assert run("history", "--original", tmp_path / "x", "--lake", small).status == 2
    assert run("history", 9, "--lake", small).status == 2


def test_ctrl_c_in_an_undo_says_that_it_is_whole_or_not_there(run, imported, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "undo", interrupted)
    outcome = run("undo", 2, "--lake", imported)

    assert outcome.status == 130
    assert "变更要么整个完成，要么没有发生" in outcome.messages


def test_an_empty_lake_speaks_to_programs_too(run, empty):
    assert json.loads(run("history", "--json", "--lake", empty).data) == {"commits": [], "editions": []}
    assert json.loads(run("editions", "--json", "--lake", empty).data) == {"editions": []}
    assert "还没有定稿版本" in run("editions", "--lake", empty).messages


def test_issued_files_are_listed_with_their_edition(run, imported):
    run(*ACCEPTING, "2021H1", "--lake", imported)
    lake = open_lake(imported)
    lake.keep_issued("2021H1-1", "简报.docx", b"12345", made_at=NOW)
    lake.close()

    assert "简报.docx" in run("editions", "2021H1-1", "--lake", imported).data
    told = json.loads(run("editions", "2021H1-1", "--json", "--lake", imported).data)
    assert [(one["name"], one["size"]) for one in told["issued_files"]] == [("简报.docx", 5)]


def test_what_cannot_be_finalised_has_a_code(run, small):
    told = json.loads(run(*ACCEPTING, "2022H1", "--json", "--lake", small).data)

    assert told["refused"]["code"] == "period_open"
    assert "没有到期末" in told["refused"]["message"]


def test_a_full_disk_is_said(run, small, monkeypatch):
    def full(*_, **__):
        raise LakeFullError(str(small))

    monkeypatch.setattr("analytics.lake.Lake.commit", full)
    outcome = run("undo", 1, "--lake", small)

    assert (outcome.status, "已满" in outcome.messages) == (3, True)


def test_every_refusal_has_a_code_of_its_own():
    codes = {refusals.code(kind.__new__(kind)) for kind in refusals.REFUSALS}

    documented = (Path(__file__).parents[3] / "docs" / "OPERATIONS.md").read_text("utf-8")
    assert len(codes) == len(refusals.REFUSALS)
    assert {code for code in codes if f"`{code}`" not in documented} == set()
