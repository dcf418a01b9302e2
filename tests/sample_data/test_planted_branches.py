"""What was planted in branches stands in the raw data, on more than one seed."""

from datetime import date

import polars as pl
import pytest

from analytics.base import rules
from sample_data.planted import Weakness
from tests.sample_data.builders import (
    LAST,
    LAST_DAY,
    SEEDS,
    branches,
    dimension_rates,
    made,
    standing_stars,
)

_WEAK_IN = {
    Weakness.LOOSE_STUDY: "学的氛围",
    Weakness.LAX_DISCIPLINE: "严的氛围",
    Weakness.THIN_FOUNDATION: "基层基础",
}
_LOW = 0.7  # a rate below this is weak; ordinary branches lie around 0.82


def _weak_rates(seed, structured=True):
    frames, planted = made(seed, structured)
    weak = planted.weak_branches.filter(~pl.col("outlier"))
    return weak.join(dimension_rates(frames, LAST), on="org_id")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_five_star_share_rises_from_17_percent_to_about_25(seed):
    frames, _ = made(seed)
    first = standing_stars(frames, "2020H2", pl.date(2020, 12, 31))
    last = standing_stars(frames, LAST, LAST_DAY)

    def share(rows):
        return (rows["stars"] == rules.TOP_STAR).sum() / rows.height

    assert share(first) == pytest.approx(0.17, abs=0.005)
    assert 0.24 <= share(last) <= 0.27
    assert 0 < last["stars"].null_count() < 0.03 * last.height


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ledger_has_entries_of_every_fate(seed):
    ledger = made(seed)[0]["weak_branches"]
    cleared = ledger.filter(pl.col("cleared_on").is_not_null())

    assert set(ledger["kind"]) == {kind.value for kind in rules.WeakKind}
    assert cleared.filter(pl.col("cleared_on") <= pl.col("due_on")).height > 200
    assert cleared.filter(pl.col("cleared_on") > pl.col("due_on")).height > 40
    assert ledger.group_by("org_id").len().filter(pl.col("len") > 1).height > 20
    assert cleared.filter(pl.col("cleared_on") > date(2023, 6, 30)).height > 10
    assert ledger["found_on"].min() >= date(2020, 9, 1)
    assert cleared["cleared_on"].max() <= date(2023, 12, 31)


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_are_large_and_spread_over_many_units(seed):
    frames, planted = made(seed)
    homes = dict(branches(frames).select("org_id", "unit_id").iter_rows())

    for kind in Weakness:
        members = [branch for branch, weakness in planted.weak_kinds.items() if weakness == kind]
        assert len(members) >= 60
        assert len({homes[branch] for branch in members}) >= 30
    assert len(planted.outliers) == 5


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_differ_in_profile_and_not_in_total(seed):
    rates = _weak_rates(seed)
    totals = dict(rates.group_by("kind").agg(pl.col("total").mean()).iter_rows())

    for kind, dimension in _WEAK_IN.items():
        own = rates.filter(pl.col("kind") == kind)[dimension].mean()
        others = rates.filter(pl.col("kind") != kind)[dimension].mean()
        assert others - own > 0.15
    assert max(totals.values()) - min(totals.values()) < 100


def test_without_structure_the_margins_stay_and_nothing_goes_together():
    frames, planted = made(SEEDS[0], structured=False)
    kinds, none = _weak_rates(SEEDS[0]), _weak_rates(SEEDS[0], structured=False)

    def weak_in_both(rates):
        return rates.filter(pl.col("学的氛围") < _LOW, pl.col("严的氛围") < _LOW).height

    assert planted.weak_kinds == {}
    assert none["kind"].null_count() == none.height == kinds.height
    assert weak_in_both(kinds) <= 5
    assert weak_in_both(none) > 20
    for dimension in _WEAK_IN.values():
        shares = [(rates[dimension] < _LOW).mean() for rates in (kinds, none)]
        assert shares[0] == pytest.approx(shares[1], abs=0.05)
        assert kinds[dimension].mean() == pytest.approx(none[dimension].mean(), abs=0.02)
    assert frames["reviews"].equals(made(SEEDS[0])[0]["reviews"], null_equal=True)
