"""Result tables as their sheets show them: every row and column, with names beside codes and in words."""

from functools import cache
from typing import TypeAlias

import dataframely as dy
import polars as pl

from analytics.measures import columns as c
from analytics.measures.branches import BranchScore
from analytics.measures.coverage import Coverage
from analytics.results import RESULTS, Results
from dashboard import display
from dashboard.headlines import work_reasons

Frame: TypeAlias = pl.DataFrame
Schema: TypeAlias = type[dy.Schema]

_UNIT, _UNIT_CODE = (Coverage.columns()[name].description for name in ("name", "org_id"))
_BRANCH, _BRANCH_CODE = (BranchScore.columns()[name].description for name in ("name", "org_id"))
_NAMES = {_UNIT_CODE: ("named_unit", _UNIT or ""), _BRANCH_CODE: ("named_branch", _BRANCH or "")}


def table(results: Results, name: str) -> tuple[Frame, Schema]:
    """The rows of a result table and their schema; nothing is left out, names and reasons are added."""
    rows, schema = results.tables[name], RESULTS[name].schema
    if name == "worklist":
        return work_reasons.lines(rows), work_reasons.WorkLine
    if name == "provenance":
        titles = {table: result.title for table, result in RESULTS.items()}
        return rows.with_columns(pl.col("table").replace(titles)), schema
    lacking = _lacking(rows, schema)
    named = rows
    for code, (added, heading) in lacking.items():
        names = _unit_names(results) if heading == _UNIT else _branch_names(results)
        named = named.join(
            names.rename({"code": code, "name": added}), on=code, how="left", maintain_order="left"
        )
    order = [one for column in rows.columns for one in (column, lacking.get(column, ("", ""))[0]) if one]
    return named.select(order), _with_names(schema, tuple(lacking.values()))


def _lacking(rows: Frame, schema: Schema) -> dict[str, tuple[str, str]]:
    """Columns of codes whose names the table lacks: the name and the heading of the column to add."""
    columns = display.shown_columns(rows, schema)
    headings = {column.description for column in columns.values()}
    wanted = {name: _NAMES[column.description] for name, column in columns.items() if _is_code(column)}
    return {name: added for name, added in wanted.items() if added[1] not in headings}


def _is_code(column: dy.Column) -> bool:
    return column.description in _NAMES


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
