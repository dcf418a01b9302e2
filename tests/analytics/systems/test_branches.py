"""Cards of branches: totals, missing and exempt items, straight-lined cards, levels."""

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.systems.stars import branches
from analytics.systems.stars.cards import of_standing_branches
from analytics.systems.stars.cards import sums as card_sums
from analytics.systems.stars.cards import totals as card_totals
from analytics.systems.stars.stars import branch_stars
from tests.analytics import builders as b

POINTS = (30, 20, 10)
TREE = (b.unit("u"), b.branch("x", "u"), b.branch("y", "u"))


def exemption(org_id, item_no, version=2020):
    return {"org_id": org_id, "rubric_version": version, "item_no": item_no, "reason": "无此职能"}


def totals(*cards, rubric=None, exemptions=()):
    rubric = b.rubric(*POINTS) if rubric is None else rubric
    frame = b.frame("branch_cards", list(cards)).lazy()
    return card_totals(frame, rubric, b.frame("exemptions", list(exemptions))).collect()


def total(*card, **given):
    return totals(b.card("x", "u", *card), **given).row(0, named=True)


def rubric_of(points):
    """Any points that need not sum to 60: hundredths."""
    item = b.rubric(60).row(0, named=True)
    return pl.DataFrame([{**item, "item_no": n, "max_points": p} for n, p in enumerate(points, start=1)])


NOT_THIRD = b.rubric(*POINTS).with_columns(applies_to_branches=pl.col("item_no") != 3)
EXEMPT = [exemption("x", 2), exemption("y", 1)]


@pytest.mark.parametrize(
    ("card", "given", "points", "most", "missing"), [
        ((2500, None, 1000), {}, 3500, 6000, 1),
        ((2500, 0, 1000), {}, 3500, 6000, 0),  # zero is a score
        ((2500, 2000, 1000), {"rubric": NOT_THIRD}, 4500, 5000, 0),
        *(((2500, score, 1000), {"exemptions": EXEMPT}, 3500, 4000, 0) for score in (None, 0, 2000)),
        ((2500, None, 1000), {"exemptions": [exemption("x", 2, 2022)]}, 3500, 6000, 1),  # another version
    ],
)  # fmt: skip
def test_points_are_the_sum_of_the_items_that_apply_and_were_reported(card, given, points, most, missing):
    row = total(*card, **given)
    assert (row["points"], row["max_points"], row["missing_items"]) == (points, most, missing)


def test_evidence_is_summed_over_what_was_reported():
    assert totals(b.card("x", "u", 1, 1, 1, evidence=(2, None, 3)))["evidence"].to_list() == [5]


BOTH = pl.concat([b.rubric(*POINTS), b.rubric(40, 20, version=2022)])


def test_cards_are_read_by_their_own_rubric_version():
    cards = (
        b.card("x", "u", 3000, 2000, 1000),
        b.card("x", "u", 4000, 1000, None, period="2022H1", version=2022),
    )

    rows = totals(*cards, rubric=BOTH).sort("period").select("points", "max_points", "missing_items").rows()
    assert rows == [(6000, 6000, 0), (5000, 6000, 0)]


def test_levels_of_two_rubric_versions_stay_apart():
    cards = b.card("x", "u", 3000, 2000, 1000), b.card("y", "u", 2000, 1000, version=2022)
    sums = card_sums(totals(*cards, rubric=BOTH).lazy()).collect()

    rows = branches.branch_levels(sums, b.organisations(*TREE).select("org_id", "league"))
    assert rows.filter(pl.col("scope") == PROVINCE).select("rubric_version", "points").rows() == [
        (2020, 6000),
        (2022, 3000),
    ]


def test_a_rubric_without_items_for_branches_gives_no_totals():
    assert totals(b.card("x", "u", 1), rubric=b.rubric(*POINTS, branches=False)).is_empty()
    assert totals(b.card("x", "u", 1), rubric=b.rubric()).is_empty()


@pytest.mark.parametrize("number", range(1, 14))
def test_the_largest_stored_points_add_up_however_many_items(number):
    row = total(*[6000] * number, rubric=rubric_of([6000] * number))
    assert (row["points"], row["complete_points"], row["max_points"]) == (6000 * number,) * 3


@given(st.lists(st.tuples(st.integers(1, 6000), st.none() | st.integers(0, 6000)), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_card_is_straight_lined_when_every_item_has_the_same_share_exactly(pairs):
    most = [full for full, _ in pairs]
    given_points = [None if score is None else min(score, full) for full, score in pairs]

    row = total(*given_points, rubric=rubric_of(most))

    complete = None not in given_points
    shares = {Fraction(score or 0, full) for score, full in zip(given_points, most, strict=True)}
    assert row["straight_lined"] == (complete and len(shares) == 1)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=8), st.integers(0, 100))
@settings(max_examples=40, deadline=None)
def test_one_share_for_all_items_is_found_whatever_they_are_worth(worth, percent):
    most = [points * 100 for points in worth]

    assert total(*[full * percent // 100 for full in most], rubric=rubric_of(most))["straight_lined"]
    if percent < 100:
        nearly = [full * percent // 100 for full in most[:-1]] + [most[-1] * percent // 100 + 1]
        assert not total(*nearly, rubric=rubric_of(most))["straight_lined"]


def test_a_card_with_an_item_missing_is_not_straight_lined_unless_the_item_is_exempt():
    assert not total(1500, None, 500)["straight_lined"]
    assert not total(1500, None, None)["straight_lined"]
    assert total(1500, None, 500, exemptions=[exemption("x", 2)])["straight_lined"]


@given(st.lists(st.tuples(*[st.integers(0, most * 100) for most in POINTS]), min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_dimensions_of_a_complete_card_sum_to_its_points(cards):
    rubric = b.rubric(*POINTS)
    found = totals(*[b.card(f"x{place}", "u", *card) for place, card in enumerate(cards)], rubric=rubric)

    dimensions = branches.branch_dimensions(found, rubric)

    summed = dimensions.group_by("org_id").agg(pl.col("points", "max_points").sum()).sort("org_id")
    assert summed.rows() == found.sort("org_id").select("org_id", "points", "max_points").rows()


def test_a_dimension_with_a_missing_item_has_no_points():
    rubric = b.rubric(*POINTS)
    rows = branches.branch_dimensions(totals(b.card("x", "u", 2500, 1500, None), rubric=rubric), rubric)
    assert rows.rows() == [("x", "甲", None, 4000), ("x", "乙", 1500, 2000)]


def test_a_standing_branch_without_a_card_is_listed_with_nothing():
    tables = b.tables(organisations=b.organisations(*TREE))
    stars = branch_stars(tables["organisations"], tables["star_ratings"], parse("2021H1").end)

    rows = branches.branch_scores(stars, totals(b.card("x", "u", 3000, 2000, 1000)))

    assert rows.select("org_id", "points", "missing_items", "straight_lined").rows() == [
        ("x", 6000, 0, True),
        ("y", None, None, None),
    ]


def levels(*cards, tree=TREE, codes=("2021H1",)):
    organisations = b.organisations(*tree)
    standing = of_standing_branches(totals(*cards).lazy(), organisations.lazy(), list(codes))
    sums = card_sums(standing).collect()
    return branches.branch_levels(sums, organisations.select("org_id", "league"))


def test_levels_pool_points_over_full_marks_of_complete_cards():
    tree = (b.unit("u"), b.unit("c", 1, rules.League.MUNICIPAL), *(b.branch(x, "u") for x in "xy"))
    tree = (*tree, b.branch("z", "c"))

    rows = levels(
        b.card("x", "u", 3000, 2000, 1000),
        b.card("y", "u", 3000, None, 1000),
        b.card("z", "c", 0, 2000, 1000),
        tree=tree,
    )

    assert {row["scope"]: (row["cards"], row["points"], row["rate"]) for row in rows.to_dicts()} == {
        PROVINCE: (2, 9000, 0.75),
        "省直": (1, 6000, 1.0),
        "市直": (1, 3000, 0.5),
    }


def test_temporary_and_abolished_branches_are_outside_the_levels():
    tree = (
        b.unit("u"),
        b.branch("x", "u"),
        b.branch("t", "u", temporary=True),
        b.branch("gone", "u", valid_to=parse("2021-05").end),
    )
    full = (3000, 2000, 1000)
    cards = [b.card(org, "u", *full) for org in ("x", "t", "gone")]

    rows = levels(*cards, b.card("gone", "u", *full, period="2020H2"), tree=tree, codes=("2020H2", "2021H1"))

    assert rows.filter(pl.col("scope") == PROVINCE).select("period", "cards").rows() == [
        ("2020H2", 1),
        ("2021H1", 1),
    ]
