"""The sentences of the page of the stars say what was counted."""

import polars as pl

from dashboard.headlines import stars as headlines
from dashboard.text.stars import Stars
from tests.dashboard.test_figures_stars import build


def with_pooled(**columns):
    results = build()
    pooled = results.tables["stars_pooled"].with_columns(**{n: pl.lit(v) for n, v in columns.items()})
    return type(results)(results.period, True, {**results.tables, "stars_pooled": pooled})


def test_a_half_year_that_is_not_closed_is_called_provisional():
    assert Stars.TREND_OPEN in headlines.trend(with_pooled(is_closed=False))
