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

        assert unexpected_errors.told(error)

    app = AppTest.from_function(script, args=(error,)).run()
    assert not app.exception
    [said] = app.error
    return said.value.replace("\\", "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LakeUnavailableError, Trouble.UNAVAILABLE),
        (LakeMissingError, Trouble.MISSING),
        (LakeBusyError, Trouble.BUSY),
        (LakeReadOnlyError, Trouble.READ_ONLY),
        (LakeFullError, Trouble.FULL),
        (CatalogueDamagedError, Trouble.CATALOGUE),
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

    assert told(ComputeError("parquet")) == Trouble.FILE.format(file=file)


def test_where_every_file_can_be_read_none_is_blamed(tmp_path, monkeypatch):
    two_units(tmp_path).close()
    monkeypatch.setenv(settings.LOCATION, str(tmp_path))

    assert data.damaged() is None
    assert "缺失或损坏" not in told(ComputeError("another reason"))
