"""Loss rates: order and ties are those of cross products, a limit of a band is of the band below it."""

from fractions import Fraction
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.access.unit_cut import cut_results
from analytics.systems.scores import loss_rates
from tests.dashboard import items_data


def rows(*pairs):
    return pl.DataFrame(pairs, schema={"lost": pl.Int64, "max_points": pl.Int64}, orient="row")


part_of_whole = st.integers(1, 2**26).flatmap(lambda full: st.tuples(st.integers(0, full), st.just(full)))


@given(st.lists(part_of_whole, min_size=1, max_size=12))
def test_order_and_ties_of_the_rates_are_those_of_the_cross_products(pairs):
    pairs += [(2 * lost, 2 * full) for lost, full in pairs if full < 2**25]  # ties on purpose

    rates = loss_rates.with_rate(rows(*pairs))["loss_rate"].to_list()

    for (one, rate), (other, beside) in combinations(zip(pairs, rates, strict=True), 2):
        crossed = one[0] * other[1] - other[0] * one[1]
        assert (crossed > 0, crossed < 0) == (rate > beside, rate < beside)


def test_items_stand_by_their_rate_and_not_by_their_points():
    table = loss_rates.by_rate(rows((525, 2100), (None, 1300), (325, 1300), (390, 1300), (0, 0)))
    assert table.rows() == [
        (390, 1300, 0.3), (525, 2100, 0.25), (325, 1300, 0.25), (None, 1300, None), (0, 0, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lost", "full", "band"),
    [(0, 7, 0), (1, 2100, 1), (210, 2100, 1), (211, 2100, 2), (30, 100, 3), (3001, 10000, 4), (7, 7, 5)],
)
def test_a_rate_on_a_limit_is_of_the_band_below_it(lost, full, band):
    assert loss_rates.band(lost, full) == band


def test_a_dimension_with_an_exempt_item_stands_by_what_its_unit_could_get():
    """Of 甲 (40 points) C has 30: it lost 0 of 30, and 10 points less than the others only look worse."""
    cut = [{"org_id": "C", "rubric_version": 2020, "item_no": 3, "reason": "无此职能"}]
    cards = {"A": (2900, 1700, 1000), "B": (2800, 2000, 1000), "C": (3000, 2000, None)}
    spine = items_data.results(cards=cards, cut=cut).tables["spine"]

    own = spine.filter((pl.col("part") == "维度") & (pl.col("number") == 1)).sort("org_id")

    assert own["own_max"].to_list() == [4000, 4000, 3000]
    assert own["max_points"].to_list() == [4000] * 3
    assert own["loss_rate"].to_list() == [
        float(Fraction(lost, full)) for lost, full in ((1, 40), (2, 40), (0, 30))
    ]
    levels = ("least_rate", "median_rate", "most_rate")
    assert own.select(levels).unique().rows() == [(0.0, 1 / 40, 2 / 40)]


def test_no_total_has_a_loss_rate():
    totals = items_data.results().tables["spine"].filter(pl.col("part") == "总分")
    assert totals["loss_rate"].null_count() == totals.height > 0


def test_a_unit_is_told_no_rate_of_so_few_others():
    seen = cut_results(items_data.results(), "A").tables["spine"]
    rates = ("least_rate", "lower_rate", "median_rate", "upper_rate", "most_rate")
    assert seen.height > 0
    assert all(seen[name].null_count() == seen.height for name in rates)
    assert seen.filter(pl.col("part") != "总分")["loss_rate"].null_count() == 0


def test_the_median_rate_of_an_item_is_one_that_a_unit_has():
    losses = items_data.results(
        cards={"A": (2900, 1700, 1000), "B": (2800, 2000, 1000), "C": (2400, 2000, 1000)}
    )
    item = losses.tables["item_losses"].filter((pl.col("item_no") == 1) & (pl.col("league") == "省直"))
    assert item.select("lost", "loss_rate", "median_rate").row(0) == (900, 0.1, 200 / 3000)
