"""A change of place counts the units ranked in both periods; comings and goings stand beside it."""

from collections import Counter
from datetime import UTC, datetime

import polars as pl
from hypothesis import given, settings

from analytics import actions
from analytics.lake import Edition
from analytics.systems.scores.overtakes import FIELD_EVENTS
from tests.analytics.systems.test_overtakes import boards, boards_of, built

COLUMNS = ("previous_place_change", "previous_common_change", "previous_field_effect")


def of_units(tables, *columns):
    rows = tables["rankings"].filter(pl.col("place").is_not_null())
    return {row[0]: row[1:] for row in rows.select("org_id", *columns).iter_rows()}


def test_rising_because_another_no_longer_takes_part_is_no_rise():
    tables = built(boards_of(A=4, B=3, C=2, D=1), boards_of(B=3, C=1, D=2))

    assert of_units(tables, *COLUMNS) == {"B": (1, 0, 1), "D": (2, 1, 1), "C": (0, -1, 1)}
    assert of_units(tables, "previous_common_place") == {"B": (1,), "D": (2,), "C": (3,)}


def test_falling_because_another_takes_part_newly_is_no_fall():
    tables = built(boards_of(B=3, C=2), boards_of(A=4, B=3, C=2))
    assert of_units(tables, *COLUMNS) == {"A": (None, None, None), "B": (-1, 0, -1), "C": (-1, 0, -1)}


@given(boards, boards)
@settings(max_examples=8, deadline=None)
def test_both_parts_are_what_the_account_of_overtaking_says(then, now):
    tables = built(then, now)

    others = pl.col("event").is_in(FIELD_EVENTS)
    effects = (
        tables["overtakes"]
        .group_by("org_id")
        .agg(by_common=pl.col("effect").filter(~others).sum(), by_field=pl.col("effect").filter(others).sum())
    )
    moved = tables["rankings"].filter(pl.col("previous_place_change").is_not_null())
    summed = moved.join(effects, on="org_id", how="left", maintain_order="left")
    expected = summed.select(pl.col("by_common", "by_field").fill_null(0)).rows()
    assert moved.select(COLUMNS[1:]).rows() == expected


@given(boards, boards)
@settings(max_examples=8, deadline=None)
def test_the_history_has_the_changes_of_the_ranking(then, now):
    tables = built(then, now)

    history = tables["place_history"].filter(pl.col("period") == "2021H2").sort("org_id")
    rankings = tables["rankings"].sort("org_id")
    assert (
        history.select(COLUMNS[1:]).rows()
        == rankings.join(history, on="org_id", how="semi").select(COLUMNS[1:]).rows()
    )


def recounted(then, now):
    """Up, down and same by comparing each unit with each other that is scored in both; scores by unit."""
    both = sorted(set(then) & set(now))
    ways = Counter()
    for unit in both:
        ahead_then = sum(then[other] > then[unit] for other in both)
        ahead_now = sum(now[other] > now[unit] for other in both)
        ways["up" if ahead_now < ahead_then else "down" if ahead_now > ahead_then else "same"] += 1
    return dict(ways)


def test_the_sample_of_2023h2_has_34_up_38_down_and_10_same(sample_results):
    scores = [
        dict(found.filter(pl.col("standing") == "参与排名").select("org_id", "score").iter_rows())
        for found in (sample_results(code).tables["scores"] for code in ("2023H1", "2023H2"))
    ]
    expected = {"up": 34, "down": 38, "same": 10}
    assert recounted(*scores) == expected

    changes = sample_results("2023H2").tables["rankings"]["previous_common_change"].drop_nulls()
    ways = Counter("up" if change > 0 else "down" if change < 0 else "same" for change in changes)
    assert dict(ways) == expected


def test_an_edition_without_these_columns_is_read_with_them(sample_results):
    tables = dict(sample_results("2023H2").tables)
    later = [name for name in tables["rankings"].columns if "common" in name or "field_effect" in name]
    assert len(later) == 6
    older = {
        name: frame.drop(*later, strict=False) if name in ("rankings", "place_history") else frame
        for name, frame in tables.items()
    }
    at = datetime(2024, 1, 31, tzinfo=UTC)
    edition = Edition("2023H2-1", "2023H2", 1, at, "甲", 1, at.date(), "1", True)

    read = actions.results_of_edition(edition, older).tables

    for name in ("rankings", "place_history"):
        assert read[name].equals(tables[name])
