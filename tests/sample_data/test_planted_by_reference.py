"""The units by reference of the sample: one would be the first, one has an overdue branch; nobody moves."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from sample_data.generate import generate_with_plan

_HALF = parse("2023H2")


def of_all(frames):
    return {name: rows.lazy() for name, rows in frames.items()}


def without(frames, units):
    """The frames without these units and their branches."""
    tree = frames["organisations"]
    theirs = tree.filter(pl.col("org_id").is_in(units) | pl.col("parent_id").is_in(units))["org_id"]
    kept = ~pl.col("org_id").is_in(theirs.to_list())
    return {name: rows.filter(kept) if "org_id" in rows.columns else rows for name, rows in frames.items()}


@pytest.mark.parametrize("seed", [11, 12])
def test_units_by_reference_are_found_and_move_no_number_of_the_others(seed):
    frames, planted = generate_with_plan(seed, branches=300)
    roles = planted.reference

    found = pipeline.build(of_all(frames), _HALF, kinds=False)
    then = pipeline.build(of_all(without(frames, roles.units)), _HALF, kinds=False)

    moved = [name for name, table in then.tables.items() if not found.tables[name].equals(table)]
    assert moved == []
    theirs = found.reference["rankings"]
    assert theirs["org_id"].to_list() == list(roles.units)
    assert theirs["place"].null_count() == theirs.height
    best = found.tables["rankings"].filter(pl.col("league") == League.PROVINCIAL)["score"].max()
    assert theirs.filter(pl.col("score") > best)["org_id"].to_list() == [roles.first]
    overdue = found.reference["ledger_by_unit"].filter(pl.col("overdue") > 0)
    assert overdue.select("org_id", "overdue").rows() == [(roles.overdue, 1)]
