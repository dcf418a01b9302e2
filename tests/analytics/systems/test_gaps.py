"""The list of what is missing, late or waits for review: nothing but what the calendar says."""

from datetime import date

import polars as pl
import pytest

from analytics.systems.reporting.gaps import Gap
from tests.analytics import builders as b
from tests.analytics.systems.test_reporting import UNITS, found, months

WHOLE = b.review("v", 1, 1, 1)
AFTER = date(2021, 7, 16)  # the day after the one on which half-years are due
REACH = [b.rated("x", 3)]


def gaps(*checks, unit, **given):
    rows = found(*checks, **given)["missing"]
    own = rows.filter(pl.col("org_id") == unit)
    return own.select("gap", "period", "about", "count").rows()


def of_half(**given):
    """The gaps of a unit in a half-year that the data prove to be past its day."""
    other = WHOLE | {"submitted_on": AFTER}
    reviews = [other, *given.pop("reviews", ())]
    return gaps(unit="u", stars=REACH, reviews=reviews, **given)


def test_every_gap_is_listed_unit_by_unit_in_a_fixed_order():
    units = (b.unit("w", 3), *UNITS, b.branch("z", "u"))
    checks = [*months("u", 1, submitted_on=date(2021, 3, 1)), *months("v", 1, 2), *months("w", 1, 2)]
    late = b.review("v", 1, 1, 1) | {"submitted_on": date(2021, 7, 20)}

    told = found(
        *checks,
        units=units,
        cards=[b.card("x", "u", 1), b.card("y", "v", 1)],
        reviews=[b.review("u", 1, None, None), late],
        burden=[b.burden("u", "2021-01", 1), b.burden("v", "2021-02", 0), b.burden("w", "2021-01", 0)],
        stars=REACH,
    )["missing"]

    listed = told.filter(pl.col("period").is_in(["2021-01", "2021-02", "2021H1"]))
    assert listed.select("org_id", "gap", "period", "about", "count").rows() == [
        ("u", Gap.SELF_CHECK, "2021-02", None, 1),
        ("u", Gap.SELF_CHECK_LATE, "2021-01", None, 1),
        ("u", Gap.ITEM, "2021H1", "要素2", 1),
        ("u", Gap.ITEM, "2021H1", "要素3", 1),
        ("u", Gap.BRANCH_CARDS, "2021H1", None, 1),
        ("u", Gap.BURDEN, "2021H1", None, 5),
        ("v", Gap.HALF_YEAR_LATE, "2021H1", None, 1),
        ("v", Gap.BURDEN, "2021H1", None, 5),
        ("w", Gap.HALF_YEAR, "2021H1", None, 1),
        ("w", Gap.BURDEN, "2021H1", None, 5),
    ]


@pytest.mark.parametrize("reviews", [[], [b.review("u", None, None, None)]])
def test_what_a_unit_submitted_and_nobody_reviewed_is_one_row_for_the_reviewers(reviews):
    assert of_half(cards=[b.card("x", "u", 1)], reviews=reviews) == [(Gap.REVIEW, "2021H1", None, 1)]


def test_a_unit_that_sent_nothing_owes_the_half_year_and_neither_review_nor_cards():
    assert of_half() == [(Gap.HALF_YEAR, "2021H1", None, 1)]


REPORTED = [*months("u", 1, 2, 3), *months("v", 1, 2, 3)]


@pytest.mark.parametrize(
    ("checks", "given"), [
        ([], {"stars": REACH, "reviews": [WHOLE]}),  # in its term
        ([], {"stars": REACH, "reviews": [b.review("v", 1, 1, 1, period="2020H2")]}),  # nobody submitted it
        (REPORTED, {"reviews": [WHOLE], "code": "2021Q1"}),  # a quarter within it
        (REPORTED, {"reviews": [WHOLE], "code": "2021-02"}),
    ],
)  # fmt: skip
def test_a_half_year_that_is_not_due_is_not_listed(checks, given):
    assert found(*checks, **given)["missing"].is_empty()


def test_a_year_lists_what_waits_of_both_its_half_years():
    reviews = [b.review("u", 1, None, 1), b.review("u", None, None, None, period="2021H2")]
    told = gaps(unit="u", reviews=reviews, code="2021")
    assert told[:2] == [(Gap.REVIEW, "2021H2", None, 1), (Gap.ITEM, "2021H1", "要素2", 1)]
