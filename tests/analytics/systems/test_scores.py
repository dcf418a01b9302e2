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


ADDED = [
    {"org_id": "a", "period": period, "entry_no": number, "points": points, "reason": "通报"}
    for number, (period, points) in enumerate([("2021H1", 50), ("2021H1", -125), ("2020H2", 999)], 1)
]
EXEMPT = [{"org_id": "a", "rubric_version": 2020, "item_no": 2, "reason": "无此职能"}]
NOT_SECOND = b.rubric(*POINTS).with_columns(applies_to_units=pl.col("item_no") != 2)


@pytest.mark.parametrize(
    ("card", "given", "dynamic", "reviewed", "missing", "most"), [
        ((2500, 1905, 1000), {"adjustments": ADDED}, 5405 + 50 - 125, 5405, 0, 6000),
        ((2500, None, 1000), {}, None, 3500, 1, 6000),
        ((2500, 0, 1000), {}, 3500, 3500, 0, 6000),  # zero points are a score
        ((2500, None, 1000), {"exemptions": EXEMPT}, 3500, 3500, 0, 4000),  # and nothing is reweighted
        ((2500, None, 1000), {"rubric": NOT_SECOND}, 3500, 3500, 0, 4000),
    ],
)  # fmt: skip
def test_dynamic_score_is_the_sum_of_points_and_adjustments_once_all_that_applies_is_reviewed(
    card, given, dynamic, reviewed, missing, most
):
    row = half(b.review("a", *card), **given)[1].row(0, named=True)
    assert (row["dynamic"], row["reviewed"]) == (dynamic, reviewed)
    assert (row["missing_items"], row["max_points"]) == (missing, most)


@pytest.mark.parametrize(
    ("given", "told"), [
        ({}, [("未审核", None)]), ({"exemptions": EXEMPT}, [("不适用", None)]), ({"rubric": NOT_SECOND}, []),
    ],
)  # fmt: skip
def test_an_item_is_not_reviewed_exempt_or_left_out(given, told):
    scored, _ = half(b.review("a", 2500, None, 1000), **given)
    assert scored.filter(pl.col("item_no") == 2).select("state", "lost").rows() == told


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


@pytest.mark.parametrize(
    ("first_item", "basis", "score", "standing"), [
        (2000, Basis.DYNAMIC, 500_000, Standing.RANKED),  # it lacks the yearly marks
        (None, Basis.COMPOSITE, None, Standing.WAITING),  # who waits for review holds nobody back
    ],
)  # fmt: skip
def test_the_league_stands_on_the_composite_once_every_unit_that_can_be_ranked_has_both_marks(
    first_item, basis, score, standing
):
    points = {"a": (3000, 2000, 1000), "b": (first_item, 2000, 1000)}
    cards = [b.review(unit, *card, period="2021H2") for unit, card in points.items()]
    marks = [{"org_id": "a", "period": "2021", "on_site": 9000, "debriefing": 9000}]

    scored = year(half(*cards)[1], marks, b.organisations(b.unit("a"), b.unit("b", 2)))

    assert scored["basis"].unique().to_list() == [basis]
    assert scored.select("score", "standing").row(1) == (score, standing)
    assert scored["score"][0] == (600_000 if basis is Basis.DYNAMIC else 960_000)


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
    # of two versions that are equally common the newer counts
    even = year(half(cards[0], cards[2], rubric=rubrics)[1], [], tree, period="2021H1")
    assert even["standing"].to_list() == [Standing.WAITING, Standing.WAITING, Standing.RANKED]


def test_a_unit_under_another_rubric_version_does_not_keep_its_league_off_the_composite():
    rubrics = pl.concat([b.rubric(*POINTS), b.rubric(40, 20, version=2022)])
    cards = [
        b.review("a", 3000, 2000, 1000, period="2021H2"),
        b.review("b", 2000, 2000, 1000, period="2021H2"),
        b.review("c", 4000, 2000, period="2021H2", version=2022),  # has no yearly marks either
    ]
    marks = [{"org_id": unit, "period": "2021", "on_site": 9000, "debriefing": 8000} for unit in "ab"]
    tree = b.organisations(b.unit("a"), b.unit("b", 2), b.unit("c", 3))

    scored = year(half(*cards, rubric=rubrics)[1], marks, tree)

    assert scored.select("org_id", "basis", "score").rows() == [
        ("a", Basis.COMPOSITE, 600_000 + 9000 * 20 + 8000 * 20),
        ("b", Basis.COMPOSITE, 500_000 + 9000 * 20 + 8000 * 20),
        ("c", Basis.COMPOSITE, None),
    ]


@pytest.mark.parametrize("card", [(None, None, None), (2500, 1905, 1000)])  # stored scores are spared too
def test_a_unit_to_whom_no_item_applies_has_no_score_and_keeps_nobody_off_the_composite(card):
    spared = [
        {"org_id": "a", "rubric_version": 2020, "item_no": item, "reason": "机构改革"} for item in (1, 2, 3)
    ]
    cards = [b.review("a", *card, period="2021H2"), b.review("b", 3000, 2000, 1000, period="2021H2")]
    added = [{"org_id": "a", "period": "2021H2", "entry_no": 1, "points": 100, "reason": "通报"}]
    marks = [{"org_id": "b", "period": "2021", "on_site": 9000, "debriefing": 9000}]

    halves = half(*cards, exemptions=spared, adjustments=added)[1]
    scored = year(halves, marks, b.organisations(b.unit("a"), b.unit("b", 2)))

    assert halves.select("org_id", "applicable_items", "dynamic").rows() == [("a", 0, None), ("b", 3, 6000)]
    assert scored.select("score", "standing").rows() == [(None, "暂不参与排名"), (960_000, "参与排名")]
