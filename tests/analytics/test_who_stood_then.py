"""Moves and new names change no number of a period that was over: every table, read again after them."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from analytics import datasets, pipeline
from analytics.base import rules
from analytics.base.periods import parse
from tests.analytics import builders as b

FULL = (3000, 2000, 1000)
MOVED_ON, LAST = date(2022, 7, 1), date(2022, 6, 30)
HALVES = ("2021H1", "2021H2", "2022H1", "2022H2")
MONTHS = [f"{year}-{month:02d}" for year in (2021, 2022) for month in range(1, 13)]
PAST = ("2021H1", "2021", "2021Q4", "2021-11", "2022Q2", "2022H1")
MUNICIPAL = rules.League.MUNICIPAL.value
UNITS = (b.unit("a", 1), b.unit("b", 2), b.unit("c", 3), b.unit("m", 1, MUNICIPAL))
YEARS = (2021, 2022)
QUARTERS = [f"{year}Q{number}" for year in YEARS for number in range(1, 5)]
BELOW = {"x": "a", "y": "a", "z": "a", "w": "b", "v": "c", "u": "m"}
BRANCHES = (b.committee("k", "c"), *(b.branch(org, unit) for org, unit in BELOW.items()))
OF_UNITS, OF_BRANCHES = "abcm", "xyzwvu"
# What the branch x and the unit c carry with them: a data set, its rows, a table and the unit it is told of.
CARRIED = {
    "stars": ("star_ratings", [b.rated(org, 5, half) for half in HALVES for org in OF_BRANCHES],
              "stars_by_unit"),
    "the ledger": ("weak_branches", [b.weak(org, date(2021, 2, 1), date(2021, 3, 1)) for org in "xv"],
                   "ledger_by_unit"),
    "cards": ("branch_cards", [b.card(org, "a", *FULL, period=half) for half in HALVES for org in "xyz"],
              "branch_scores"),
    "visits": ("visits", [b.visit(org, date(year, 3, 1)) for year in YEARS for org in "xv"],
               "rounds_by_unit"),
    "points": ("member_points",
               [b.points(org, quarter, 800, 10) for quarter in QUARTERS for org in "xv"],
               "member_points_by_unit"),
    "duties": ("duty_reports",
               [b.duty(org, half, "专题学习", 6) for half in HALVES for org in "ac"], "duties"),
    "terms": ("terms", [b.term(org, date(2017, 3, 1)) for org in "xyv"], "terms_watch"),
    "contacts": ("contacts", [b.contact(org, date(2021, 1, 4)) for org in "xyzv"], "contacts_by_unit"),
    "posts": ("posts", [b.post("k", date(2020, 4, 1), filled=False)], "posts_watch"),
    "verdicts": ("appraisals",
                 [row for year in YEARS for org in "ac" for row in b.appraisals(org, str(year), "好")],
                 "appraisal_points"),
    "titles": ("selections", [b.selection("c", "2021")], "titles_held"),
    "titles of branches": ("branch_selections", [b.selection("x", "2021", title="先进党支部")],
                           "titles_held"),
    "problems": ("cases", [b.problem(org, 1, date(2021, 2, 1), date(2021, 8, 1)) for org in "ac"],
                 "cases_by_unit"),
    "inspections": ("inspections",
                    [b.inspection(org, date(year, 3, 1)) for year in YEARS for org in "ac"],
                    "inspections"),
    "activities": ("activities", [b.activities(org, half, 1, 2) for half in HALVES for org in "ac"],
                   "activities_by_unit"),
    "burden": ("burden_counts", [b.burden(org, month, 1, 2, 3, 4) for month in MONTHS for org in "ac"],
               "inspection_burden"),
    "self checks": ("self_checks", [b.self_check(org, month, *FULL) for month in MONTHS for org in OF_UNITS],
                    "self_reviews"),
    "reviews": ("reviews", [b.review(org, *FULL, period=half) for half in HALVES for org in OF_UNITS],
                "rankings"),
}  # fmt: skip
# Who the register is about: a branch to another unit, a unit to another league, new names of both kinds.
NOW = {
    "x": {"parent_id": "b", "placed_on": MOVED_ON},
    "c": {"league": MUNICIPAL, "placed_on": MOVED_ON},
    "b": {"name": "新单位"},
    "y": {"name": "新支部"},
}
PLACES = [
    {"org_id": "x", "valid_to": LAST, "parent_id": "a"},
    {"org_id": "c", "valid_to": LAST, "league": rules.League.PROVINCIAL.value},
]
NAMES = [
    {"org_id": org, "name": name, "kind": rules.AliasKind.FORMER.value, "valid_to": LAST}
    for org, name in (("b", "单位b"), ("y", "支部y"))
]


def lake(*, moved):
    """The same data sets under the register as it was, or as it is with the past noted down."""
    rows = [row | (NOW.get(row["org_id"], {}) if moved else {}) for row in (*UNITS, *BRANCHES)]
    frames = {name: b.frame(name, told) for name, told, _table in CARRIED.values()}
    return b.tables(
        organisations=b.organisations(*rows),
        former_places=b.frame("former_places", PLACES if moved else []),
        aliases=b.frame("aliases", NAMES if moved else []),
        rubrics=b.rubric(30, 20, 10),
        **frames,
    )


@cache
def built(code, *, moved):
    return pipeline.build(lake(moved=moved), parse(code), kinds=False).tables


@pytest.mark.parametrize("code", PAST)
def test_no_table_of_a_period_that_was_over_is_another_one_after_the_moves(code):
    then, again = built(code, moved=False), built(code, moved=True)

    assert [name for name, table in then.items() if not table.equals(again[name])] == []


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_carried_is_told_in_the_periods_read_again(name):
    """Else the test above would say nothing of it."""
    _dataset, _rows, table = CARRIED[name]
    rows = built("2021", moved=True)[table]

    assert {"a", "c"} & {*rows["unit_id" if "unit_id" in rows.columns else "org_id"]}


def test_every_data_set_about_organisations_is_among_what_is_carried():
    of_organisations = {name for name, one in datasets.ALL.items() if "org_id" in one.schema.column_names()}
    told = {dataset for dataset, _rows, _table in CARRIED.values()}
    aside = {"organisations", "aliases", "former_places", "exemptions", "adjustments", "assessments"}

    assert of_organisations - aside == told


def test_from_the_day_of_the_move_on_they_count_in_their_new_place():
    tables = built("2022H2", moved=True)
    branches = dict(tables["stars_by_unit"].select("org_id", "branches").iter_rows())
    leagues = dict(tables["rankings"].select("org_id", "league").iter_rows())
    open_cases = dict(tables["ledger_by_unit"].select("org_id", "open").iter_rows())

    assert branches == {"a": 2, "b": 2, "c": 1, "m": 1}
    assert (leagues["c"], open_cases["b"]) == (MUNICIPAL, 1)
    assert tables["rankings"].filter(pl.col("org_id") == "b")["name"].item() == "新单位"
