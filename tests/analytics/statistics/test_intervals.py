"""Wilson intervals against a second implementation and published cases."""

from pathlib import Path

import polars as pl
import pytest
from statsmodels.stats.proportion import proportion_confint

from analytics.statistics import intervals

PUBLISHED = Path(__file__).parents[4] / "shared" / "oracles" / "wilson_phe" / "phe_proportion.csv"


def wilson(pairs, z=intervals.Z_95):
    frame = pl.DataFrame(pairs, schema={"k": pl.Int64, "n": pl.Int64}, orient="row")
    low, high = intervals.wilson(pl.col("k"), pl.col("n"), z)
    return frame.select(low=low, high=high).rows()


def test_all_small_cases_agree_with_statsmodels():
    pairs = [(k, n) for n in range(1, 41) for k in range(n + 1)]

    for (k, n), (low, high) in zip(pairs, wilson(pairs), strict=True):
        expected = proportion_confint(k, n, method="wilson")
        assert (low, high) == pytest.approx(expected, abs=1e-12)


def test_one_of_four_is_anything_between_5_and_70_percent():
    ((low, high),) = wilson([(1, 4)])
    assert (round(low, 3), round(high, 3)) == (0.046, 0.699)


def test_without_trials_there_is_no_interval():
    assert wilson([(0, 0)]) == [(None, None)]


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published PHE figures are not beside the project")
def test_intervals_agree_with_the_figures_published_by_phe():
    published = pl.read_csv(PUBLISHED)
    pairs = published.select("Numerator", "Denominator").rows()

    for z, tail in ((intervals.Z_95, "95_0cl"), (3.0902323061678132, "99_8cl")):
        ends = published.select(f"lower{tail}", f"upper{tail}").rows()
        assert [value for row in wilson(pairs, z) for value in row] == pytest.approx(
            [value for row in ends for value in row], abs=1e-6
        )
