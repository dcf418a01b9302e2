"""The program round the commands: usage in Chinese, exit statuses, a quiet end, a light start."""

import argparse
import ast
import inspect
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.base import settings
from dashboard.commands import parser, results
from dashboard.words.commands import ARGPARSE
from tests.analytics.lake.builders import stamp
from tests.dashboard.commands.conftest import review_file

ROOT = Path(__file__).parents[3]
ENGLISH = re.compile(r"(?<![-\w/.])[A-Za-z]{3,}(?: [a-z]+)+")
# For those who write a parser, never for those who use one.
OF_PROGRAMMERS = (
    ".__call__() not defined",
    "conflicting ",
    'argument "-" with mode',
    "can't open",
    "cannot ",
    "'required' is",
    "invalid option string",
    "dest= is required",
    "invalid conflict_resolution",
    "mutually exclusive arguments must",
    "%r is not callable",
)


def said_by_argparse() -> set[str]:
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext")
    ]
    words = {
        argument.value
        for call in calls
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return {word for word in words if not word.startswith(OF_PROGRAMMERS)}


def test_argparse_has_chinese_for_everything_a_user_may_see():
    assert said_by_argparse() - set(ARGPARSE) == set()


@pytest.mark.parametrize("command", [(), *((name,) for name in parser.COMMANDS)])
def test_help_holds_no_english(run, command):
    outcome = run(*command, "--help")

    assert outcome.status == 0
    assert ENGLISH.findall(outcome.data.replace("python -m dashboard", "")) == []
    assert "用法：" in outcome.data


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("bogus",),
        ("finalise",),
        ("finalise", "2021", "2022"),
        ("history", "--nothing"),
        ("seed", "--seed"),
    ],
)
def test_wrong_usage_is_told_in_chinese_with_status_2(run, argv):
    outcome = run(*argv)

    assert outcome.status == 2
    assert "错误：" in outcome.messages
    assert ENGLISH.findall(outcome.messages.replace("python -m dashboard", "")) == []
    assert outcome.data == ""


def test_the_lake_may_stand_before_or_after_the_command(run, small):
    before = run("--lake", small, "history")
    after = run("history", "--lake", small)

    assert before == after
    assert "reviews" not in before.data
    assert "装入示例数据" in before.data


def test_without_the_option_the_setting_says_where_the_lake_lies(run, small, monkeypatch):
    monkeypatch.setenv(settings.LOCATION, str(small))

    assert "装入示例数据" in run("history").data


@pytest.mark.parametrize("command", [("history",), ("results", "rankings"), ("finalise", "2021"), ("seed",)])
def test_a_lake_that_cannot_be_opened_is_status_3(run, tmp_path, command):
    (tmp_path / "file").write_text("no folder")

    outcome = run(*command, "--lake", tmp_path / "file")

    assert outcome.status == 3
    assert "数据存放处" in outcome.messages


@pytest.mark.parametrize("command", [("history",), ("results", "rankings"), ("undo", "1"), ("audit",)])
def test_a_lake_that_is_not_there_is_said_and_not_made(run, tmp_path, command):
    outcome = run(*command, "--lake", tmp_path / "away")

    assert outcome.status == 3
    assert "找不到数据存放处" in outcome.messages
    assert not (tmp_path / "away").exists()


def test_a_writer_that_waited_in_vain_is_told_that_another_writes(run, small, tmp_path, monkeypatch):
    monkeypatch.setenv(settings.WAIT, "0")
    with closing(sqlite3.connect(small / "catalogue.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        file = review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7))

        outcome = run("import", file, "--lake", small)

    assert outcome.status == 3
    assert "占用" in outcome.messages
    assert run("import", file, "--lake", small).status == 0


def test_a_password_in_a_location_is_never_shown(run):
    outcome = run("history", "--lake", "mysql://u:secret@127.0.0.1/x")

    assert outcome.status == 3
    assert "secret" not in outcome.messages


def test_a_lake_of_a_newer_program_is_status_3_with_what_to_do(run, small):
    stamp(small, 99)

    outcome = run("history", "--lake", small)

    assert outcome.status == 3
    assert "数据版本99" in outcome.messages
    assert "请系统管理员改用新版程序" in outcome.messages


def test_a_lake_with_a_lost_file_is_status_3(run, small):
    for path in (small / "files").rglob("*.parquet"):
        path.unlink()

    outcome = run("results", "scores", "--lake", small)

    assert outcome.status == 3
    assert "备份" in outcome.messages


INTERRUPTED = "已中断，没有改动任何数据。\n"


def test_ctrl_c_ends_with_a_sentence(run, small, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(results.actions, "draft", interrupted)

    outcome = run("results", "scores", "--lake", small)

    assert (outcome.status, outcome.messages, outcome.data) == (130, INTERRUPTED, "")


def ended_by(code: str, *argv: object) -> subprocess.CompletedProcess[str]:
    """The program, run by name as a user does, after some code of the test's own."""
    run_it = f"import runpy, sys\nsys.argv = {['dashboard', *map(str, argv)]!r}\n{code}\n"
    run_it += "runpy.run_module('dashboard', run_name='__main__', alter_sys=True)"
    return subprocess.run(
        [sys.executable, "-c", run_it], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


PRESSED_AT_IMPORT = """
import builtins, os, signal
load = builtins.__import__
def pressed(name, *rest, **named):
    if name == "polars":
        builtins.__import__ = load
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *rest, **named)
builtins.__import__ = pressed
"""
PRESSED_AGAIN_WHEN_TOLD = """
class Stderr(type(sys.stderr)):
    def write(self, text):
        global pressed_again
        if not pressed_again:
            pressed_again = True
            os.kill(os.getpid(), signal.SIGINT)
        return super().write(text)
pressed_again = False
sys.stderr = Stderr(sys.stderr.buffer, line_buffering=True)
"""
PRESSED_AT_THE_VERY_END = """
import os, signal
class Late:
    def __del__(self, kill=os.kill, own=os.getpid(), what=signal.SIGINT):
        kill(own, what)
sys.late = Late()
"""


def test_ctrl_c_while_the_program_is_still_loading_is_said():
    ended = ended_by(PRESSED_AT_IMPORT, "import", "--check", "a.xlsx")

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", INTERRUPTED)


def test_ctrl_c_pressed_twice_is_said_and_is_130_too():
    ended = ended_by(PRESSED_AT_IMPORT + PRESSED_AGAIN_WHEN_TOLD, "import", "--check", "a.xlsx")

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", INTERRUPTED)


def test_ctrl_c_while_the_interpreter_ends_does_not_change_what_came_of_the_run(small):
    ended = ended_by(PRESSED_AT_THE_VERY_END, "history", "--lake", small)
    wrong = ended_by(PRESSED_AT_THE_VERY_END, "bogus")

    assert ended.returncode == 0
    assert "已中断" not in ended.stderr
    assert wrong.returncode == 2


def test_a_second_ctrl_c_while_the_interpreter_ends_leaves_130():
    ended = ended_by(PRESSED_AT_THE_VERY_END + PRESSED_AT_IMPORT, "history")

    assert (ended.returncode, ended.stderr) == (130, INTERRUPTED)


def started(*argv: object, **options) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "dashboard", *map(str, argv)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def test_the_program_writes_utf_8_wherever_it_runs(small):
    program = started("results", "scores", "--csv", "--lake", small)

    data, messages = program.communicate()

    assert program.returncode == 0
    assert "单位u1" in data.decode("utf-8")
    assert "单位得分" in messages.decode("utf-8")


def test_a_closed_pipe_ends_the_program_quietly(small):
    program = started("results", "--lake", small)
    program.stdout.close()

    messages = program.stderr.read()

    program.stderr.close()
    assert program.wait() == 141
    assert messages == b""


def test_the_program_starts_without_the_screen():
    code = (
        "import sys, dashboard.commands.program; print(*{'streamlit', 'plotly', 'pandas'} & set(sys.modules))"
    )

    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert loaded.stdout.split() == []
