"""Rows of a result table with the unit's name beside its code, as its workbook shows them."""

from functools import cache
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.results import RESULTS, Results
from analytics.systems.reporting.coverage import Coverage

_HEADING = Coverage.columns()["name"].description or ""


def beside_codes(results: Results, table: str, rows: pl.DataFrame) -> dict[str, Any]:
    """The rows with `name` after `org_id`, and their schema: as finding.picture and listing take them."""
    names = results.tables["rankings"].select("org_id", "name")
    named = rows.join(names, on="org_id", how="left", maintain_order="left")
    rest = [column for column in rows.columns if column != "org_id"]
    return {"rows": named.select("org_id", "name", *rest), "schema": _schema(RESULTS[table].schema)}


@cache
def _schema(schema: type[dy.Schema]) -> type[dy.Schema]:
    return type(f"Named{schema.__name__}", (schema,), {"name": c.text(_HEADING, nullable=True)})
