import openpyxl
import pytest

from analytics import datasets
from dashboard.commands.terminal import columns
from tests.dashboard.commands.conftest import csv_file, review_file, standing


def test_finalising_gives_the_id_of_the_next_edition(run, small):
    first = run("finalise", "2021H1", "--lake", small)
    second = run("finalise", "2021H1", "--lake", small, "--actor", "李四")

    assert (first.status, first.data) == (0, "2021H1-1\n")
    assert second.data == "2021H1-2\n"
    assert "李四" in run("history", "--lake", small).data


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


def test_an_empty_lake_cannot_be_finalised(run, folder):
    assert run("finalise", "2021H1", "--lake", folder).status == 1


def test_history_lists_commits_and_editions_newest_first(run, small, tmp_path):
    run("import", review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7)), "--lake", small)
    run("finalise", "2021H1", "--lake", small)
    run("finalise", "2021H2", "--lake", small)

    lines = run("history", "--lake", small).data.splitlines()

    assert lines[0] == "数据变更"
    assert [line.split()[0] for line in lines[2:4]] == ["2", "1"]
    assert "审核评分 2021年下半年 2行" in lines[2]
    assert lines[5] == "定稿版本"
    assert {line.split()[0] for line in lines[7:]} == {"2021H1-1", "2021H2-1"}
    starts = {columns(line[: line.index("第2次")]) for line in lines[7:]}
    assert starts == {columns(lines[6][: lines[6].index("依据")])}


def test_history_of_an_empty_lake_says_so(run, folder):
    outcome = run("history", "--lake", folder)

    assert (outcome.status, outcome.data) == (0, "")
    assert "还没有任何变更" in outcome.messages


@pytest.mark.parametrize("dataset", ["reviews", "审核评分"])
def test_a_template_has_the_items_of_the_newest_rubric(run, small, tmp_path, dataset):
    outcome = run("template", dataset, tmp_path / "t.xlsx", "--lake", small)

    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    headings = [cell.value for cell in book[datasets.ALL["reviews"].title][1]]
    assert outcome.status == 0
    assert headings[-1] == "第3项审核得分"


def test_a_file_that_is_there_is_not_overwritten(run, small, tmp_path):
    kept = csv_file(tmp_path / "t.xlsx", ("留着",))

    outcome = run("template", "reviews", kept, "--lake", small)

    assert outcome.status == 1
    assert "留着" in kept.read_text("utf-8")


def test_a_folder_that_is_not_there_is_wrong_usage(run, small, tmp_path):
    assert run("template", "reviews", tmp_path / "nowhere" / "t.xlsx", "--lake", small).status == 2
    assert standing(small).revision == 1
