"""Who overtook whom: the effects sum exactly to the change of place, ties, entries and exits included."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

UNITS = ["A", "B", "C", "D", "E", "F"]
score = st.one_of(st.none(), st.integers(0, 4))  # few values: many ties
boards = st.fixed_dictionaries(dict.fromkeys(UNITS, score))


def built(then, now, league="省直", last_days=None):
    ended = last_days or {}
    units = [
        b.unit(unit, order, league=league, valid_to=ended.get(unit))
        for order, unit in enumerate(UNITS, start=1)
    ]
    cards = [
        b.review(unit, points if points is None else 1000 * points, 1000, period=half)
        for half, board in (("2021H1", then), ("2021H2", now))
        for unit, points in board.items()
    ]
    tables = b.tables(
        organisations=b.organisations(*units), rubrics=b.rubric(40, 20), reviews=b.reviews(*cards)
    )
    return pipeline.build(tables, parse("2021H2")).tables


def events(tables, unit):
    rows = tables["overtakes"].filter((pl.col("org_id") == unit) & (pl.col("kind") == "环比"))
    return dict(rows.select("other_id", "event").rows())


def boards_of(**places):
    return {unit: places.get(unit) for unit in UNITS}


@given(boards, boards)
@settings(max_examples=8, deadline=None)
def test_the_effects_of_the_others_sum_exactly_to_the_change_of_place(then, now):
    tables = built(then, now)

    moved = tables["rankings"].filter(pl.col("previous_place_change").is_not_null())
    effects = tables["overtakes"].group_by("org_id").agg(pl.col("effect").sum())
    summed = moved.join(effects, on="org_id", how="left").select(pl.col("effect").fill_null(0)).to_series()
    assert summed.to_list() == moved["previous_place_change"].to_list()
    assert set(tables["overtakes"]["org_id"]) <= set(moved["org_id"])


@given(boards, boards)
@settings(max_examples=8, deadline=None)
def test_whoever_overtook_was_seen_doing_it_by_the_other(then, now):
    rows = built(then, now)["overtakes"]

    pairs = {(mine, other): event for mine, other, event in rows.select("org_id", "other_id", "event").rows()}
    for (mine, other), event in pairs.items():
        if event == "超过":
            assert pairs.get((other, mine)) in ("被超过", "由并列落后")


def test_passing_drawing_level_and_falling_from_level_are_told_apart():
    tables = built(boards_of(A=1, B=2, C=3, D=1), boards_of(A=3, B=2, C=3, D=2))

    assert events(tables, "A") == {"B": "超过", "C": "追平"}
    assert events(tables, "D") == {"A": "由并列落后", "B": "追平"}
    assert events(tables, "B") == {"A": "被超过"}
    assert events(tables, "C") == {}


def test_units_that_come_in_drop_out_or_are_abolished_are_listed_apart_and_cities_overtake_nobody():
    tables = built(boards_of(A=2, B=3), boards_of(A=2, C=3))
    abolished = built(boards_of(A=2, B=3), boards_of(A=2), last_days={"B": date(2021, 7, 1)})

    assert events(tables, "A") == {"B": "原在前、不再参与", "C": "新参与且在前"}
    own = tables["overtakes"].filter(pl.col("org_id") == "A").select("other_id", "other_then", "other_now")
    assert sorted(own.rows()) == [("B", 1, None), ("C", None, 1)]
    assert events(abolished, "A") == {"B": "原在前、不再参与"}
    assert built(boards_of(A=1, B=2), boards_of(A=2, B=1), league="市直")["overtakes"].is_empty()
