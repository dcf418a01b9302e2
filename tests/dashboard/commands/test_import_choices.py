"""import --check, --preview, --valid-rows, --marked, --json, and Ctrl-C."""

import os
import pty
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from analytics import actions
from tests.dashboard.commands.conftest import review_file, standing

WRONG = Path(__file__).parents[3] / "sample_data" / "workbooks" / "review_matrix_2023H2_wrong.xlsx"
GOOD, FAULTY = ("单位u2", "2021年下半年", 20, 19, 7), ("单位u1", "2021年下半年", 31, "优", 7)


def test_only_one_of_check_and_preview_can_be_asked_for(run, small):
    assert run("import", "a.csv", "--check", "--preview", "--lake", small).status == 2


def test_valid_rows_alone_are_imported_and_the_others_listed_and_kept(run, small, tmp_path):
    file, kept = review_file(tmp_path, GOOD, FAULTY), tmp_path / "left_out.xlsx"

    outcome = run("import", file, "--valid-rows", "--lake", small)
    given = run("history", 2, "--left-out", kept, "--original", tmp_path / "original.csv", "--lake", small)

    assert (outcome.status, given.status) == (0, 0)
    assert "未导入的行：1行\n工作表“审核评分”第3行：“31”超出范围" in outcome.data
    assert "1行没有导入，已随本次变更保存，可用 history 2 --left-out 取出。" in outcome.messages
    assert standing(small).frame("reviews", "2021H2")["reviewed_01"].to_list() == [2600, 2000]
    sheet = openpyxl.load_workbook(BytesIO(kept.read_bytes())).active
    row = [cell.value for cell in sheet[2]]
    assert row[:2] == ["审核评分", 3]
    assert row[4:] == ["单位u1", "2021年下半年", "31", "优", "7"]
    assert (tmp_path / "original.csv").read_bytes() == file.read_bytes()


def test_a_file_without_a_valid_row_is_refused_although_valid_rows_were_asked_for(run, small, tmp_path):
    outcome = run("import", review_file(tmp_path, FAULTY), "--valid-rows", "--lake", small)

    assert outcome.status == 1
    assert "没有一行可以单独导入" in outcome.messages
    assert standing(small).revision == 1


def test_a_faultless_file_leaves_nothing_out(run, small, tmp_path):
    outcome = run("import", review_file(tmp_path, GOOD), "--valid-rows", "--lake", small)

    assert outcome.status == 0
    assert "没有导入" not in outcome.messages
    assert run("history", 2, "--left-out", tmp_path / "x", "--lake", small).status == 1


def test_the_marked_copy_is_saved_and_nothing_is_ever_overwritten(run, sample_lake, tmp_path):
    marked = tmp_path / "marked.xlsx"

    outcome = run("import", WRONG, "--check", "--marked", marked, "--lake", sample_lake)
    content = marked.read_bytes()
    again = run("import", WRONG, "--check", "--marked", marked, "--lake", sample_lake)

    assert (outcome.status, again.status) == (1, 2)
    assert openpyxl.load_workbook(BytesIO(content)).sheetnames[0] == "问题清单"
    assert marked.read_bytes() == content


def test_of_a_file_that_cannot_be_marked_the_list_is_saved(run, small, tmp_path):
    file, marked = review_file(tmp_path, FAULTY), tmp_path / "list.xlsx"

    outcome = run("import", file, "--marked", marked, "--lake", small)

    assert "不能直接标注" in outcome.messages
    assert openpyxl.load_workbook(BytesIO(marked.read_bytes())).sheetnames == ["问题清单"]


def test_nothing_is_marked_in_a_faultless_file_nor_under_another_ending(run, small, tmp_path):
    file, marked = review_file(tmp_path, GOOD), tmp_path / "marked.xlsx"

    faultless = run("import", file, "--check", "--marked", marked, "--lake", small)
    other = run("import", file, "--check", "--marked", tmp_path / "marked.xlsm", "--lake", small)

    assert (faultless.status, other.status) == (0, 2)
    assert "没有生成标注副本" in faultless.messages
    assert not marked.exists()


@pytest.mark.parametrize("moment", ["receive", "preview", "effect"])
def test_ctrl_c_before_the_commit_changes_nothing_and_says_so(run, small, tmp_path, monkeypatch, moment):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, moment, interrupted)
    outcome = run("import", review_file(tmp_path, GOOD), "--preview", "--lake", small)

    assert outcome.status == 130
    assert outcome.messages.endswith("已中断，没有改动任何数据。\n")
    assert standing(small).revision == 1


def test_ctrl_c_at_a_terminal_ends_the_progress_line_and_the_child(small, tmp_path):
    endless = tmp_path / "审核评分.csv"
    os.mkfifo(endless)  # nobody writes into it: who reads it waits
    terminal, stderr = pty.openpty()
    command = [sys.executable, "-m", "dashboard", "import", str(endless), "--lake", str(small)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8") as started:
        os.close(stderr)
        shown = _read_until(terminal, "正在读取文件 0%".encode() * 2)
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text().split()
        started.send_signal(signal.SIGINT)
        shown += _read_until(terminal, "。".encode())
        written, _ = started.communicate()
    os.close(terminal)

    assert (started.returncode, written) == (130, "")
    assert shown.decode().endswith("\r\x1b[K已中断，没有改动任何数据。")
    assert children
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert standing(small).revision == 1


def _read_until(terminal: int, awaited: bytes) -> bytes:
    """What comes until the words have come as often as they stand in awaited."""
    shown = b""
    while awaited not in shown.replace(b"\r\x1b[K", b""):
        shown += os.read(terminal, 1)
    return shown
