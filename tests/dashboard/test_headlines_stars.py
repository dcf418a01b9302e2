"""The sentences of the page of the stars say what was counted."""

import polars as pl
import pytest

from dashboard.headlines import stars as headlines
from dashboard.text.common import Filters
from dashboard.text.stars import Stars
from tests.dashboard.test_figures_stars import build

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


def test_scopes_with_one_verdict_are_named_together():
    results = build()
    verdicts = pl.DataFrame(
        {
            "scope": ["市直", "全省", "省直"],
            "periods": [5, 5, 5],
            "verdict": ["持续下降", "持续上升", "持续上升"],
        }
    )
    told = headlines.trend(type(results)(results.period, True, {**results.tables, "stars_trends": verdicts}))

    assert told.endswith("；近5期全省、省直持续上升；近5期市直持续下降")


def test_a_half_year_that_is_not_closed_is_called_provisional():
    assert Stars.TREND_OPEN in headlines.trend(with_pooled(is_closed=False))


def test_units_that_share_the_most_to_do_are_counted():
    results = build()
    tied = results.tables["stars_by_unit"].with_columns(shortfall=pl.lit(2))

    told = headlines.units(
        type(results)(results.period, True, {**results.tables, "stars_by_unit": tied}), "省直", EVERY
    )

    assert told.endswith("，其中单位low等2个单位还差最多（各2个）")
