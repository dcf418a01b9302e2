"""The systems in templates of the committee's own: a field each sentence, a list each table."""

import dataframely as dy
import polars as pl

from analytics.results import Results
from dashboard import systems
from dashboard.kit.finding import WHOLE, Finding, Where


def sentences(results: Results) -> dict[str, str]:
    """Every field and what stands for it."""
    return {
        name: one.said(results, WHOLE, *one.codes(results, WHOLE)).words for name, one in _standing().items()
    }


def lists() -> dict[str, tuple[type[dy.Schema], tuple[str, ...]]]:
    """Every list, the schema of its rows and the columns it has."""
    return {f"{name}_rows": (one.row_schema, one.columns) for name, one in _standing().items() if one.columns}


def titles() -> dict[str, str]:
    """What every list is called, where it does not depend on a choice."""
    return {f"{name}_rows": str(one.title) for name, one in _standing().items() if one.columns}


def rows(results: Results) -> dict[str, pl.DataFrame]:
    """The rows of every list."""
    return {
        f"{name}_rows": one.shown(results, WHOLE, *one.codes(results, WHOLE))
        for name, one in _standing().items()
        if one.columns
    }


def _standing() -> dict[str, Finding]:
    return {
        f"{system.name}_{one.name}": one for system in systems.ALL for one in system.standing(Where.TEMPLATE)
    }
