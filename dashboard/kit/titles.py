"""What is said of titles: who was named, of how many, how they lie over units; a candidate's facts."""

from dataclasses import dataclass

import polars as pl

from analytics import reference
from analytics.base.rules import PROVINCE, Level
from analytics.kit.facts import FactState
from analytics.kit.selections import HONOUR, Step
from analytics.results import Results
from dashboard.kit import facts
from dashboard.kit.statement import Scope, Statement, Urgency

_MOST_TOLD = 3  # groups whose share of the titles is far from their size
_NOBODY = "none"  # code of the choice of no candidate
_LEVELS = (Level.UNIT, Level.BRANCH)


@dataclass(frozen=True, eq=False)
class TitleNouns:
    """Its tables: who holds a title, titles by step and by kind of unit, facts of candidates."""

    held: str
    by_title: str
    by_kind: str
    candidates: str


def holders(nouns: TitleNouns, level: Level, results: Results, scope: Scope) -> pl.DataFrame:
    """Who of the level was named for the year and still holds the honour."""
    own = scope.of(results.tables[nouns.held])
    year = str(results.period.year)
    return own.filter(year=year, level=level.value, kind=HONOUR, state=Step.NAMED.value)


def named_words(nouns: TitleNouns, level: Level, what: str, results: Results, scope: Scope) -> Statement:
    """How many they are."""
    count = holders(nouns, level, results, scope).height
    return Statement(f"{what}{count}个" if count and not scope.is_unit else "")


def of_unit(nouns: TitleNouns, results: Results, scope: Scope) -> str:
    """The titles of the year of the unit itself, and how many of its branches have one."""
    own, below = (holders(nouns, level, results, scope) for level in _LEVELS)
    parts = [f"命名为{'、'.join(own['title'])}" if own.height else ""]
    honours = below["title"].unique(maintain_order=True)
    parts += [f"{below.filter(title=title).height}个支部命名为{title}" for title in honours]
    return "，".join(filter(None, parts)) or "没有命名"


def urgency(nouns: TitleNouns, results: Results, scope: Scope) -> Urgency:
    """News where the unit or a branch of it was named in the year."""
    is_news = any(holders(nouns, level, results, scope).height for level in _LEVELS)
    return Urgency.NEWS if is_news else Urgency.NONE


def of_year(nouns: TitleNouns, results: Results) -> list[str]:
    """A part of a sentence for each title that somebody stands for."""
    told = [_title_words(row) for row in results.tables[nouns.by_title].to_dicts()]
    return list(filter(None, told)) or ["没有命名记录"]


def _title_words(row: dict) -> str:
    waiting = row["recommended"] + row["own"]
    if not row["named"] + row["revoked"] + waiting:
        return ""
    quota = "" if row["quota"] is None else f"（规定{row['quota']}个）"
    parts = [
        f"命名{row['title']}{row['named']}个{quota}" if row["named"] else f"{row['title']}还没有命名",
        f"其中{row['first_half']}个名次在前一半" if row["ranked"] else "",
        f"{row['overdue']}个有超期未销号的后进支部，建议复核" if row["overdue"] else "",
        f"推荐、自荐而没有命名的{waiting}个" if waiting else "",
        f"撤销{row['revoked']}个" if row["revoked"] else "",
    ]
    return "，".join(filter(None, parts))


def strip_words(nouns: TitleNouns, results: Results, scope: Scope) -> Statement:
    """How many of the named units stand in the first half of the places."""
    placed = holders(nouns, Level.UNIT, results, scope).filter(pl.col("place").is_not_null())
    if placed.is_empty() or scope.is_unit:
        return Statement("")
    first = placed.filter(2 * pl.col("place") <= pl.col("field")).height
    return Statement(f"参与排名的命名单位{placed.height}家，名次在前一半的{first}家")


def spread_rows(nouns: TitleNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """How titles lie over groups of units of the ranked leagues; a single unit is no group."""
    rows = results.tables[nouns.by_kind]
    return rows if scope.code in (PROVINCE, *reference.ranked_leagues()) else rows.clear()


def spread_words(nouns: TitleNouns, results: Results, scope: Scope) -> Statement:
    """Where there are far more or fewer than the share of units, or of branches, would give."""
    rows = spread_rows(nouns, results, scope)
    if rows.is_empty():
        return Statement("")
    far = [_far_words(row) for row in rows.filter("unusual").to_dicts()]
    more = f"，另有{len(far) - _MOST_TOLD}处见表" if len(far) > _MOST_TOLD else ""
    words = f"相差较大的：{'；'.join(far[:_MOST_TOLD])}{more}" if far else "命名的分布与数量大致相当"
    return Statement(words)


def _far_words(row: dict) -> str:
    counted = "支部数" if row["level"] == Level.BRANCH else "单位数"
    whose = f"{row['by']}为“{row['part']}”的{row['title']}"
    return f"{whose}{row['named']}个，按{counted}应有约{row['due']:.1f}个"


def candidates(nouns: TitleNouns, results: Results, scope: Scope) -> dict[str, str]:
    """Whose sheet may be looked at: nobody's until one is chosen, then units first."""
    rows = scope.of(results.tables[nouns.candidates]).unique("org_id", keep="first", maintain_order=True)
    every = {
        row["org_id"]: row["name"] if row["level"] == Level.UNIT else f"{row['unit']} {row['name']}"
        for row in rows.to_dicts()
    }
    return {_NOBODY: "没有选", **every} if every else {}


def sheet(nouns: TitleNouns, results: Results, scope: Scope, candidate: str = _NOBODY) -> pl.DataFrame:
    """The facts of one candidate, line by line."""
    return facts.lines(scope.of(results.tables[nouns.candidates]).filter(org_id=candidate))


def sheet_words(nouns: TitleNouns, results: Results, scope: Scope, candidate: str = _NOBODY) -> Statement:
    """Whose facts they are, and for what the candidate stands; how many there are says nothing."""
    own = scope.of(results.tables[nouns.candidates])
    every = own.unique("org_id").group_by("level").len().sort(pl.col("level") != Level.UNIT)
    rows = own.filter(org_id=candidate)
    if own.is_empty():
        return Statement("")
    if rows.is_empty():
        counts = "、".join(f"{level}{count}个" for level, count in every.iter_rows())
        return Statement(f"本年的候选者有{counts}", "；选一个，看系统里对其有利、不利的事实")
    who, standing = candidates(nouns, results, scope)[candidate], rows["standing"][0]
    silent = rows.filter(state=FactState.NONE.value).height
    missing = f"，{silent}条没有记录" if silent else ""
    return Statement(f"{who}：{standing}；系统里对其有利、不利的事实逐条列出{missing}，不合计、不给建议")
