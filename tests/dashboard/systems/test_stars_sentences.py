"""The sentences of the page of the stars say what was counted."""

import polars as pl
import pytest

from dashboard.base.common_words import Filters
from dashboard.systems.stars import sentences as headlines
from dashboard.systems.stars.words import Stars
from tests.dashboard.systems.test_stars_figures import build, empty

EVERY = Filters.EVERY_KIND


def with_pooled(**columns):
    results = build()
    pooled = results.tables["stars_pooled"].with_columns(**{n: pl.lit(v) for n, v in columns.items()})
    return type(results)(results.period, True, {**results.tables, "stars_pooled": pooled})


@pytest.mark.parametrize(("shortfall", "surplus", "said"), [(0, 4, "超出4个"), (0, 0, "刚好达到")])
def test_beyond_the_yardstick_the_key_figure_says_by_how_many(shortfall, surplus, said):
    results = with_pooled(shortfall=shortfall, surplus=surplus, reached=True)

    standing = headlines.indicators(results)[1]

    assert (standing.value, standing.good) == (said, True)


def test_the_change_of_the_share_is_worded_in_percentage_points():
    share = headlines.indicators(with_pooled(share_change=-0.015))[0]

    assert (share.change, share.good) == ("−1.5个百分点", False)


def test_the_trend_says_where_the_province_stands_and_gives_no_verdict_on_few_periods():
    assert headlines.trend(build()).on_page == (
        "2021年上半年全省五星支部占19.0%，距25%参照线还差3个支部；全省、省直、市直不足五期，不作趋势判断"
    )


def test_scopes_with_one_verdict_are_named_together():
    results = build()
    verdicts = pl.DataFrame(
        {
            "scope": ["市直", "全省", "省直"],
            "periods": [5, 5, 5],
            "verdict": ["持续下降", "持续上升", "持续上升"],
        }
    )
    told = headlines.trend(
        type(results)(results.period, True, {**results.tables, "stars_trends": verdicts})
    ).on_page

    assert told.endswith("；近5期全省、省直持续上升；近5期市直持续下降")


def test_a_half_year_that_is_not_closed_is_called_provisional():
    assert Stars.TREND_OPEN in headlines.trend(with_pooled(is_closed=False)).on_page


def test_the_units_are_counted_and_the_one_with_most_to_do_is_named():
    assert headlines.units(build(), "省直", EVERY) == (
        "省直3个单位中，1个达到25%参照线，2个未达到，其中单位big还差最多（2个）"
    )


def test_units_that_share_the_most_to_do_are_counted():
    results = build()
    tied = results.tables["stars_by_unit"].with_columns(shortfall=pl.lit(2))

    told = headlines.units(
        type(results)(results.period, True, {**results.tables, "stars_by_unit": tied}), "省直", EVERY
    )

    assert told.endswith("，其中单位low等2个单位还差最多（各2个）")


def test_no_city_is_singled_out():
    told = headlines.units(build(), "市直", EVERY)

    assert told == "市直2个单位中，1个达到25%参照线，1个未达到"


def test_a_kind_is_named_and_one_without_branches_is_said_to_have_none():
    assert headlines.units(build(), "省直", "甲机关").startswith("省直甲机关1个单位中")
    assert headlines.units(build(), "省直", "丙机关") == "省直丙机关没有设支部的单位"


def test_units_without_branches_are_named_apart():
    assert headlines.without_branches(build(), "省直").endswith("单位none")
    assert headlines.without_branches(build(), "市直") == ""


def test_without_data_each_sentence_says_what_to_do():
    nothing = empty()

    assert headlines.trend(nothing).on_page == Stars.TREND_NONE.on_page
    assert headlines.distribution(nothing).on_page == Stars.LEVELS_NONE.on_page
    assert headlines.units(nothing, "省直", EVERY) == "省直没有设支部的单位"
    assert [one.value for one in headlines.indicators(nothing)] == [Stars.UNKNOWN] * 4
