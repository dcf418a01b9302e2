"""What an import, an undo or a later edition does, in words."""

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from dashboard.words import effect_sentences as words
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


def test_a_period_that_stays_the_same_is_told_last(lake):
    told = actions.effect(change(lake, "reviews", b.review("u2", 2800, 1500, 700)), [HALF])
    columns = [name for name in told.by_period.columns if name.endswith(("_changed", "_new", "_gone"))]
    same = told.by_period.with_columns(pl.lit("2022H1").alias("period"), pl.col(columns) * 0)

    lines = words.about_effect(replace(told, by_period=pl.concat([same, told.by_period])))

    assert [line[:8] for line in lines] == ["2021年上半年", "2022年上半年"]


def test_a_share_is_told_before_and_after(lake):
    take(lake, change(lake, "star_ratings", b.rated("b1", 4)))
    told = actions.effect(change(lake, "star_ratings", b.rated("b1", 5)), [HALF])

    assert "五星占比由0.0%变为100.0%" in words.about_effect(told)[0]


def test_periods_that_were_not_built_are_named(lake):
    told = actions.effect(change(lake, "reviews", b.review("u2", 2800, 1500, 700)), [])

    assert "看不出对结果的影响" in words.about_effect(told)[0]


def test_scores_of_half_years_that_were_not_built_are_told_with_old_and_new(lake):
    earlier = [b.review("u1", 2500, 1500, 800, period=half) for half in ("2021H2", "2022H1", "2022H2")]
    take(lake, change(lake, "reviews", *earlier))
    spared = [
        {"org_id": org_id, "rubric_version": 2020, "item_no": item, "reason": "无此职能"}
        for org_id, items in (("u1", (3,)), ("u2", (1, 2, 3)))
        for item in items
    ]

    lines = words.about_effect(actions.effect(change(lake, "exemptions", *spared)))

    assert lines[-2] == "还涉及2021年下半年、2021年、2021年上半年，未逐一计算。"
    assert lines[-1] == (
        "其中评分变化的：2021年下半年1个单位（单位u1由48.00分变为40.00分）；"
        "2021年上半年2个单位（单位u1由48.00分变为40.00分、单位u2由46.00分变为无得分）。"
    )
