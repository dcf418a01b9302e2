"""Talks with people: sums that tell of nobody, and who had no occasion in a whole year."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.statistics.suppression import LEAST, is_small
from analytics.systems.talks import DUTIES, FEWEST_MEMBERS, RESULTS, TALKS
from sample_data.generate import generate_with_plan
from tests.analytics import builders as b

NAMES = [result.name for result in RESULTS]
POST, *REST = [one.label for one in TALKS]
UNITS = tuple(b.unit(name, order) for order, name in enumerate("uvwx", 1))
MANY = tuple(b.branch(f"{name}1", name, members=FEWEST_MEMBERS) for name in "uvwx")


def made(*reports, tree=(*UNITS, *MANY), period="2023"):
    """reports: unit, period, indicator, done, due."""
    rows = b.frame("duty_reports", [b.duty(*report) for report in reports])
    return tables_of(b.tables(organisations=b.organisations(*tree), duty_reports=rows), period)


def tables_of(tables, period):
    return pipeline.tables_of(NAMES, tables, parse(period))


def in_all(tables, scope=PROVINCE):
    row = tables["talks_in_all"].row(by_predicate=pl.col("scope") == scope, named=True)
    return row["units"], row["due"], row["done"]


def none_of(*reports, **more):
    return made(*reports, **more)["talks_none"].select("org_id", "members", "reports").rows()


def nothing(org_id, *periods, labels=(POST, *REST)):
    return [(org_id, period, label, 0, 0) for period in periods for label in labels]


def test_the_eight_numbers_are_the_four_talks_and_four_beside_them():
    assert len(TALKS) == 4
    assert len(DUTIES) == 8


def test_the_four_talks_are_added_up_over_units_and_halves_and_nothing_else_with_them():
    tables = made(
        ("u", "2023H1", POST, 10, 10),
        ("u", "2023H2", POST, 20, 30),
        ("v", "2023H2", REST[0], 12, 12),
        ("w", "2023", "党员志愿服务每人不少于2次", 90, 90),
    )
    assert in_all(tables) == (2, 52, 42)


def test_where_the_sum_of_one_talk_would_tell_of_few_the_sum_of_all_is_not_told_either():
    tables = made(
        ("u", "2023H2", POST, 30, 30), ("u", "2023H2", REST[0], 3, 4), ("v", "2023H2", REST[0], 0, 0)
    )
    assert in_all(tables) == (2, None, None)


def test_who_told_of_nothing_is_none_of_the_units_that_did():
    tables = made(("u", "2023H2", POST, None, None), ("v", "2023H2", REST[0], 9, 9))
    assert in_all(tables) == (1, 9, 9)
    assert made()["talks"].is_empty()


PAIR = st.integers(0, 30).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due)))


@given(st.lists(PAIR, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_no_small_count_is_told_by_what_is_shown_beside_its_sum(pairs):
    tables = made(*((name, "2023H2", POST, *pair) for name, pair in zip("uvwx", pairs, strict=False)))
    ones = tables["talks"].filter(pl.col("indicator") == POST).sort("org_id")
    sums = tables["talks_by_indicator"].filter(pl.col("scope") == PROVINCE, pl.col("indicator") == POST)

    for place, name in enumerate(("done", "due")):
        true = [pair[place] for pair in pairs]
        shown = ones[name].to_list()[: len(pairs)]
        hidden = [value for value, cell in zip(true, shown, strict=True) if cell is None]
        assert all(cell in (None, value) for cell, value in zip(shown, true, strict=True))
        if sums[name][0] is not None and hidden:
            assert sums[name][0] == sum(true)
            assert len(hidden) > 1
            assert sum(hidden) >= LEAST
    for (done, due), cell in zip(pairs, ones["done"].to_list(), strict=False):
        assert cell is None or not due or not is_small(done, due)


def test_a_year_without_an_occasion_is_a_clue_for_units_of_a_hundred_members():
    assert none_of(*nothing("u", "2023H1", "2023H2")) == [("u", FEWEST_MEMBERS, 8)]
    assert none_of(*nothing("u", "2023H2", labels=(POST,))) == [("u", FEWEST_MEMBERS, 1)]
    assert not none_of(*nothing("u", "2023H1"), ("u", "2023H2", POST, 0, 1))
    small = (
        *UNITS,
        b.branch("u1", "u", members=FEWEST_MEMBERS - 1),
        b.branch("t", "u", members=9, temporary=True),
    )
    assert not none_of(*nothing("u", "2023H1", "2023H2"), tree=small)


def test_silence_is_not_a_year_without_an_occasion():
    assert not none_of(("u", "2023H1", POST, None, None), ("v", "2023H1", POST, 9, 9))


def test_the_clue_is_of_the_last_year_that_is_over_and_of_units_that_stood_all_of_it():
    reports = nothing("u", "2022H1", "2022H2", "2023H1")
    assert made(*reports, period="2023H1")["talks_none"]["year"].to_list() == ["2022"]
    late = (b.unit("u", valid_from=date(2022, 1, 2)), b.branch("u1", "u", members=FEWEST_MEMBERS))
    assert not none_of(*reports, tree=late, period="2023H1")


@pytest.mark.parametrize("seed", [314159, 271828])
def test_what_was_planted_is_found_on_other_seeds(seed):
    frames, plan = generate_with_plan(seed, branches=2000)
    tables = tables_of({name: frame.lazy() for name, frame in frames.items()}, "2023H2")
    planted = plan.talks

    assert len(planted.none) == 9
    assert set(tables["talks_none"]["org_id"]) == set(planted.none)
    # beside the planted one so many that neither the sum nor what is missing of it tells
    for code, role, due, count in (
        ("talks_post", planted.left, 15, 2), ("talks_family", planted.few, None, 3)
    ):  # fmt: skip
        rows = tables["talks"].filter(pl.col("code") == code, pl.col("league") == "省直")
        row = rows.row(by_predicate=pl.col("org_id") == role, named=True)
        assert (row["done"], row["due"], row["hidden"]) == (None, due, True)
        assert rows.filter("hidden")["done"].null_count() == count
        whole = tables["talks_by_indicator"].filter(pl.col("code") == code, pl.col("scope") == "省直")
        assert whole["done"][0] > rows["done"].sum() + LEAST


def test_a_period_before_anybody_reported_has_no_record():
    later = ("a", "2023H2", "岗位变动必谈", 9, 9)
    assert all(rows.is_empty() for rows in made(later, period="2022H1").values())
    assert made(later, period="2023H2")["talks"].height > 0
