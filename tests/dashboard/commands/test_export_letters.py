"""`export letters`: to whom, chosen and listed, and remembered."""

import zipfile

import pytest

from analytics import actions
from analytics.lake import open_lake

PERIOD = ("--period", "2023H2")


def remembered(folder):
    lake = open_lake(folder)
    try:
        return list(actions.remembered_letters(lake, "2023H2"))
    finally:
        lake.close()


def test_letters_go_to_the_units_named_and_are_remembered_and_listed(run, sample_copy, tmp_path):
    lake = ("--lake", sample_copy)

    made = run("export", "letters", tmp_path / "out", *PERIOD, *lake, "--to", "SZ006,SZ009")
    listed = run("export", "letters", tmp_path / "none", *PERIOD, *lake, "--addressees")

    assert made.status == 0
    (packed,) = (tmp_path / "out").glob("*.zip")
    assert "选发2家" in packed.name
    assert len(zipfile.ZipFile(packed).namelist()) == 2
    assert remembered(sample_copy) == ["SZ006", "SZ009"]
    lines = listed.data.splitlines()
    assert len(lines) == 1 + 59
    assert [line.split()[0] for line in lines if "生成过" in line] == ["SZ006", "SZ009"]
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("letters", "--to", "SZ006,SZ004"), "SZ004在2023年下半年没有已到期"),
        (("letters", "--to", " , "), "没有写单位代码"),
        (("reminders", "--to", "SZ006"), "只用于提醒函"),
        (("all", "--addressees"), "只用于提醒函"),
    ],
)
def test_whoever_owes_nothing_is_no_addressee(run, sample_lake, tmp_path, words, expected):
    outcome = run("export", words[0], tmp_path / "out", *PERIOD, "--lake", sample_lake, *words[1:])

    assert outcome.status == 2
    assert expected in outcome.messages
    assert not (tmp_path / "out").exists()


def test_letters_of_a_period_the_data_have_left_behind_say_so(run, sample_lake, tmp_path):
    def said(period):
        words = ("export", "letters", tmp_path, "--period", period, "--addressees", "--lake", sample_lake)
        return run(*words).messages

    assert "数据已到2023年下半年，这里仍按2023年上半年的情况列出" in said("2023H1")
    assert said("2023H2") == ""
