"""The units with open cases: in which order they are drawn, and what is said of them."""

import polars as pl

from analytics import reference
from analytics.results import Results
from dashboard.kit.cases import LATER, CaseNouns, counts, is_older
from dashboard.kit.few_names import first_of_order
from dashboard.kit.statement import Scope, Statement

FEW = 15  # bars a reader takes in at once
MOST, ALL = "most", "all"


def with_open(nouns: CaseNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """Units of the scope with open cases: most overdue first; where units get no place, official order."""
    sized = pl.col("league").is_in(reference.ranked_leagues())
    rows = scope.of(nouns.table(results, "_by_unit")).filter(pl.col("open") > 0)
    size = [pl.when(sized).then(-pl.col(count)).otherwise(0) for count in ("overdue", "open")]
    return rows.sort(~sized, *size, "official_order")


def units_shown(nouns: CaseNouns, results: Results, scope: Scope, show: str) -> pl.DataFrame:
    """Those of them that are drawn: all, or the first of the leagues that have an order of size."""
    rows = with_open(nouns, results, scope)
    return rows if show != MOST or not _is_long(rows) else _first_units(rows)


def unit_choices(nouns: CaseNouns, results: Results, scope: Scope) -> dict[str, str]:
    """The choices of how many units are drawn; none where all are."""
    rows = with_open(nouns, results, scope)
    if scope.is_unit or not _is_long(rows):
        return {}
    drawn = _first_units(rows).height
    most = f"最多的{drawn}个" if _ranked_units(rows).height > drawn else f"只看{_ranked_leagues()}"
    return {MOST: most, ALL: "全部单位"}


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
    if drawn == rows.height:
        return Statement(words)
    left_out = "前{count}个，其余" if drawn < _ranked_units(rows).height else "的{count}个，其他的"
    return Statement(words, f"；图中为{_ranked_leagues()}{left_out.format(count=drawn)}见“全部单位”")


def _units(units: int, late: int) -> str:
    if not units:
        return "没有单位有未{cleared_}的{thing}"
    if not late:
        return "{units}个单位有未{cleared_}{thing}，都没有超期"
    if units == 1:
        return "1个单位有未{cleared_}{thing}，其中{overdue}个超期"
    whose = "每个单位都有超期的" if late == units else "其中{late}个单位有超期的"
    return "{units}个单位有未{cleared_}{thing}，" + whose + "，共{overdue}个"


def _ranked_units(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("league").is_in(reference.ranked_leagues()))


def _first_units(rows: pl.DataFrame) -> pl.DataFrame:
    return first_of_order(_ranked_units(rows), FEW, "overdue", "open")


def _is_long(rows: pl.DataFrame) -> bool:
    """Whether a reader is asked how many to see; where there is no order of size, none are left out."""
    return rows.height > FEW and rows["league"][0] in reference.ranked_leagues()


def _ranked_leagues() -> str:
    return "、".join(reference.ranked_leagues())
