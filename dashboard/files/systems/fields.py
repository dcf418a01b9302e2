"""The systems in templates of the committee's own: a field each sentence, a list each table."""

import dataframely as dy
import polars as pl

from analytics.results import Results
from dashboard import systems
from dashboard.kit.finding import Finding, Where
from dashboard.kit.system import System


def sentences(results: Results) -> dict[str, str]:
    """Every field and what stands for it."""
    return {
        one.field_name or f"{system.name}_{one.name}": one.statement_of(results, *_codes(results, one)).words
        for system, one in _findings_where(Where.TEMPLATE)
    }


def lists() -> dict[str, tuple[type[dy.Schema], tuple[str, ...]]]:
    """Every list, the schema of its rows and the columns it has."""
    return {name: (one.row_schema, one.fixed_columns) for name, one in _findings_by_list().items()}


def titles() -> dict[str, str]:
    """What every list is called, where it does not depend on a choice."""
    return {name: one.title for name, one in _findings_by_list().items() if isinstance(one.title, str)}


def rows(results: Results) -> dict[str, pl.DataFrame]:
    """The rows of every list."""
    return {name: one.rows_of(results, *_codes(results, one)) for name, one in _findings_by_list().items()}


def _findings_by_list() -> dict[str, Finding]:
    return {
        one.list_name or f"{system.name}_{one.name}_rows": one
        for system, one in _findings_where(Where.TEMPLATE | Where.LIST)
        if one.columns
    }


def _findings_where(where: Where) -> list[tuple[System, Finding]]:
    return [(system, one) for system in systems.ALL for one in system.findings_at(where)]


def _codes(results: Results, one: Finding) -> tuple:
    return tuple(one.each_in_files(results)[0])
