"""Result tables as their sheets show them: every row and column, with names beside codes and in words."""

from functools import cache
from typing import TypeAlias

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.results import RESULTS, Results
from analytics.systems.reporting.coverage import Coverage
from analytics.systems.stars.branches import BranchScore
from dashboard.base import display
from dashboard.kit.statement import WHOLE
from dashboard.systems.weak_branches.findings import WORK

Frame: TypeAlias = pl.DataFrame
Schema: TypeAlias = type[dy.Schema]

_NAME, _BRANCH = Coverage.columns()["name"].description or "", BranchScore.columns()["name"].description or ""
_ADDED = {c.CodeOf.UNIT: ("named_unit", _NAME), c.CodeOf.BRANCH: ("named_branch", _BRANCH)}


def table(results: Results, name: str) -> tuple[Frame, Schema]:
    """The rows of a result table and their schema; nothing is left out, names and reasons are added."""
    rows, schema = results.tables[name], RESULTS[name].schema
    if name == "worklist":
        return WORK.rows_of(results, WHOLE), WORK.row_schema
    if name == "provenance":
        titles = {table: result.title for table, result in RESULTS.items()}
        return rows.with_columns(pl.col("table").replace(titles)), schema
    lacking = _unnamed_codes(rows, schema)
    named = rows
    for code, of in lacking.items():
        names = _unit_names(results) if of is c.CodeOf.UNIT else _branch_names(results)
        names = names.rename({"code": code, "name": _ADDED[of][0]})
        named = named.join(names, on=code, how="left", maintain_order="left")
    order = [
        one
        for column in rows.columns
        for one in (column, *([_ADDED[lacking[column]][0]] if column in lacking else []))
    ]
    return named.select(order), _with_names(schema, tuple(_ADDED[of] for of in lacking.values()))


def _unnamed_codes(rows: Frame, schema: Schema) -> dict[str, c.CodeOf]:
    """Columns of codes whose names the table lacks, and whose they are."""
    shown = display.shown_columns(rows, schema)
    codes = {name: of for name, column in shown.items() if (of := c.code_of(column))}
    return {name: of for name, of in codes.items() if c.name_in(shown[name]) not in shown}


def _unit_names(results: Results) -> Frame:
    """code, name of the units of the period and those that ended before."""
    tables = (results.tables[name].select("org_id", "name") for name in ("rankings", "unit_register"))
    return pl.concat(tables).unique("org_id", keep="first").select(code="org_id", name="name")


def _branch_names(results: Results) -> Frame:
    return results.tables["branch_scores"].select(code="org_id", name="name").unique("code", keep="first")


@cache
def _with_names(schema: Schema, added: tuple[tuple[str, str], ...]) -> Schema:
    columns = {name: c.text(heading, nullable=True) for name, heading in added}
    return type(f"Named{schema.__name__}", (schema,), columns) if columns else schema
