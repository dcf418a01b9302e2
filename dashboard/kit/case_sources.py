"""The findings of a ledger that says who found a case: sources, moved deadlines, how long, none found."""

from collections.abc import Callable

import polars as pl

from analytics.results import Results
from dashboard.base.display import share_of
from dashboard.base.source import end_name
from dashboard.kit import case_before, case_charts, cases
from dashboard.kit.cases import CaseNouns
from dashboard.kit.chart import Chart
from dashboard.kit.few_names import name_tied
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import Scope, Statement

ALL_KINDS, TOLD_DAYS = "全部", (30, 60, 90)
_HALF = 0.5 - 1e-9  # a product of fractions that is a half may lie below it by a rounding
_MANY = 3  # so many found by inspections where none was found by oneself
Said = Callable[..., Statement]


def findings(nouns: CaseNouns, found: Callable[..., Finding]) -> tuple[Finding, ...]:
    """found: makes one in the nouns."""
    return (
        found("sources", "_by_source", _tell_sources, Where.PAGE | Where.ANNEX | Where.UNIT | Where.REPORT,
              title="{thing}由谁{found_}（自行{found_}占比只作参照，不作评价）",
              columns=("source", "found", "open", "overdue", "cleared", "cleared_in_time", "moved")),
        found("clearance", nouns.cases.clearance_table, of_groups(_tell_clearance),
              Where.PAGE | Where.REPORT | Where.SHEET,
              title="自{found_}起多少天内{cleared_}（未{cleared_}的计到期末）", unit="%",
              chart=_clearance_chart,
              note=nouns.say("按乘积极限法估计；不足20件的{kind_}、其时在账不足10件的天数不列。待工委确认")),
        found("none_found", "_none_found", of_groups(_tell_none_found), Where.PAGE | Where.ANNEX,
              title=f"{nouns.cases.own_source}为零的单位（只作参照，按固定顺序，不排名）",
              columns=("name", "league", "year", "branches", "found_by_others", "found_by_inspectors"),
              height=280, leads_to=LeadsTo.UNIT),
    )  # fmt: skip


def of_groups(say: Said) -> Said:
    """What is said of the province and the leagues only."""

    def sentence(nouns: CaseNouns, results: Results, scope: Scope, *codes: str) -> Statement:
        return Statement("") if scope.is_unit else say(nouns, results, scope, *codes)

    return sentence


def headline(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """How it stands and moved, how long it takes, how many deadlines moved; of a unit how it stands."""
    row = cases.counts(nouns, results, scope)
    if scope.is_unit or not row or not row["open"]:
        return cases.open_statement(nouns, results, scope)
    units = scope.of(nouns.table(results, "_by_unit")).filter(pl.col("overdue") > 0).height
    late = f"其中超期{row['overdue']}个（{units}家单位）" if row["overdue"] else "都没有超期"
    days = TOLD_DAYS[-1]
    within = _every(nouns, results, scope).filter(day=days)["share"].to_list()
    parts = [
        scope.before(end_name(results))
        + nouns.say("未{cleared_}{thing}{open}个", open=row["open"])
        + f"{case_before.words(nouns.cases, results, scope, 'open')}，{late}",
        nouns.say("本期{found_}{found}个、{cleared_}{cleared}个", found=row["found"], cleared=row["cleared"])
        if results.begun
        else "",
        nouns.say("{days}天内{cleared_}的占{share}", days=days, share=share_of(within[0], 1, 0, 1))
        if within
        else "",
        f"改过时限的{row['moved']}个" if row["moved"] else "",
    ]
    return Statement("；".join(filter(None, parts)))


def _every(nouns: CaseNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """The curve of all kinds together."""
    return scope.of(results.tables[nouns.cases.clearance_table]).filter(kind=ALL_KINDS)


def _clearance_chart(nouns: CaseNouns, results: Results, scope: Scope) -> Chart:
    return case_charts.clearance_chart(nouns, scope.of(results.tables[nouns.cases.clearance_table]))


def _tell_none_found(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    rows = scope.of(nouns.table(results, "_none_found"))
    if rows.is_empty():
        return Statement("")
    others = rows.filter(pl.col("found_by_others") > 0).height
    many = rows.filter(pl.col("found_by_inspectors") >= _MANY).height
    about = f"，其中{others}个单位有其他来源{nouns.cases.found}的{nouns.thing}" if others else ""
    about += f"（督查、巡视{nouns.cases.found}{_MANY}个以上的{many}个单位）" if many else ""
    words = f"{rows['year'][0]}年有{rows.height}个单位{nouns.cases.own_source}为零{about}"
    return Statement(f"{words}；只作参照，不作评价")


def _tell_sources(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    row = cases.counts(nouns, results, scope)
    if not row:
        return cases.LATER if not scope.is_unit else Statement("")
    words = "本期没有{found_}{thing}" if results.begun else "本期还没有数据"
    if row["found"]:
        words = "本期{found_}{found}个，其中{source}{own}个（{share}）"
    share = share_of(row["self_share"] or 0, 1, 0, 1)
    own = {"source": nouns.cases.own_source, "own": row["self_found"], "share": share}
    told = nouns.say(words, found=row["found"], **own) + _found_again(nouns, results, scope)
    if not row["moved"]:
        return Statement(told)
    whose = "" if scope.is_unit else _most(scope.of(nouns.table(results, "_by_unit")), "name", "moved", "家")
    moved = "；未{cleared_}和本期{cleared_}的有{moved}个改过时限{whose}，按原时限超期的{late}个"
    late, whose = row["overdue_at_first"], f"（{whose}）" if whose else ""
    return Statement(told + nouns.say(moved, moved=row["moved"], whose=whose, late=late))


def _found_again(nouns: CaseNouns, results: Results, scope: Scope) -> str:
    """Which kinds came back in the period."""
    rows = scope.of(nouns.table(results, "_by_kind"))
    count = rows["found_again"].sum()
    most = _most(rows, "kind", "found_again", "类")
    return nouns.say("；再次{found_}{count}个（{most}）", count=count, most=most) if count else ""


def _most(rows: pl.DataFrame, named: str, counted: str, measure: str) -> str:
    """Who has the most of a count; where nobody else has any, that all are of that one."""
    some = rows.filter(pl.col(counted) > 0)
    most = some.filter(pl.col(counted) == pl.col(counted).max())
    if some.height < 2:
        return "".join(f"都是{name}" for name in some[named])
    each = "各" if most.height > 1 else ""
    return f"最多的是{name_tied(most[named].to_list(), measure)}，{each}{most[counted][0]}个"


def _tell_clearance(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """How many are cleared within 30, 60 and 90 days, when half are, and the kind that takes longest."""
    every = _every(nouns, results, scope)
    told = every.filter(pl.col("day").is_in(TOLD_DAYS))
    if cases.is_older(nouns, results, scope):
        return cases.LATER
    if told.is_empty():
        return Statement(nouns.say("{thing}件数不足，不作用时分布"))
    parts = [f"{day}天内{share_of(share, 1, 0, 1)}" for day, share in told.select("day", "share").iter_rows()]
    half = every.filter(pl.col("share") >= _HALF)["day"].sort().to_list()
    middle = f"；半数用时不超过{half[0]}天" if half else ""
    rows = scope.of(results.tables[nouns.cases.clearance_table])
    words = nouns.say("{found_}后{cleared_}的：{parts}", parts="、".join(parts))
    return Statement(words + middle + _slowest(rows))


def _slowest(rows: pl.DataFrame) -> str:
    """The kind or kinds most still open after so many days, where there are several to compare."""
    day = TOLD_DAYS[1]
    by_kind = rows.filter((pl.col("kind") != ALL_KINDS) & (pl.col("day") == day))
    if by_kind.height < 2:
        return ""
    slowest = by_kind.filter(pl.col("share") == pl.col("share").min())
    share = share_of(slowest["share"][0], 1, 0, 1)
    if slowest.height == by_kind.height:
        return f"；各类一样快（{day}天内{share}）"
    return f"；最慢的是{'、'.join(slowest['kind'])}（{day}天内{share}）"
