"""Counting rules of the official scores."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import reference
from analytics.base import rules
from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems.scores import items, scores
from analytics.systems.scores.scores import Basis, Standing
from tests.analytics import builders as b

POINTS = (30, 20, 10)


def half(*cards, adjustments=(), exemptions=(), rubric=None):
    tables = b.tables(
        reviews=b.reviews(*cards),
        rubrics=b.rubric(*POINTS) if rubric is None else rubric,
        adjustments=b.frame("adjustments", list(adjustments)),
        exemptions=b.frame("exemptions", list(exemptions)),
    )
    scored = items.item_scores(tables["reviews"], tables["rubrics"], tables["exemptions"])
    return scored, scores.half_scores(scored, tables["adjustments"])


def year(halves, assessments, organisations, period="2021", leagues=("省直",)):
    tables = b.tables(organisations=organisations, assessments=b.frame("assessments", list(assessments)))
    units = standing_units(tables["organisations"], tables["aliases"], parse(period).end)
    weights = reference.composite_weights(parse(period).year)
    return scores.unit_scores(parse(period), units, halves, tables["assessments"], weights, list(leagues))


def test_dynamic_score_is_the_sum_of_reviewed_points_and_adjustments():
    added = {"org_id": "a", "period": "2021H1", "entry_no": 1, "points": 50, "reason": "表彰"}
    taken = {"org_id": "a", "period": "2021H1", "entry_no": 2, "points": -125, "reason": "迟报"}
    elsewhere = {"org_id": "a", "period": "2020H2", "entry_no": 1, "points": 999, "reason": "他期"}

    _, halves = half(b.review("a", 2500, 1905, 1000), adjustments=[added, taken, elsewhere])

    assert halves.row(0, named=True)["dynamic"] == 2500 + 1905 + 1000 + 50 - 125


def test_an_unreviewed_item_leaves_the_unit_without_a_score():
    scored, halves = half(b.review("a", 2500, None, 1000))

    row = halves.row(0, named=True)
    assert (row["dynamic"], row["missing_items"], row["reviewed"]) == (None, 1, 3500)
    assert scored.filter(pl.col("item_no") == 2)["state"].to_list() == ["未审核"]


def test_zero_points_are_a_score_and_not_a_missing_one():
    _, halves = half(b.review("a", 2500, 0, 1000))

    assert halves["dynamic"].to_list() == [3500]


def test_an_exempt_item_neither_counts_nor_is_missing_and_nothing_is_reweighted():
    exemption = {"org_id": "a", "rubric_version": 2020, "item_no": 2, "reason": "无此职能"}

    scored, halves = half(b.review("a", 2500, None, 1000), exemptions=[exemption])

    row = halves.row(0, named=True)
    assert (row["dynamic"], row["missing_items"], row["max_points"]) == (3500, 0, 4000)
    assert scored.filter(pl.col("item_no") == 2).select("state", "lost").rows() == [("不适用", None)]


def test_an_item_that_does_not_apply_to_units_is_left_out():
    rubric = b.rubric(*POINTS).with_columns(applies_to_units=pl.col("item_no") != 2)

    scored, halves = half(b.review("a", 2500, None, 1000), rubric=rubric)

    assert scored["item_no"].to_list() == [1, 3]
    assert halves["dynamic"].to_list() == [3500]


def test_a_card_is_read_by_the_items_of_its_own_rubric_version():
    rubrics = pl.concat([b.rubric(30, 20, 10), b.rubric(40, 20, version=2022)])

    _, halves = half(
        b.review("a", 3000, 2000, 1000),
        b.review("a", 4000, 2000, period="2022H1", version=2022),
        rubric=rubrics,
    )

    assert halves.select("rubric_version", "applicable_items", "dynamic").rows() == [
        (2020, 3, 6000),
        (2022, 2, 6000),
    ]


@given(
    st.lists(st.tuples(*[st.none() | st.integers(0, most * 100) for most in POINTS]), min_size=1, max_size=6)
)
@settings(max_examples=40, deadline=None)
def test_points_lost_and_points_given_sum_to_full_marks(cards):
    scored, halves = half(*[b.review(f"u{i}", *card) for i, card in enumerate(cards)])
    dimensions = items.dimension_scores(scored)

    complete = halves.filter(pl.col("dynamic").is_not_null())
    lost = scored.group_by("org_id").agg(pl.col("lost").sum())
    assert complete.join(lost, on="org_id").filter(pl.col("dynamic") + pl.col("lost") != 6000).is_empty()
    summed = dimensions.group_by("org_id").agg(pl.col("points").sum(), missing=pl.col("missing_items").sum())
    assert complete.join(summed, on="org_id").filter(pl.col("points") != pl.col("reviewed")).is_empty()
    assert summed.join(halves, on="org_id").filter(pl.col("missing") != pl.col("missing_items")).is_empty()


def test_composite_is_dynamic_plus_a_fifth_of_each_yearly_mark():
    _, halves = half(b.review("a", 2500, 1905, 1000, period="2021H2"))
    marks = {"org_id": "a", "period": "2021", "on_site": 8733, "debriefing": 9101}

    row = year(halves, [marks], b.organisations(b.unit("a"))).row(0, named=True)

    assert row["basis"] == Basis.COMPOSITE
    assert row["score"] == 5405 * 100 + 8733 * 20 + 9101 * 20


def test_a_year_speaks_through_its_second_half():
    _, halves = half(
        b.review("a", 3000, 2000, 1000, period="2021H1"), b.review("a", 1000, 0, 0, period="2021H2")
    )

    assert year(halves, [], b.organisations(b.unit("a")))["dynamic"].to_list() == [1000]


def test_until_every_ranked_unit_has_both_marks_the_whole_league_stands_on_the_dynamic_score():
    _, halves = half(
        b.review("a", 3000, 2000, 1000, period="2021H2"), b.review("b", 2000, 2000, 1000, period="2021H2")
    )
    marks = [{"org_id": "a", "period": "2021", "on_site": 9000, "debriefing": 9000}]

    scored = year(halves, marks, b.organisations(b.unit("a"), b.unit("b", 2)))

    assert scored["basis"].unique().to_list() == [Basis.DYNAMIC.value]
    assert scored["score"].to_list() == [6000 * 100, 5000 * 100]


def test_a_unit_that_waits_for_review_does_not_hold_back_the_composite_of_the_others():
    _, halves = half(
        b.review("a", 3000, 2000, 1000, period="2021H2"), b.review("b", None, 2000, 1000, period="2021H2")
    )
    marks = [{"org_id": "a", "period": "2021", "on_site": 9000, "debriefing": 9000}]

    scored = year(halves, marks, b.organisations(b.unit("a"), b.unit("b", 2)))

    assert scored["basis"].unique().to_list() == [Basis.COMPOSITE.value]
    assert scored["standing"].to_list() == [Standing.RANKED.value, Standing.WAITING.value]


def test_a_self_score_never_stands_in_for_a_review():
    scored = year(half()[1], [], b.organisations(b.unit("a")), period="2021H1")

    assert scored.select("score", "standing", "missing_items").rows() == [(None, Standing.WAITING, None)]


@pytest.mark.parametrize("period", ["2021Q4", "2021-12"])
def test_quarters_and_months_have_no_score(period):
    _, halves = half(b.review("a", 3000, 2000, 1000, period="2021H2"))

    assert year(halves, [], b.organisations(b.unit("a")), period=period)["score"].to_list() == [None]


def test_full_marks_of_the_real_rubric_are_sixty_points_in_thirty_nine_items():
    rubric = reference.rubric_2020()
    sums = dict(
        rubric.group_by("dimension")
        .agg(n=pl.len(), p=pl.col("max_points").sum())
        .select("dimension", pl.concat_list(pl.col("n").cast(pl.Int64), "p"))
        .iter_rows()
    )

    assert rubric.height == 39
    assert sums == {
        "学的氛围": [9, 1300],
        "严的氛围": [5, 1200],
        "干的氛围": [10, 1400],
        "基层基础": [15, 2100],
    }
    assert rubric.filter("applies_to_branches")["max_points"].sum() == 53 * rules.POINT


def test_a_unit_reviewed_under_another_rubric_version_than_most_is_not_ranked_with_them():
    rubrics = pl.concat([b.rubric(*POINTS), b.rubric(40, 20, version=2022)])
    cards = [
        b.review("a", 3000, 2000, 1000),
        b.review("b", 2000, 2000, 1000),
        b.review("c", 4000, 2000, version=2022),
    ]
    tree = b.organisations(b.unit("a"), b.unit("b", 2), b.unit("c", 3))

    scored = year(half(*cards, rubric=rubrics)[1], [], tree, period="2021H1")

    assert scored.select("org_id", "score", "standing").rows() == [
        ("a", 600_000, Standing.RANKED),
        ("b", 500_000, Standing.RANKED),
        ("c", None, Standing.WAITING),
    ]
