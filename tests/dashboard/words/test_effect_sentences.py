"""What an import, an undo or a later edition does, in words."""

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import HeadsMovedError, open_lake
from dashboard.words import effect_sentences as words
from dashboard.words import refusals
from tests.analytics import builders as b

NOW = datetime(2024, 1, 31, 9, tzinfo=UTC)
HALF = parse("2021H1")


@pytest.fixture
def lake(tmp_path):
    opened = open_lake(tmp_path)
    tree = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"))
    reviewed = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2400, 1500, 700))
    tables = {"organisations": tree, "rubrics": b.rubric(30, 20, 10), "reviews": reviewed}
    actions.seed(opened, tables, actor="甲", made_at=NOW)
    yield opened
    opened.close()


def change(lake, name, *rows):
    return actions.preview(lake.snapshot(), name, b.frame(name, list(rows)))


def take(lake, incoming, sha256="a" * 64):
    return actions.commit(lake, incoming, file_name="a", sha256=sha256, actor="张三", made_at=NOW)


def test_the_headline_counts_scores_and_places(lake):
    told = actions.effect(change(lake, "reviews", b.review("u2", 2800, 1500, 700)), [HALF])

    assert words.about_effect(told)[0].startswith("2021年上半年：1个评分变化，2个单位名次变化")
    assert words.about_rows(told) == "共1处数据变化。"


def test_a_period_that_stays_the_same_is_told_last(lake):
    told = actions.effect(change(lake, "reviews", b.review("u2", 2800, 1500, 700)), [HALF])
    columns = [name for name in told.by_period.columns if name.endswith(("_changed", "_new", "_gone"))]
    same = told.by_period.with_columns(pl.lit("2022H1").alias("period"), pl.col(columns) * 0)

    lines = words.about_effect(replace(told, by_period=pl.concat([same, told.by_period])))

    assert [line[:8] for line in lines] == ["2021年上半年", "2022年上半年"]


def test_the_headline_says_so_when_scores_and_places_stay(lake):
    told = actions.effect(change(lake, "star_ratings", b.rated("b1", 5)), [HALF])

    [line] = words.about_effect(told)
    assert line == "2021年上半年：评分、名次不变，五星支部由0个变为1个。"


def test_a_share_is_told_before_and_after(lake):
    take(lake, change(lake, "star_ratings", b.rated("b1", 4)))
    told = actions.effect(change(lake, "star_ratings", b.rated("b1", 5)), [HALF])

    assert "五星占比由0.0%变为100.0%" in words.about_effect(told)[0]


def test_periods_that_were_not_built_are_named(lake):
    told = actions.effect(change(lake, "reviews", b.review("u2", 2800, 1500, 700)), [])

    assert "看不出对结果的影响" in words.about_effect(told)[0]


def test_changed_rows_are_shown_as_a_workbook_writes_them(lake):
    told = actions.effect(change(lake, "reviews", b.review("u2", 2850, 1500, None)), [])

    shown = words.row_lines(told).rows()
    assert shown == [
        ("审核评分", "2021年上半年", "单位u2", "u2", "修改", "第1项审核得分", "24.00", "28.50"),
        ("审核评分", "2021年上半年", "单位u2", "u2", "修改", "第3项审核得分", "7.00", None),
    ]


def test_rows_an_undo_leaves_are_shown_with_the_later_commit(lake):
    made = take(lake, change(lake, "reviews", b.review("u2", 2800, 1500, 700), b.review("u1", 1, 1, 1)))
    take(lake, change(lake, "reviews", b.review("u1", 2, 2, 2)), "b" * 64)

    undoing = actions.undo_preview(lake, made.id)

    assert words.about_undo(undoing) == (
        "撤销第2次变更：恢复1行，移除0行；1行在此后又被改过（第3次变更1行），保持不变。"
    )
    assert words.kept_lines(undoing).rows() == [("审核评分", "2021年上半年", "单位u1", "u1", 3)]


def test_a_stale_preview_is_refused_with_who_and_when(lake):
    first = change(lake, "reviews", b.review("u2", 2800, 1500, 700))
    second = change(lake, "reviews", b.review("u2", 2700, 1500, 700))
    take(lake, first)

    with pytest.raises(HeadsMovedError) as refused:
        take(lake, second, "b" * 64)

    said = refusals.words(refused.value)
    assert "审核评分 2021年上半年（第2次变更，张三于2024-01-31" in said
    assert said.endswith("未作任何改动，请按最新数据重新核对后再确认。")
