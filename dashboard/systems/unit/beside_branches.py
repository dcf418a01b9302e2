"""The branches of a unit with what systems tell of each of them: columns their results declare."""

from collections.abc import Sequence
from typing import Any

import dataframely as dy
import polars as pl

from analytics.kit.worded import no_key, schema_of
from analytics.results import RESULTS, Results
from analytics.systems.stars.unit_branches import UnitBranch
from dashboard.systems.unit import branch_sentences

_OWN = ("name", "stars", "rate", "ledger", "found_on", "points", "max_points", "missing_items")
_BESIDE = {
    f"{table}_{column}": (table, column) for table, one in RESULTS.items() for column in one.beside_branch
}
_HEADED: dict[str, dy.Column] = {
    name: no_key(RESULTS[table].schema.columns()[column]) for name, (table, column) in _BESIDE.items()
}
SCHEMA = schema_of("UnitBranchBeside", UnitBranch.columns() | _HEADED)


def rows(results: Results, org_id: str) -> pl.DataFrame:
    """The branches in the order of the unit's list."""
    told = branch_sentences.branches_of(results, org_id)
    for name, (table, column) in _BESIDE.items():
        own = results.tables[table].select("org_id", pl.col(column).alias(name))
        told = told.join(own, on="org_id", how="left", maintain_order="left")
    return told


def columns(results: Results, *_codes: Any) -> Sequence[str]:
    """Those of a system where it has any records."""
    beside = [name for name, (table, _) in _BESIDE.items() if results.tables[table].height]
    return (*_OWN[:5], *beside, *_OWN[5:])
