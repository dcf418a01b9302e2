"""What was planted in branches stands in the raw data, on more than one seed."""

from datetime import date

import polars as pl
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from analytics.base import rules
from sample_data.planted import Weakness
from tests.sample_data.builders import (
    BEFORE,
    LAST,
    LAST_DAY,
    SEEDS,
    YEAR_BEFORE,
    branches,
    dimension_rates,
    made,
    slots,
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
def test_a_rating_is_often_left_out_and_stands(seed):
    frames, _ = made(seed)
    last = standing_stars(frames, LAST, LAST_DAY)
    rated_now = set(frames["star_ratings"].filter(period=LAST)["org_id"])
    standing_on = last.filter(pl.col("stars").is_not_null(), ~pl.col("org_id").is_in(rated_now))

    assert standing_on.height > 500


@pytest.mark.parametrize("seed", SEEDS)
def test_temporary_branches_have_ratings_that_must_not_count(seed):
    frames, planted = made(seed)
    rated = frames["star_ratings"].filter(pl.col("org_id").is_in(planted.tree.temporary))

    assert len(planted.tree.temporary) >= 5
    assert rated["stars"].unique().to_list() == [rules.TOP_STAR]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_plan_names_exactly_the_branches_open_on_the_ledger_or_low_star(seed):
    frames, planted = made(seed)
    weak = planted.weak_branches
    last = standing_stars(frames, LAST, LAST_DAY)
    low = set(last.filter(pl.col("stars").is_in(rules.LOW_STARS))["org_id"])
    still_open = set(frames["weak_branches"].filter(pl.col("cleared_on").is_null())["org_id"])

    assert set(weak.filter("on_ledger")["org_id"]) == still_open
    assert set(weak.filter("low_star")["org_id"]) == low
    assert set(weak["org_id"]) == low | still_open
    assert weak.height >= 300
    assert 120 <= len(still_open) <= 250


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


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plain_method_finds_the_kinds_again(seed):
    rates = _weak_rates(seed)
    features = rates.select(*_WEAK_IN.values(), "evidence").to_numpy()
    standardised = (features - features.mean(axis=0)) / features.std(axis=0)
    found = KMeans(3, n_init=5, random_state=0).fit_predict(standardised)

    assert adjusted_rand_score(rates["kind"].to_list(), found) >= 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_loose_study_brings_little_evidence_and_thin_foundation_falls_in_stars(seed):
    frames, _ = made(seed)
    stars = [
        standing_stars(frames, half, LAST_DAY).select("org_id", pl.col("stars").cast(pl.Int64).alias(half))
        for half in (YEAR_BEFORE, LAST)
    ]
    rates = _weak_rates(seed).join(stars[0], on="org_id").join(stars[1], on="org_id")
    means = rates.group_by("kind").agg(
        pl.col("evidence").mean(), fallen=(pl.col(YEAR_BEFORE) - pl.col(LAST)).mean()
    )
    evidence = dict(means.select("kind", "evidence").iter_rows())
    fallen = dict(means.select("kind", "fallen").iter_rows())

    assert min(evidence, key=evidence.__getitem__) == Weakness.LOOSE_STUDY
    assert sorted(evidence.values())[0] < 0.6 * sorted(evidence.values())[1]
    assert fallen.pop(Weakness.THIN_FOUNDATION) > 1.5
    assert all(abs(drop) < 0.3 for drop in fallen.values())


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


@pytest.mark.parametrize("seed", SEEDS)
def test_straight_lined_cards_are_as_planned(seed):
    frames, planted = made(seed)
    rubric = frames["rubrics"].filter(rubric_version=2022).sort("item_no")
    applies = rubric["applies_to_branches"].to_list()
    maxima = rubric["max_points"].to_list()
    cards = {
        (row[0], row[1]): row[2 : 2 + len(maxima)]
        for row in frames["branch_cards"]
        .filter(pl.col("period").is_in([BEFORE, LAST]))
        .select("org_id", "period", *slots("score"))
        .iter_rows()
    }

    full = tuple(most if own else None for most, own in zip(maxima, applies, strict=True))
    assert all(cards[branch, LAST] == full for branch in planted.cards.full_marks)
    even = tuple(most * 8 // 10 if own else None for most, own in zip(maxima, applies, strict=True))
    assert all(cards[branch, LAST] == even for branch in planted.cards.same_share)
    assert all(cards[branch, LAST] == cards[branch, BEFORE] for branch in planted.cards.as_before)
    again = {org for org, half in cards if half == LAST and cards[org, LAST] == cards.get((org, BEFORE))}
    assert again == {branch for part in vars(planted.cards).values() for branch in part}


@pytest.mark.parametrize("seed", SEEDS)
def test_recovered_branches_have_better_cards_than_while_they_were_weak(seed):
    frames, planted = made(seed)
    cleared = frames["weak_branches"].filter(
        pl.col("cleared_on").is_between(date(2022, 7, 1), date(2023, 6, 30)),
        pl.col("found_on").is_between(date(2022, 1, 1), date(2022, 6, 30)),
        ~pl.col("org_id").is_in(planted.weak_branches["org_id"].to_list()),
    )
    before = dimension_rates(frames, "2022H1").select("org_id", "total")
    after = dimension_rates(frames, LAST).select("org_id", "total")
    both = cleared.join(before, on="org_id").join(after, on="org_id", suffix="_after")

    assert both.height > 10
    assert both["total_after"].mean() - both["total"].mean() > 200
