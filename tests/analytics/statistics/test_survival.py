"""Kaplan–Meier against published figures and against statsmodels."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from analytics.statistics.survival import kaplan_meier

# Freireich et al. (1963), weeks of remission of leukaemia (MASS::gehan); censored ones are still in it.
SIX_MP_ENDED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
SIX_MP_CENSORED = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
PLACEBO = (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)


def spells(ended, censored=()):
    rows = [*((day, True) for day in ended), *((day, False) for day in censored)]
    return pl.DataFrame(rows, {"days": pl.Int64, "ended": pl.Boolean}, orient="row")


def test_the_published_curve_of_6_mp_comes_out():
    found = kaplan_meier(spells(SIX_MP_ENDED, SIX_MP_CENSORED))

    assert found["day"].to_list() == [6, 7, 10, 13, 16, 22, 23]
    assert found["at_risk"].to_list() == [21, 17, 15, 12, 11, 7, 6]
    published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert found["surviving"].to_list() == pytest.approx(published, abs=5e-5)


def test_the_median_of_placebo_is_eight_weeks():
    assert kaplan_meier(spells(PLACEBO)).filter(pl.col("surviving") <= 0.5)["day"][0] == 8


def test_a_day_that_is_asked_for_has_the_level_of_the_day_before():
    found = kaplan_meier(spells((2,), (9,)), (1, 5, 30))
    assert found.rows() == [(1, 2, 0, 1.0), (2, 2, 1, 0.5), (5, 1, 0, 0.5), (30, 0, 0, 0.5)]


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=40))
def test_statsmodels_says_the_same(drawn):
    days, ended = map(np.array, zip(*drawn, strict=True))
    second = SurvfuncRight(days, ended.astype(int))
    found = kaplan_meier(pl.DataFrame({"days": days, "ended": ended}))

    assert found["day"].to_list() == second.surv_times.tolist()
    assert found["surviving"].to_list() == pytest.approx(second.surv_prob.tolist())
