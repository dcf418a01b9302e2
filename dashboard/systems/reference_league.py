"""参照执行: the units that take part by reference, listed apart; their own file says how they stand."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from analytics.base.rules import TO_BE_CONFIRMED, League
from analytics.results import Results
from dashboard.kit.finding import Finding, Where
from dashboard.kit.system import System

TITLE = "参照执行单位"
HEADLINE = "参照执行单位，不参与排名和合计。"


def sentence(results: Results) -> str:
    """How many there are, and that no number counts them."""
    if not results.reference_units:
        return ""
    words = (
        "其他省直部门、中央驻豫单位参照执行的有{count}家，不参与排名，不计入全省、省直、市直各数（{mark}）"
    )
    return words.format(count=results.reference_units, mark=TO_BE_CONFIRMED)


def of_unit(results: Results, org_id: str) -> str:
    """That the unit takes part by reference; empty of any other."""
    rows = results.tables["rankings"].filter(pl.col("org_id") == org_id, pl.col("league") == League.REFERENCE)
    return HEADLINE if rows.height else ""


def units(results: Results) -> pl.DataFrame:
    """Theirs of the rows of all units."""
    return results.reference.get("rankings", results.tables["rankings"].clear())


def _where_any(results: Results) -> Sequence[tuple[Any, ...]]:
    return [()] if results.reference_units else []


LISTED = Finding(
    "by_reference",
    "rankings",
    sentence,
    Where.ANNEX,
    title=TITLE,
    columns=("name", "kind", "score"),
    rows=units,
    in_files=_where_any,
)
SYSTEM = System("reference_league", TITLE, (LISTED,))
