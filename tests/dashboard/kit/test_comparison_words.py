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


@pytest.mark.parametrize(("code", "before"), [("2021", "上年"), ("2021H1", "上期")])
def test_without_an_earlier_period_no_change_is_said(code, before):
    halves = ("2021H1", "2021H2") if code == "2021" else ("2021H1",)
    mean, share, *_ = sentences.indicators(build(code, halves))

    assert (mean.change, mean.about, share.change, share.about) == (None, "满分60", None, None)
    assert (
        sentences.score_levels(build(code, halves))
        == f"省直平均{SCORES[halves[-1]] / 100:.2f}分，没有可比的{before}"
    )
