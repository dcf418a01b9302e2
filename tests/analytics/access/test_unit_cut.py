"""What a unit may see of the results: every row of its own, no row and no name of another."""

import polars as pl
import pytest

from analytics import actions
from analytics.access import FEWEST_OTHERS, cut_results
from analytics.base.periods import parse
from analytics.base.result import Reach
from analytics.lake import open_lake
from analytics.results import RESULTS

UNITS = ["SZ007", "SZ042", "SH007", "SZ901", "none"]
TELLS_OF_NOBODY = {"comparisons", "survey", "provenance"}


@pytest.fixture(scope="module", params=["2023H1", "2022", "2023Q3"])
def results(request, sample_lake):
    lake = open_lake(sample_lake)
    made = actions.draft(lake.snapshot(), parse(request.param))
    lake.close()
    return made


@pytest.fixture(scope="module")
def tree(sample_tables):
    """Every organisation with the code of its unit."""
    rows = sample_tables["organisations"].select("org_id", "name", "level", "parent_id").unique("org_id")
    parents = dict(rows.select("org_id", "parent_id").iter_rows())
    levels = dict(rows.select("org_id", "level").iter_rows())

    def unit_of(code):
        while code is not None and levels.get(code) != "单位":
            code = parents.get(code)
        return code

    return rows.with_columns(unit=pl.col("org_id").map_elements(unit_of, return_dtype=pl.String))


@pytest.mark.parametrize("unit", UNITS)
def test_no_code_and_no_name_of_another_unit_is_left(results, tree, unit):
    others = tree.filter(pl.col("unit") != unit)
    forbidden = {*others["org_id"], *others.filter(pl.col("level") == "单位")["name"]}

    for name, table in cut_results(results, unit).tables.items():
        for column in table.select(pl.selectors.string()).iter_columns():
            shown = set(column.drop_nulls().to_list())
            assert not shown & forbidden, (name, column.name)
            assert not [text for text in shown if any(other in text for other in forbidden)], (
                name,
                column.name,
            )


@pytest.mark.parametrize("unit", UNITS[:3])
def test_no_row_of_its_own_is_lost(results, unit):
    left = cut_results(results, unit).tables

    for name, result in RESULTS.items():
        whole = results.tables[name]
        column = {Reach.UNIT: "org_id", Reach.UNIT_OF_BRANCH: "unit_id", Reach.SCOPE: "scope"}.get(
            result.reach
        )
        if column:
            own = whole.filter(pl.col(column) == unit).drop(result.blanked)
            kept = left[name].filter(pl.col(column) == unit).drop(result.blanked)
            assert kept.equals(own), name
    branches = left["unit_branches"]["org_id"]
    assert left["branch_scores"]["org_id"].is_in(branches.implode()).all()
    own = results.tables["branch_stars"].filter(pl.col("org_id").is_in(branches.implode()))
    assert left["branch_stars"].equals(own)


def test_of_the_league_no_figure_of_a_single_unit_is_left(results):
    left = cut_results(results, "SZ007").tables

    for name, result in RESULTS.items():
        assert all(left[name][column].null_count() == left[name].height for column in result.blanked), name


def test_of_its_own_league_the_medians_are_left_and_of_no_other(results):
    left, whole = cut_results(results, "SZ007").tables["score_levels"], results.tables["score_levels"]

    own = whole.filter(pl.col("league") == "省直")
    assert left["median"].equals(own.filter(pl.col("units") > FEWEST_OTHERS)["median"])
    assert left.height


def test_no_row_of_the_province_or_of_another_league_is_left(results):
    for name, table in cut_results(results, "SZ007").tables.items():
        for column in {"league", "scope"} & set(table.columns):
            assert set(table[column]) <= {"省直", "SZ007"}, (name, column)


@pytest.mark.parametrize("claimed", ["全省", "省直", "市直", ""])
def test_who_claims_a_league_as_its_unit_gets_nothing_of_it(results, claimed):
    tables = cut_results(results, claimed).tables
    assert [name for name, table in tables.items() if table.height and name not in TELLS_OF_NOBODY] == []


def test_the_columns_stay_as_they_were(results):
    assert {name: table.schema for name, table in cut_results(results, "SZ007").tables.items()} == {
        name: table.schema for name, table in results.tables.items()
    }
