"""What the file of a unit lists: units of all times, branches in one line each, stars through time."""

from datetime import date

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

MERGED = date(2021, 6, 30)
TREE = b.organisations(
    b.unit("A"),
    b.unit("OLD", 2, valid_to=MERGED),
    b.unit("NEW", 3, valid_from=date(2022, 1, 1)),
    *(b.branch(f"b{n}", "A") for n in range(1, 6)),
    b.branch("gone", "A", valid_to=MERGED),
    b.branch("temporary", "A", temporary=True),
)


def built(period="2021H2", **frames):
    return pipeline.build(
        b.tables(organisations=TREE, rubrics=b.rubric(30, 30), **frames), parse(period)
    ).tables


def test_units_of_all_times_are_known_under_the_name_of_the_period_and_those_standing_come_first():
    went = {"change_no": 1, "changed_on": MERGED, "kind": "合并", "from_org": "OLD", "to_org": "A"}
    former = {"org_id": "A", "name": "原名", "kind": "曾用名", "valid_to": date(2021, 12, 31)}
    frames = {"changes": b.frame("changes", [went]), "aliases": b.frame("aliases", [former])}

    register, later = (built(period, **frames)["unit_register"] for period in ("2021H2", "2022H1"))

    assert register.select("org_id", "name", "standing", "valid_to", "became", "became_ids").rows() == [
        ("A", "原名", True, None, None, None),
        ("OLD", "单位OLD", False, MERGED, "单位A", "A"),
        ("NEW", "单位NEW", False, None, None, None),
    ]
    assert later["name"][0] == "单位A"


def test_every_standing_branch_is_listed_with_stars_card_and_its_state_on_the_ledger():
    ledger = [
        b.weak("b1", date(2021, 1, 5), date(2021, 3, 1), date(2021, 2, 1)),
        b.weak("b1", date(2021, 7, 5), date(2021, 9, 1)),
        b.weak("b2", date(2021, 8, 5), date(2022, 3, 1)),
        b.weak("b3", date(2021, 8, 5), date(2021, 9, 1), date(2021, 9, 1)),
        b.weak("b4", date(2022, 1, 5), date(2022, 9, 1)),
    ]
    cards = [b.card("b1", "A", 1500, 3000, period="2021H2"), b.card("b2", "A", 1500, None, period="2021H2")]

    branches = built(
        weak_branches=b.frame("weak_branches", ledger), branch_cards=b.frame("branch_cards", cards)
    )["unit_branches"]

    assert branches.select("org_id", "ledger", "rate").rows() == [
        ("b1", "超期未销号", 0.75),
        ("b2", "未销号", None),
        ("b3", "已销号", None),
        ("b4", None, None),
        ("b5", None, None),
    ]


def test_ratings_are_listed_until_the_period_and_of_standing_branches_only():
    ratings = [
        b.rated("b1", 3, "2020H2"),
        b.rated("b1", 5, "2021H2"),
        b.rated("b1", 1, "2022H1"),
        b.rated("gone", 4),
    ]

    stars = built(star_ratings=b.frame("star_ratings", ratings))["branch_stars"]

    assert stars.rows() == [("b1", "2020H2", 3), ("b1", "2021H2", 5)]
    assert stars.schema["stars"] == pl.Int64
