"""The units with open cases: in which order they are drawn, and what is said of them."""

import polars as pl

from analytics.results import Results
from dashboard.kit import first_units
from dashboard.kit.cases import LATER, CaseNouns, counts, is_older
from dashboard.kit.few_names import of_so_many
from dashboard.kit.statement import Scope, Statement

_SIZES = ("overdue", "open")


def with_open(nouns: CaseNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """Units of the scope with open cases: most overdue first; where units get no place, official order."""
    rows = scope.of(nouns.table(results, "_by_unit")).filter(pl.col("open") > 0)
    return first_units.in_order(rows.sort("official_order"), *_SIZES)


def units_shown(nouns: CaseNouns, results: Results, scope: Scope, show: str) -> pl.DataFrame:
    """Those of them that are drawn: all, or the first of the leagues that have an order of size."""
    return first_units.select_drawn(with_open(nouns, results, scope), show, *_SIZES)


def unit_choices(nouns: CaseNouns, results: Results, scope: Scope) -> dict[str, str]:
    """The choices of how many units are drawn; none where all are."""
    return {} if scope.is_unit else first_units.choices(with_open(nouns, results, scope), *_SIZES)


def units(nouns: CaseNouns, results: Results, scope: Scope, show: str) -> Statement:
    """How many units have open cases, how many of them overdue ones, and what the picture leaves out."""
    if is_older(nouns, results, scope):
        return LATER
    rows, drawn = with_open(nouns, results, scope), units_shown(nouns, results, scope, show).height
    late = rows.filter(pl.col("overdue") > 0)
    said = {"units": rows.height, "late": late.height, "overdue": late["overdue"].sum()}
    ended = counts(nouns, results, scope).get("open", 0) - rows["open"].sum()
    gone = "；另有{count}个未{cleared_}的{one}，所在单位已不在列，图中没有，见工作清单"
    words = nouns.say(_units(rows.height, late.height), **said)
    words += nouns.say(gone, count=ended) if ended else ""
    return Statement(words, first_units.left_out(rows, drawn))


def _units(units: int, late: int) -> str:
    if not units:
        return "没有单位有未{cleared_}的{thing}"
    if not late:
        return of_so_many("{units}个单位有未{cleared_}{thing}，都没有超期", units)
    if units == 1:
        return "1个单位有未{cleared_}{thing}，其中{overdue}个超期"
    whose = "每个单位都有超期的" if late == units else "其中{late}个单位有超期的"
    return "{units}个单位有未{cleared_}{thing}，" + whose + "，共{overdue}个"
