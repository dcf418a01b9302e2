"""A year is held against the year before, every other period against the period before."""

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.systems.overview import sentences
from tests.analytics import builders as b

TREE = b.organisations(b.unit("u"), b.unit("v", 2), b.branch("x", "u"), b.branch("y", "v"))
SCORES = {"2020H2": 4000, "2021H1": 4600, "2021H2": 4400}


def build(code, halves=tuple(SCORES)):
    ratings = [b.rated("x", 4 if half == "2020H2" else 5, half) for half in halves]
    tables = b.tables(
        organisations=TREE,
        rubrics=b.rubric(60),
        reviews=b.reviews(*(b.review(unit, SCORES[half], period=half) for half in halves for unit in "uv")),
        star_ratings=b.frame("star_ratings", ratings),
    )
    return pipeline.build(tables, parse(code))


OF_A_YEAR = (
    "2021年下半年平时动态考核，满分60",
    "2021年下半年省直平时动态考核平均44.00分，没有可比的上年同期",
)
OF_A_HALF = ("满分60", "省直平均46.00分，没有可比的上期")


@pytest.mark.parametrize(("code", "told"), [("2021", OF_A_YEAR), ("2021H1", OF_A_HALF)])
def test_without_an_earlier_period_no_change_is_said(code, told):
    halves = ("2021H1", "2021H2") if code == "2021" else ("2021H1",)
    results = build(code, halves)
    mean, share, *_ = sentences.indicators(results)

    assert (mean.change, share.change, share.about) == (None, None, None)
    assert (mean.about, sentences.score_levels(results)) == told


@pytest.mark.parametrize("code", ["2021-08", "2021Q3", "2021H2"])
def test_what_stands_from_before_the_period_is_told_with_its_half_year_and_no_change(code):
    results = build(code, ("2020H2", "2021H1"))
    mean, share, *_ = sentences.indicators(results)

    assert (share.value, share.change, share.about) == ("50.0%", None, "2021年上半年评定")
    assert sentences.stars(results).startswith("全省五星支部占50.0%（2021年上半年评定），")
    if code != "2021H2":  # which has a review of its own to come
        assert (mean.change, mean.about) == (None, "2021年上半年平时动态考核，满分60")
        assert sentences.score_levels(results) == "2021年上半年省直平时动态考核平均46.00分"
