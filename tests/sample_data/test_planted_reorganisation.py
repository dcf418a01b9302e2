"""The planted changes of the tree are found: kinds, lags of 20, 45 and 118 days, and what is lacking."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.systems.reorganisation import ALL_KINDS
from sample_data.generate import generate_with_plan

_TABLES = ("reorganisation", "changed_units", "reorganisation_flow")


@pytest.mark.parametrize("seed", [13, 14])
def test_planted_changes_are_found_with_their_lags(seed):
    frames, planted = generate_with_plan(seed, branches=300)
    lazy = {name: rows.lazy() for name, rows in frames.items()}
    years = {year: pipeline.tables_of(_TABLES, lazy, parse(year)) for year in ("2021", "2022", "2023")}
    whole = {
        year: tables["reorganisation"].filter(scope=PROVINCE, kind=ALL_KINDS).row(0, named=True)
        for year, tables in years.items()
    }
    roles = planted.units

    assert [whole[year]["lag_longest"] for year in years] == [None, 45, 118]
    assert [whole[year]["lag_median"] for year in years] == [None, 20, 118]
    assert [whole[year]["undated"] for year in years] == [1, 0, 0]
    assert [whole[year]["without_document"] for year in years] == [0, 1, 0]
    assert whole["2023"]["branches_after"] == len(planted.tree.founded)
    merged = years["2022"]["reorganisation"].filter(scope=PROVINCE, kind="合并").row(0, named=True)
    assert (merged["units_before"], merged["units_after"], merged["changes"]) == (2, 1, 1)
    assert (merged["branches_before"], merged["branches_after"]) == (10, 9)
    touched = years["2022"]["changed_units"].filter(pl.col("kinds") != "更名")["org_id"].to_list()
    assert sorted(touched) == sorted([roles.merger_successor, roles.abolishing])
