"""A unit beside its league: observed values of units reviewed under the usual rubric."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

LEVELS = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"]


def built(cards, period="2021H2", league="省直", versions=None, **more):
    versions = versions or {}
    rubrics = b.rubric(20, 20, 20).vstack(b.rubric(30, 30, version=2022))
    tables = b.tables(
        organisations=b.organisations(
            *(b.unit(unit, n, league=league) for n, unit in enumerate(cards, start=1))
        ),
        rubrics=rubrics,
        reviews=b.reviews(
            *(
                b.review(unit, *scores, period="2021H2", version=versions.get(unit, 2020))
                for unit, scores in cards.items()
                if scores
            )
        ),
        **more,
    )
    return pipeline.build(tables, parse(period)).tables["spine"]


def row(spine, unit, part, number=1):
    return spine.row(
        by_predicate=(pl.col("org_id") == unit) & (pl.col("part") == part) & (pl.col("number") == number),
        named=True,
    )


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=12))
@settings(max_examples=12, deadline=None)
def test_levels_are_values_some_unit_has_in_order_and_hold_the_own_one(scores):
    spine = built({f"U{n}": (score, 1000, 1000) for n, score in enumerate(scores)})

    item = row(spine, "U0", "要素")
    levels = [item[level] for level in LEVELS]
    assert item["units"] == len(scores)
    assert set(levels) <= set(scores)
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (min(scores), max(scores))
    assert levels[0] <= item["own"] <= levels[-1]


def test_total_dimensions_and_items_are_those_of_the_other_tables():
    spine = built({"A": (2000, 1500, 1000), "B": (1000, 500, 1000)})

    own = spine.filter(pl.col("org_id") == "A").select("part", "number", "label", "max_points", "own").rows()
    assert own == [
        ("总分", 1, "平时动态考核", 6000, 4500),
        ("维度", 1, "甲", 4000, 3000),
        ("维度", 2, "乙", 2000, 1500),
        ("要素", 1, "要素1", 2000, 2000),
        ("要素", 2, "要素2", 2000, 1500),
        ("要素", 3, "要素3", 2000, 1000),
    ]


def test_a_value_that_is_not_there_is_not_counted_and_a_unit_without_a_review_has_no_rows():
    spine = built({"A": (2000, None, 1000), "B": (1000, 500, 1000), "C": None})

    waiting = row(spine, "A", "要素", 2)
    assert (waiting["own"], waiting["units"], waiting["median"]) == (None, 1, 500)
    assert (row(spine, "B", "总分")["units"], row(spine, "B", "要素", 1)["units"]) == (1, 2)
    assert set(spine["org_id"]) == {"A", "B"}


def test_a_unit_reviewed_under_another_rubric_is_in_nobodys_league_and_has_none():
    cards = {"A": (2000, 1500, 1000), "B": (1000, 500, 1000), "C": (3000, 2000)}

    spine = built(cards, versions={"C": 2022})

    other = row(spine, "C", "要素", 1)
    assert (other["own"], other["units"], other["median"]) == (3000, 0, None)
    assert row(spine, "A", "要素", 1)["units"] == 2


def test_yearly_marks_stand_beside_the_total_once_anybody_has_them():
    marks = [{"org_id": "A", "period": "2021", "on_site": 8000, "debriefing": None}]
    cards = {"A": (2000, 1500, 1000), "B": (1000, 500, 1000)}

    spine = built(cards, period="2021", assessments=b.frame("assessments", marks))

    totals = spine.filter((pl.col("org_id") == "B") & (pl.col("part") == "总分"))
    assert totals.select("label", "own", "units", "highest").rows() == [
        ("平时动态考核", 2500, 2, 4500),
        ("年底实地考核", None, 1, 8000),
    ]
