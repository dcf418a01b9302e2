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
