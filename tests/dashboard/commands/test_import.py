from pathlib import Path

import pytest

from analytics import reference
from tests.dashboard.commands.conftest import csv_file, review_file, standing

WORKBOOKS = Path(__file__).parents[3] / "sample_data" / "workbooks"
NEW = ("单位u2", "2021年下半年", 20, 19, 7)


def test_the_wrong_sample_workbook_changes_nothing(run, sample_copy):
    outcome = run("import", WORKBOOKS / "review_matrix_2023H2_wrong.xlsx", "--lake", sample_copy)

    assert outcome.status == 1
    assert len(outcome.data.partition("逐处问题\n")[2].splitlines()) == 5
    assert standing(sample_copy).revision == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("review_matrix_2023H2", "审核评分 2023年下半年：新增0行，变更1行，未变101行"),
        ("star_list_2023H2", "星级评定 2023年下半年：新增0行，变更1行，"),
        ("weak_branch_ledger", "后进支部台账：新增0行，变更1行，"),
        ("survey_2020", "形式主义调查：新增0行，变更0行，未变9行"),
    ],
)
def test_a_sample_workbook_would_change_what_it_should(run, sample_lake, name, expected):
    outcome = run("import", WORKBOOKS / f"{name}.xlsx", "--check", "--lake", sample_lake)

    assert outcome.status == 0
    assert expected in outcome.data
    assert standing(sample_lake).revision == 1


def test_results_show_the_new_numbers_after_an_import(run, small, tmp_path):
    before = run("results", "scores", "--period", "2021H1", "--csv", "--lake", small)

    run("import", review_file(tmp_path, ("单位u1", "2021年上半年", 30, 20, 10)), "--lake", small)

    after = run("results", "scores", "--period", "2021H1", "--csv", "--lake", small)
    assert "480000" in before.data
    assert "600000" in after.data


def test_a_file_that_says_what_stands_already_is_done_without_a_commit(run, small, tmp_path):
    run("import", review_file(tmp_path, NEW), "--lake", small)

    again = run("import", review_file(tmp_path, NEW, (), name="审核评分2.csv"), "--lake", small)

    assert again.status == 0
    assert "无需导入" in again.messages
    assert standing(small).revision == 2


def test_a_period_and_a_data_set_can_be_given(run, small, tmp_path):
    file = csv_file(tmp_path / "a.csv", ("单位", "第1项", "第2项", "第3项"), ("单位u2", 20, 19, 7))

    outcome = run("import", file, "--dataset", "reviews", "--period", "2021H2", "--lake", small)

    assert outcome.status == 0
    assert outcome.data == "审核评分 2021年下半年：新增1行，变更0行，未变0行\n"


def test_rows_that_contradict_those_that_stand_are_refused(run, small, tmp_path):
    heading = ("考评要素版本", "要素序号", "维度", "分值", "考评要素", "适用单位", "适用支部")
    file = csv_file(tmp_path / "考评要素.csv", heading, (2020, 1, "甲", 60, "要素1", "是", "是"))

    outcome = run("import", file, "--lake", small)

    assert outcome.status == 1
    assert "考评要素" in outcome.messages
    assert standing(small).revision == 1


def test_a_real_lake_can_be_started_from_files_alone(run, folder, tmp_path):
    tree = csv_file(
        tmp_path / "组织名册.csv",
        ("组织代码", "组织名称", "组织层级", "上级组织代码", "分组", "排列顺序", "临时支部", "成立日期"),
        ("u1", "甲局", "单位", "", "省直", 1, "否", "2020-01-01"),
        ("b1", "第一党支部", "党支部", "u1", "", "", "否", "2020-01-01"),
    )
    items = reference.rubric_2020().sort("item_no")
    columns = ["rubric_version", "item_no", "dimension", "label"]
    rubric = csv_file(
        tmp_path / "考评要素.csv",
        ("考评要素版本", "要素序号", "维度", "考评要素", "分值", "适用单位", "适用支部"),
        *(
            (*row, points / 100, "是", "是")
            for *row, points in items.select(*columns, "max_points").iter_rows()
        ),
    )
    numbers = items["item_no"].to_list()
    scores = csv_file(
        tmp_path / "审核评分.csv",
        ("单位", "考核期", *(f"第{number}项" for number in numbers)),
        ("甲局", "2021年上半年", *(1 for _ in numbers)),
    )

    statuses = [run("import", file, "--lake", folder).status for file in (tree, rubric, scores)]

    assert statuses == [0, 0, 0]
    assert "39.00" in run("results", "scores", "--lake", folder).data


@pytest.mark.parametrize("missing", ["nothing.xlsx", "."])
def test_a_file_that_cannot_be_opened_is_wrong_usage(run, small, tmp_path, missing):
    outcome = run("import", tmp_path / missing, "--lake", small)

    assert outcome.status == 2
    assert "打不开文件" in outcome.messages


def test_an_unknown_data_set_is_refused_with_the_list(run, small):
    outcome = run("import", "a.csv", "--dataset", "scores", "--lake", small)

    assert outcome.status == 2
    assert "reviews 审核评分" in outcome.messages
