"""A unit in the results: its row, its name, and rows of it with the name beside the code."""

from functools import cache
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.results import RESULTS, Results
from analytics.systems.reporting.coverage import Coverage

_HEADING = Coverage.columns()["name"].description or ""


def row(results: Results, table: str, org_id: str) -> dict[str, Any]:
    """The one row that a result table has of the unit, or of the branch."""
    return results.tables[table].row(by_predicate=pl.col("org_id") == org_id, named=True)


def rows(results: Results, table: str, org_id: str) -> pl.DataFrame:
    """All rows that a result table has of the unit, or of the branch."""
    return results.tables[table].filter(pl.col("org_id") == org_id)


def name(results: Results, org_id: str) -> str:
    """The unit's name in the period shown."""
    return row(results, "rankings", org_id)["name"]


def with_names(results: Results, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `name` after `org_id`, as their workbook shows them; see named_schema."""
    names = results.tables["rankings"].select("org_id", "name")
    rest = [column for column in rows.columns if column != "org_id"]
    return rows.join(names, on="org_id", how="left", maintain_order="left").select("org_id", "name", *rest)


@cache
def named_schema(table: str) -> type[dy.Schema]:
    """The schema of the table's rows with `name`."""
    schema = RESULTS[table].schema
    return type(f"Named{schema.__name__}", (schema,), {"name": c.text(_HEADING, nullable=True)})
