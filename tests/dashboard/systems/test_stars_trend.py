"""What is said of a trend names the periods it is of, where the picture beside it shows more."""

import re

import polars as pl
import pytest

from analytics.base import rules
from dashboard.systems.stars import figures, sentences


@pytest.mark.parametrize("period", ["2023H2", "2023H1", "2022H2", "2022H1"])
def test_the_sentence_and_the_picture_speak_of_the_same_periods(sample_results, period):
    results = sample_results(period)
    (panel,) = figures.trend(results).fields
    words = sentences.trend(results).words
    closed = results.tables["stars_trends"].filter(scope="全省")["periods"][0]

    if closed < rules.CLOSED_PERIODS_FOR_TREND:
        assert "不足五期" in words
        return
    told = re.search(r"近5期(?:（.*?起，更早的(\d+)期不在判断之内）)?", words)
    assert int(told[1] or 0) + 5 == len(panel.categories.keys)


def test_of_as_many_periods_as_it_is_of_a_trend_says_no_more(sample_results):
    results = sample_results("2023H2")
    pooled = results.tables["stars_pooled"]
    last = pooled["period"].unique().sort().tail(5)
    shown = pooled.filter(pl.col("period").is_in(last.implode()))
    few = type(results)(results.period, results.closed, {**results.tables, "stars_pooled": shown})

    assert "；近5期全省、省直、市直持续上升" in sentences.trend(few).words
    assert "；近5期（2021年下半年起，更早的2期不在判断之内）全省" in sentences.trend(results).words
