"""Members' points: who published, of whom nobody told, and what a sum says within one unit alone."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, League
from analytics.kit.duties import State
from analytics.kit.published import NEW, PUBLISHED, UNPUBLISHED, UNREPORTED, units_that_owe
from analytics.statistics.suppression import LEAST
from analytics.systems.member_points import DATASETS, FEWEST_COMPARED, RESULTS, PointsOfBranch
from sample_data.generate import generate_with_plan
from tests.analytics import builders as b

NAMES = [result.name for result in RESULTS]
TREE = (
    b.unit("u", 1),
    b.unit("v", 2),
    *(b.branch(f"u{one}", "u") for one in range(1, 4)),
    b.branch("v1", "v"),
)
CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", synthetic=True)
YEAR = [f"2023Q{number}" for number in range(1, 5)]


def made(*sheets, tree=TREE, period="2023", **more):
    tables = b.tables(
        organisations=b.organisations(*tree), member_points=b.frame("member_points", list(sheets)), **more
    )
    return pipeline.tables_of(NAMES, tables, parse(period))


def sheet(branch, quarter="2023Q4", points=None, members=None, **row):
    return b.points(branch, quarter, points, members, **row)


def one(tables, branch):
    return tables["member_points"].row(by_predicate=pl.col("org_id") == branch, named=True)


def scope(tables, quarter="2023Q4", code=PROVINCE):
    key = (pl.col("scope") == code) & (pl.col("quarter") == quarter)
    return tables["member_points_by_quarter"].row(by_predicate=key, named=True)


def unit(tables, org_id, quarter="2023Q4"):
    key = (pl.col("org_id") == org_id) & (pl.col("quarter") == quarter)
    return tables["member_points_by_unit"].row(by_predicate=key, named=True)


def test_who_did_not_tell_is_neither_published_nor_not_and_raises_no_share():
    tables = made(sheet("u1"), sheet("u2", published=False))
    row = scope(tables)

    assert [row[name] for name in ("branches", "disclosed", "undisclosed", "unreported")] == [4, 1, 1, 2]
    assert (row["disclosed_share"], row["most_share"]) == (0.25, 0.75)
    assert [one(tables, name)["state"] for name in ("u1", "u2", "u3")] == [PUBLISHED, UNPUBLISHED, UNREPORTED]


@given(st.lists(st.sampled_from([None, True, False]), min_size=4, max_size=4), st.data())
@settings(max_examples=15, deadline=None)
def test_the_bounds_hold_the_share_whatever_the_missing_sheets_say(told, data):
    names = ("u1", "u2", "u3", "v1")
    filled = [data.draw(st.booleans()) if answer is None else answer for answer in told]

    def row(answers):
        pairs = [pair for pair in zip(names, answers, strict=True) if pair[1] is not None]
        sheets = [sheet(name, published=answer) for name, answer in pairs]
        return scope(made(*sheets, sheet("u1", "2023Q3")))  # so that there are records

    before, whole = row(told), row(filled)
    assert before["disclosed_share"] <= whole["disclosed_share"] <= before["most_share"]


def test_the_year_begins_with_the_first_quarter_anybody_told_of_and_ends_with_the_last_that_is_over():
    tables = made(sheet("u1", "2023Q2"), period="2023-11")
    assert tables["member_points_by_quarter"]["quarter"].unique().sort().to_list() == ["2023Q2", "2023Q3"]
    assert made(sheet("u1", "2023Q2"), period="2022")["member_points"].is_empty()
    assert made()["member_points_by_unit"].is_empty()


def test_a_branch_counts_in_the_quarters_at_whose_end_it_stood_and_a_temporary_one_never():
    ended = b.branch("u4", "u", valid_to=date(2023, 8, 1))
    tree = (*TREE, ended, b.branch("t", "u", temporary=True))
    sheets = [sheet(name, quarter) for name in ("u1", "u4", "t") for quarter in YEAR]
    tables = made(*sheets, tree=tree)

    counted = [unit(tables, "u", quarter)[name] for quarter in YEAR for name in ("branches", "disclosed")]
    assert counted == [4, 2, 4, 2, 3, 1, 3, 1]
    assert set(tables["member_points"]["org_id"]) == {"u1", "u2", "u3", "v1"}


def test_a_branch_founded_within_the_quarter_owes_nothing_in_it_and_is_counted_apart():
    tree = (*TREE, b.branch("n", "v", valid_from=date(2023, 10, 2)))
    tables = made(sheet("v1"), tree=tree)

    assert one(tables, "n")["state"] == NEW
    assert [unit(tables, "v")[name] for name in ("branches", "disclosed", "new")] == [1, 1, 1]
    on_the_first = (*TREE, b.branch("n", "v", valid_from=date(2023, 10, 1)))
    assert one(made(sheet("v1"), tree=on_the_first), "n")["state"] == UNREPORTED


@pytest.mark.parametrize(
    ("sheets", "state"),
    [
        ((), State.UNREPORTED),
        ((sheet("m1"),), State.INCOMPLETE),
        ((sheet("m1"), sheet("m2")), State.MET),
        ((sheet("m1"), sheet("m2", published=False)), State.UNMET),
        ((sheet("m1", published=False),), State.UNMET),
    ],
)
def test_only_whom_the_document_binds_is_judged_and_every_branch_has_to_publish(sheets, state):
    tree = (*TREE, CITY, b.branch("m1", "m"), b.branch("m2", "m"))
    tables = made(sheet("u1", published=False), *sheets, tree=tree)

    assert unit(tables, "m")["state"] == state
    assert unit(tables, "u")["state"] == State.YARDSTICK


def test_a_mean_is_of_sums_and_hidden_where_few_were_counted():
    tables = made(
        sheet("u1", points=801, members=10), sheet("u2", points=400, members=LEAST - 1), sheet("u3")
    )

    assert (one(tables, "u1")["mean"], one(tables, "u1")["is_few"]) == (pytest.approx(80.1), False)
    assert (one(tables, "u2")["mean"], one(tables, "u2")["is_few"]) == (None, True)
    assert (one(tables, "u3")["mean"], one(tables, "u3")["is_few"]) == (None, False)


def test_no_table_holds_a_sum_of_points_a_count_of_members_or_a_mean_of_a_unit():
    columns = {name: set(result.schema.column_names()) for result in RESULTS for name in [result.name]}

    assert not {"points", "members"} & set().union(*columns.values())
    assert [name for name, own in columns.items() if "mean" in own] == ["member_points"]


@pytest.mark.parametrize(
    ("sums", "is_even"),
    [
        ([(800, 10)] * 4, True),
        ([(800, 10), (960, 12), (400, 5), (800, 10)], True),  # so many more members, the same mean
        ([(800, 10)] * 3, False),  # a quarter is missing
        ([(800, 10)] * 3 + [(810, 10)], False),
        ([(805, 10)] * 4, False),  # no whole number
        ([(800, 10)] * 3 + [(320, 4)], False),  # too few to say it of them
        ([(800, 10)] * 3 + [(None, None)], False),
    ],
)
def test_a_mean_is_even_where_it_is_the_same_whole_number_in_all_four_quarters(sums, is_even):
    sheets = [sheet("u1", quarter, *pair) for quarter, pair in zip(YEAR, sums, strict=False)]
    tables = made(*sheets, sheet("u2"))
    assert one(tables, "u1")["is_even"] is is_even
    assert not one(made(*sheets[:3], period="2023Q3"), "u1")["is_even"]  # the year is not over


@pytest.mark.parametrize(
    ("points", "members", "valid"),
    [
        (None, None, True),
        (None, 10, True),
        (800, 10, True),
        (0, 10, True),
        (800, None, False),
        (800, 0, False),
    ],
)
def test_points_come_with_at_least_one_member(points, members, valid):
    row = {"synthetic": False, **sheet("u1", points=points, members=members)}
    frame = pl.DataFrame([row], schema=PointsOfBranch.create_empty().schema)
    assert PointsOfBranch.is_valid(frame) is valid
    assert set(DATASETS[0].checks) == {"points_come_with_members"}


def test_means_are_held_against_stars_within_a_unit_with_enough_branches():
    tree = [
        row
        for unit_id, count in (("u", FEWEST_COMPARED), ("v", FEWEST_COMPARED - 1))
        for row in (b.unit(unit_id), *(b.branch(f"{unit_id}{one}", unit_id) for one in range(count)))
    ]
    below = [row["org_id"] for row in tree if "parent_id" in row]
    sheets = [sheet(name, points=801 + 10 * int(name[1:]), members=10) for name in below]
    stars = b.frame("star_ratings", [b.rated(name, 5 - int(name[1:]) // 2, "2023H2") for name in below])

    found = made(*sheets, tree=tree, star_ratings=stars)["member_points_by_star"]
    assert found.select("org_id", "branches").rows() == [("u", FEWEST_COMPARED)]
    assert found["tau"][0] == pytest.approx(
        -(40**0.5) / 45**0.5
    )  # 40 of 45 pairs differ in stars, all turned


@pytest.mark.parametrize("seed", [314159, 271828])
def test_what_was_planted_is_found_on_other_seeds(seed):
    frames, plan = generate_with_plan(seed, branches=900)
    tables = pipeline.tables_of(NAMES, {name: f.lazy() for name, f in frames.items()}, parse("2023"))
    ones, of_units = tables["member_points"], tables["member_points_by_unit"]

    assert set(ones.filter("is_even")["org_id"]) == set(plan.points.even) != set()
    assert set(plan.points.small) <= set(ones.filter("is_few")["org_id"])
    assert ones.filter(pl.col("org_id").is_in(plan.points.small))["mean"].null_count() == len(
        plan.points.small
    )
    first_only = of_units.filter(pl.col("org_id") == plan.points.first_only).sort("quarter")
    assert [row["disclosed"] == row["branches"] for row in first_only.to_dicts()] == [
        True,
        False,
        False,
        False,
    ]
    assert first_only["disclosed"][1:].sum() == 0
    silent = of_units.filter(pl.col("branches") == pl.col("unreported"))
    assert not set(silent["org_id"]) & set(plan.points.with_sheet)
    owing = of_units.filter(pl.col("state") != State.YARDSTICK)
    assert set(owing["org_id"]) == {plan.points.bound}
    assert not owing["unreported"].sum()
    taus = dict(tables["member_points_by_star"].select("org_id", "tau").iter_rows())
    assert taus[plan.points.falling] < -0.6


def test_the_advice_is_given_to_whom_the_document_binds_and_counts_what_the_last_quarter_lacks():
    tree = (*TREE, CITY, b.branch("m1", "m"), b.branch("m2", "m"))
    sheets = [
        sheet("m1", "2023Q3"),
        sheet("m2", "2023Q3"),
        sheet("m1", published=False),
        sheet("u1", published=False),
    ]
    of_units = made(*sheets, tree=tree)["member_points_by_unit"]
    assert units_that_owe(of_units).rows() == [("m", 2)]  # one did not publish, of one nobody told
    assert units_that_owe(of_units.clear()).is_empty()
