import json

import openpyxl
import pytest

from tests.dashboard.commands.conftest import csv_file, standing


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2022H1", "没有到期末"),
        ("2021Q4", "只有半年和年度"),
        ("2021-06", "只有半年和年度"),
        ("2020H2", "没有一个单位"),
    ],
)
def test_what_cannot_be_finalised_is_refused_in_words(run, small, period, expected):
    outcome = run("finalise", period, "--lake", small)

    assert outcome.status == 1
    assert expected in outcome.messages
    assert outcome.data == ""


def test_an_empty_lake_cannot_be_finalised(run, empty):
    assert run("finalise", "2021H1", "--lake", empty).status == 1


def test_cards_of_a_period_have_a_sheet_a_unit(run, small, tmp_path):
    path = tmp_path / "t.xlsx"

    outcome = run("template", "reviews", path, "--form", "card", "--period", "2021H2", "--lake", small)

    assert outcome.status == 0
    assert openpyxl.load_workbook(path).sheetnames == ["单位u1", "单位u2", "选项", "填写说明"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("star_ratings", "--form", "card"), "没有评分卡样式"),
        (("star_ratings", "--form", "list"), "没有样式"),
        (("branch_cards", "--form", "card"), "请先选单位"),
        (("branch_cards", "--form", "card", "--unit", "单位u1", "--period", "2019H1"), "没有单位“单位u1”"),
        (("reviews", "--unit", "单位u9"), "没有单位“单位u9”"),
        (("reviews", "--period", "2021-12"), "按半年填写"),
        (("weak_branches", "--period", "2021H1"), "不分考核期"),
    ],
)
def test_a_template_that_cannot_be_is_refused_in_words(run, small, tmp_path, words, expected):
    outcome = run("template", words[0], tmp_path / "t.xlsx", *words[1:], "--lake", small)

    assert outcome.status == 2
    assert expected in outcome.messages
    assert not (tmp_path / "t.xlsx").exists()


def test_a_file_that_is_there_is_not_overwritten(run, small, tmp_path):
    kept = csv_file(tmp_path / "t.xlsx", ("留着",))

    outcome = run("template", "reviews", kept, "--lake", small)

    assert outcome.status == 2
    assert "留着" in kept.read_text("utf-8")


def test_a_folder_that_is_not_there_is_wrong_usage(run, small, tmp_path):
    assert run("template", "reviews", tmp_path / "nowhere" / "t.xlsx", "--lake", small).status == 2
    assert standing(small).revision == 1


def test_what_is_lacking_is_listed_and_confirmed_by_name(run, small):
    refused = run("finalise", "2021H2", "--lake", small)

    assert (refused.status, refused.data) == (1, "")
    first, *lines = refused.messages.splitlines()
    assert "还有3项情况没有确认" in first
    assert [line.split("（")[0] for line in lines] == ["unreviewed", "branch-cards", "unrated-branches"]
    assert "1个单位没有审核评分" in lines[0]
    assert "单位u2" in lines[0]

    some = run("finalise", "2021H2", "--accept", "unreviewed,branch-cards", "--lake", small)
    assert [line.split("（")[0] for line in some.messages.splitlines()[1:]] == ["unrated-branches"]

    every = run("finalise", "2021H2", "--accept", "unreviewed,branch-cards,unrated-branches", "--lake", small)
    assert (every.status, every.data) == (0, "2021H2-1\n")


def test_programs_read_why_and_a_name_nobody_knows_is_wrong_usage(run, small):
    told = json.loads(run("finalise", "2021H2", "--json", "--lake", small).data)["refused"]
    assert told["code"] == "not_accepted"
    assert "unrated-branches" in told["message"]

    outcome = run("finalise", "2021H2", "--accept", "unreviewed,all", "--lake", small)
    assert outcome.status == 2
    assert "不认识“all”" in outcome.messages
