"""Errors nobody caught: a page says them in Chinese, without a trace of the program."""

import pytest
from polars.exceptions import ComputeError
from streamlit.testing.v1 import AppTest

from analytics.lake import (
    CatalogueDamagedError,
    LakeBusyError,
    LakeFullError,
    LakeMissingError,
    LakeReadOnlyError,
    LakeUnavailableError,
)
from dashboard.base import settings
from dashboard.screen import data
from dashboard.words.trouble import Trouble
from tests.dashboard.two_units import two_units


def told(error):
    """What a page says of the error, markdown's signs taken away."""

    def script(error):
        from dashboard.screen.frame import unexpected_errors

        assert unexpected_errors.show_error(error)

    app = AppTest.from_function(script, args=(error,)).run()
    assert not app.exception
    [said] = app.error
    return said.value.replace("\\", "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LakeUnavailableError, Trouble.UNAVAILABLE),
        (LakeMissingError, Trouble.MISSING),
        (
            LakeBusyError,
            (
                "数据存放处“{location}”正由其他人或程序占用，等候后仍未轮到。没有改动任何数据，已选的文件和看到的内容都还在。"
                "请稍后再试一次；一再出现，请联系系统管理员。"
            ),
        ),
        (
            LakeReadOnlyError,
            (
                "数据存放处“{location}”现在只能读取，不能写入。没有改动任何数据，查看和导出不受影响。"
                "请联系系统管理员检查文件夹权限和磁盘状态，恢复后再试一次。"
            ),
        ),
        (
            LakeFullError,
            "数据存放处“{location}”所在磁盘已满，没有改动任何数据；查看、备份和导出到其他磁盘不受影响。"
            "请联系系统管理员清理空间后重试。",
        ),
        (
            CatalogueDamagedError,
            (
                "数据存放处“{location}”里的数据库已损坏，无法读取；程序没有再改动它。"
                "请系统管理员保留原文件夹，把最近的备份恢复到新的文件夹。"
            ),
        ),
    ],
)
def test_what_is_wrong_with_the_lake_is_named(kind, words):
    assert told(kind("某处")) == words.format(location="某处")


def test_an_error_nobody_thought_of_says_nothing_of_the_program_and_what_to_do():
    said = told(ZeroDivisionError("secret inside"))

    assert "出错" in said
    assert "历史与定稿" in said
    assert "secret" not in said


def test_a_file_that_cannot_be_read_is_found_and_named(tmp_path, monkeypatch):
    lake = two_units(tmp_path)
    file = lake.snapshot().heads["reviews", "2021H1"].path
    lake.close()
    file.write_bytes(b"garbage")
    monkeypatch.setenv(settings.LOCATION, str(tmp_path))

    assert told(ComputeError("parquet")) == (
        f"数据文件“{file}”缺失或损坏，用到它的结果暂时不能计算。没有改动任何数据，其他数据都还在；"
        "已定稿的考核期可在“版本”里选定稿版本查看。请系统管理员把备份里的同名文件放回原处，再刷新页面或重新执行。"
    )


def test_where_every_file_can_be_read_none_is_blamed(tmp_path, monkeypatch):
    two_units(tmp_path).close()
    monkeypatch.setenv(settings.LOCATION, str(tmp_path))

    assert data.damaged_file() is None
    assert "缺失或损坏" not in told(ComputeError("another reason"))
