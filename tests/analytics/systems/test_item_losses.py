"""On which items a league loses points: sums that agree with the items, to the last hundredth."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import reference
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.units import standing_units
from analytics.systems.scores import item_losses, items
from tests.analytics import builders as b

POINTS = (30, 20, 10)
CITY = League.MUNICIPAL


def found(*cards, cut=(), rubric=None, leagues=None):
    """item_losses and the items of units u0, u1, …, each with its reviewed card and its league."""
    leagues = leagues or ["省直"] * len(cards)
    organisations = b.organisations(
        *(b.unit(f"u{n}", n, league=league) for n, league in enumerate(leagues, start=1))
    )
    reviews = b.reviews(
        *(
            b.review(f"u{n}", *card, version=version)
            for n, (card, version) in enumerate(map(versioned, cards), start=1)
        )
    )
    exempt = b.frame("exemptions", list(cut))
    rubric = b.rubric(*POINTS) if rubric is None else rubric
    units = standing_units(organisations.lazy(), b.tables()["aliases"], parse("2021H1").end)
    scored = items.item_scores(reviews.lazy(), rubric.lazy(), exempt.lazy())
    return item_losses.item_losses(scored, units, reference.ranked_leagues()), scored


def versioned(card):
    return card if isinstance(card[0], tuple) else (card, 2020)


def losses(*cards, **given):
    return found(*cards, **given)[0]


slots = [st.none() | st.integers(0, worth * 100) for worth in POINTS]


@settings(max_examples=30)
@given(st.lists(st.tuples(*slots), min_size=1, max_size=6))
def test_the_losses_sum_to_the_points_lost_item_by_item_and_the_last_share_is_all_of_them(cards):
    losses, scored = found(*cards)
    counted = losses.filter(pl.col("lost").is_not_null())

    assert losses["lost"].sum() == scored["lost"].sum()
    assert losses["reviewed_units"].sum() == scored["reviewed"].count()
    if counted.height:
        assert counted["cumulative_lost"][-1] == scored["lost"].sum()
        assert counted["cumulative_share"][-1] == (1.0 if scored["lost"].sum() else None)
        assert counted["loss_rate"].is_sorted(descending=True)


EXEMPT = [{"org_id": "u1", "rubric_version": 2020, "item_no": 3, "reason": "无此职能"}]


@pytest.mark.parametrize(
    ("cards", "cut", "rows"), [
        # the greatest rate comes first: 2 of 20 points before 2 of 40 and 1 of 60
        ([(2900, 1800, 800), (3000, 2000, 1000)], (), [(3, 200, 2, 0.4), (2, 200, 2, 0.8), (1, 100, 2, 1.0)]),
        # equal rates stand in the order of the rubric, whatever the points: 3 of 30, 2 of 20, 1 of 10
        ([(2700, 1800, 900)], (), [(1, 300, 1, 0.5), (2, 200, 1, 5 / 6), (3, 100, 1, 1.0)]),
        # an item nobody has reviewed has lost neither points nor none
        ([(2900, None, 800), (3000, None, 1000)], (),
         [(3, 200, 2, 2 / 3), (1, 100, 2, 1.0), (2, None, 0, None)]),
        # an exempt item counts for nobody
        ([(3000, 2000, 0), (3000, 2000, 900)], EXEMPT, [(3, 100, 1, 1.0), (1, 0, 2, 1.0), (2, 0, 2, 1.0)]),
        # where nobody lost anything there are no shares
        ([(3000, 2000, 1000)], (), [(1, 0, 1, None), (2, 0, 1, None), (3, 0, 1, None)]),
    ],
)  # fmt: skip
def test_items_stand_by_their_loss_rate_with_their_running_share(cards, cut, rows):
    table = losses(*cards, cut=cut)
    assert table.select("item_no", "lost", "reviewed_units", "cumulative_share").rows() == rows


def test_the_rate_is_over_the_points_of_the_units_reviewed():
    table = losses((2700, 2000, 1000), (None, 2000, 1000))
    row = table.filter(pl.col("item_no") == 1).select("reviewed_units", "losing_units", "loss_rate").row(0)
    assert row == (1, 1, 0.1)


def test_the_unit_that_lost_most_is_named_with_the_number_of_those_equal_to_it():
    table = losses((2900, 1500, 1000), (2900, 1900, 1000), (3000, 2000, 1000))
    told = table.sort("item_no").select("most_name", "most_lost", "most_sharing").rows()
    assert told == [("单位u1", 100, 2), ("单位u1", 500, 1), (None, None, None)]


def test_cities_are_summed_apart_and_none_of_them_is_singled_out():
    table = losses((2900, 2000, 1000), (2000, 2000, 1000), leagues=["省直", CITY])
    assert table["league"].to_list() == ["省直"] * 3 + ["市直"] * 3
    assert table.filter(pl.col("league") == "市直").select("lost", "most_name").row(0) == (1000, None)


def test_units_of_another_rubric_version_are_not_mixed_in():
    both = b.rubric(*POINTS).vstack(b.rubric(1, 1, 1, 1, 56, version=2022))

    table = losses((2900, 2000, 1000), (2900, 2000, 1000), ((0, 0, 0, 0, 0), 2022), rubric=both)

    assert table["rubric_version"].unique().to_list() == [2020]
    assert table["lost"].sum() == 200
