import io

import polars as pl
import pytest

from analytics import actions, pipeline
from analytics.base import rules
from analytics.base.periods import parse
from analytics.lake import open_lake
from dashboard.commands.result_tables import csv_of
from tests.conftest import NOW
from tests.dashboard.commands.conftest import ACCEPTING, review_file, standing


def read_csv(text: str, like: pl.DataFrame) -> pl.DataFrame:
    return pl.read_csv(io.StringIO(text), schema=like.schema)


@pytest.mark.parametrize("period", ["2023H2", "2021", "2021Q4", "2021-12"])
@pytest.mark.parametrize("name", ["rankings", "burden_pooled"])
def test_csv_holds_what_the_pipeline_builds(run, sample_lake, name, period):
    built = pipeline.build(standing(sample_lake).tables(), parse(period)).tables[name]

    outcome = run("results", name, "--period", period, "--csv", "--lake", sample_lake)

    assert outcome.status == 0
    said = {"period_shown": pl.String, "edition": pl.String, "simulated": pl.Boolean}
    read = pl.read_csv(io.StringIO(outcome.data), schema={**built.schema, **said})
    assert read.drop(list(said)).equals(pl.DataFrame(built))
    assert read.select("period_shown", "simulated").unique().rows() == [(period, name != "survey")]


def test_csv_of_every_table_reads_back_the_same(sample_lake):
    results = pipeline.build(standing(sample_lake).tables(), parse("2023H2"))

    read_back = {name: read_csv(csv_of(frame), frame) for name, frame in results.tables.items()}

    assert [name for name, frame in results.tables.items() if not read_back[name].equals(frame)] == []


def test_a_text_a_spreadsheet_would_run_gets_an_apostrophe():
    frame = pl.DataFrame({"name": ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "甲=1"], "n": [-1] * 7})

    read = pl.read_csv(io.StringIO(csv_of(frame)))

    assert read["name"].to_list() == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "甲=1"]
    assert read["n"].to_list() == [-1] * 7


def test_the_default_period_is_the_latest_half_year_with_reviews(run, small):
    assert "2021年下半年" in run("results", "scores", "--lake", small).data


def test_an_edition_is_shown_until_the_data_change(run, small, tmp_path):
    run(*ACCEPTING, "2021H1", "--lake", small)
    frozen = run("results", "scores", "--period", "2021H1", "--lake", small)

    run("import", review_file(tmp_path, ("单位u1", "2021H1", 30, 20, 10)), "--lake", small)

    draft = run("results", "scores", "--period", "2021H1", "--lake", small)
    named = run("results", "scores", "--edition", "2021H1-1", "--lake", small)
    assert "定稿第1版" in frozen.data
    assert "草稿（第2次" in draft.data
    assert "60.00" in draft.data
    assert named.data == frozen.data


def test_a_message_in_csv_mode_is_not_mixed_with_the_data(run, sample_lake):
    outcome = run("results", "rankings", "--period", "2022", "--csv", "--lake", sample_lake)

    assert rules.SYNTHETIC_MARK in outcome.messages
    assert rules.SYNTHETIC_MARK not in outcome.data


def test_a_name_that_would_steer_the_terminal_is_plain_text(run, folder):
    from tests.analytics import builders as b

    lake = open_lake(folder)
    tables = {
        "organisations": b.organisations(b.unit("u1", name="甲\x1b[2J\n乙\u202e")),
        "rubrics": b.rubric(60),
        "reviews": b.reviews(b.review("u1", 5000)),
    }
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    lake.close()

    outcome = run("results", "scores", "--lake", folder)

    assert "甲 [2J 乙" in outcome.data
    assert not {"\x1b", "\u202e"} & set(outcome.data)


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (("bogus",), "rankings 单位排名"),
        (("rankings", "--period", "2021H3"), "2021、2021H2、2021Q4、2021-12"),
        (("rankings", "--edition", "2021-9"), "没有编号为“2021-9”的定稿版本"),
        (("--period", "2021"), "要与表名一起使用"),
    ],
)
def test_what_is_unknown_is_wrong_usage_and_the_choices_are_named(run, small, argv, expected):
    outcome = run("results", *argv, "--lake", small)

    assert outcome.status == 2
    assert expected in outcome.messages
    assert outcome.data == ""


def test_an_edition_of_another_period_is_wrong_usage(run, small):
    run(*ACCEPTING, "2021H1", "--lake", small)

    outcome = run("results", "scores", "--edition", "2021H1-1", "--period", "2021H2", "--lake", small)

    assert outcome.status == 2
    assert "2021年上半年" in outcome.messages


def test_an_empty_lake_has_no_results_and_says_what_to_do(run, empty):
    outcome = run("results", "rankings", "--lake", empty)

    assert outcome.status == 1
    assert "import" in outcome.messages


def test_a_period_without_data_gives_an_empty_table_and_says_so(run, small):
    outcome = run("results", "items", "--period", "2035H1", "--lake", small)

    assert outcome.status == 0
    assert "没有“要素得分”的数据" in outcome.messages
