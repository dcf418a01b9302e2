"""Self checks beside reviews: only items that have both, from the last month of the half-year."""

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems.scores import items, self_review
from tests.analytics import builders as b

RUBRIC = b.rubric(30, 20, 10)


def self_items(reviews, checks, rubric=RUBRIC):
    scored = items.item_scores(b.reviews(*reviews).lazy(), rubric.lazy(), b.frame("exemptions", []).lazy())
    return self_review.self_items(scored, b.frame("self_checks", list(checks)).lazy(), parse("2021H1"))


def reviewed(units, *gaps):
    """Self reviews of units whose self check exceeds the review of 1000, 1000, 500 by so much at item 1."""
    ids = [f"u{n}" for n in range(len(gaps))]
    found = self_items(
        [b.review(org, 1000, 1000, 500) for org in ids],
        [b.self_check(org, "2021-06", 1000 + gap, 1000, 500) for org, gap in zip(ids, gaps, strict=True)],
    )
    return self_review.self_reviews(units, found)


def units_of(*rows):
    tables = b.tables(organisations=b.organisations(*rows))
    return standing_units(tables["organisations"], tables["aliases"], parse("2021H1").end)


def test_the_last_self_check_of_the_half_year_stands_beside_the_review():
    checks = [
        b.self_check("u", month, score, 0, 0)
        for month, score in (("2020-12", 1), ("2021-03", 2), ("2021-05", 3), ("2021-07", 4))
    ]

    assert self_items([b.review("u", 1, 0, 0)], checks)["self_points"].to_list() == [3, 0, 0]


def test_the_gap_is_self_score_less_review_and_needs_both_also_in_sums():
    check = b.self_check("u", "2021-06", 2600, None, 900, evidence=(4, 0, None))

    found = self_items([b.review("u", 2500, 100, None)], [check])
    summed = self_review.self_reviews(units_of(b.unit("u")), found)

    assert found.select("self_points", "reviewed", "gap", "evidence").rows() == [
        (2600, 2500, 100, 4),
        (None, 100, None, 0),
        (900, None, None, None),
    ]
    assert summed.select("compared_items", "self_points", "reviewed", "gap").row(0) == (1, 2600, 2500, 100)
    assert summed["gap_share"].to_list() == pytest.approx([100 / 3000])


def test_a_self_check_by_another_rubric_version_is_not_put_beside_the_review():
    rubric = pl.concat([RUBRIC, b.rubric(30, 20, 10, version=2022)])

    found = self_items(
        [b.review("u", 1, 1, 1)], [b.self_check("u", "2021-06", 1, 1, 1, version=2022)], rubric
    )

    assert found["self_points"].null_count() == 3


def test_a_unit_without_a_self_check_or_a_review_has_nothing_to_compare():
    found = self_items([b.review("u", 1, 1, 1)], [b.self_check("v", "2021-06", 1, 1, 1)])

    rows = self_review.self_reviews(units_of(b.unit("u"), b.unit("v", 2)), found)

    assert rows.select("compared_items", "gap", "gap_share", "worth_a_look").rows() == [
        (0, None, None, False),
        (0, None, None, False),
    ]


@pytest.mark.parametrize(
    ("gaps", "flagged"), [
        *(((0, 10, 20, 10, 0, gap), gap in (301, 1000)) for gap in (1000, 301, 300, -1000)),
        ((600, 700, 650, 800, 500, 750), False),  # a league that overrates alike
        ((0, 0, 0, 0, 1500), False),  # a league without spread
    ],
)  # fmt: skip
def test_flagged_is_who_stands_far_above_its_league_and_overrates_by_more_than_5_percent(gaps, flagged):
    units = units_of(*[b.unit(f"u{n}", n) for n in range(len(gaps))])
    assert reviewed(units, *gaps)["worth_a_look"].to_list() == [False] * (len(gaps) - 1) + [flagged]
