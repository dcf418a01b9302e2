"""How open cases moved from month to month, and when far more or fewer came and went than before."""

import polars as pl

from analytics.base.periods import parse
from analytics.kit.unusual_run import Run, unusual_run
from analytics.results import Results
from dashboard.base.display import day_name, period_name
from dashboard.kit import case_before, cases
from dashboard.kit.cases import CaseNouns
from dashboard.kit.statement import Scope, Statement


def months(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """How the open cases moved since the end of the period it is held against, else the first month shown."""
    rows = scope.of(nouns.table(results, "_by_month"))
    since_base = rows.filter(pl.col("month") >= case_before.month(results))
    rows = since_base if since_base.height > 1 else rows
    if rows.is_empty():
        if (
            nouns.table(results).is_empty()
            and not scope.is_unit
            and not cases.is_older(nouns, results, scope)
        ):
            return Statement("台账还没有可以按月列出的记录")
        return cases.missing_statement(nouns, results, scope)
    if not results.begun:
        return Statement(f"数据只到{day_name(results.counted_on)}，本期各月还没有数据")
    first, last = rows["open"][0], rows["open"][-1]
    since, until = (period_name(rows["month"][place]) for place in (0, -1))
    later = rows if rows.height == 1 else rows[1:]  # what moved the first month's end to the last one's
    is_whole = results.counted_on >= parse(rows["month"][-1]).end
    ends = "月末" if is_whole else ""
    until = until if is_whole else day_name(results.counted_on)  # counted on a day within the month
    words = "{ends}未{cleared_}为{now}个，与{since}末持平，其间{moved}"
    if rows.height == 1:
        words = (
            "{until}{moved}，月末未{cleared_}{now}个" if ends else "截至{until}{moved}，未{cleared_}{now}个"
        )
    elif last != first:
        way = "增至" if last > first else "减至"
        end = "末" if is_whole else ""
        words = "{ends}未{cleared_}由{then}个" + way + "{now}个（{since}末至{until}" + end + "），其间{moved}"
    moved = _movement_words(nouns, int(later["found"].sum()), int(later["cleared"].sum()))
    told = nouns.say(words, ends=ends, then=first, now=last, since=since, until=until, moved=moved)
    return Statement("；".join([told, *unusual(nouns, results, scope)]))


def unusual(nouns: CaseNouns, results: Results, scope: Scope) -> list[str]:
    """In which months of the period far more or fewer than before were found, and were cleared."""
    rows = scope.of(nouns.table(results, "_by_month"))
    rows = rows.filter([parse(month).end <= results.counted_on for month in rows["month"]])  # whole months
    base = case_before.month(results)
    before, own = rows.filter(pl.col("month") <= base), rows.filter(pl.col("month") > base)
    told = {"found": nouns.cases.found, "cleared": nouns.cases.cleared}
    runs = [(name, unusual_run(before[name].to_list(), own[name].to_list())) for name in told]
    return [_run_words(told[name], own.select("month", count=name), run) for name, run in runs if run]


def _run_words(verb: str, rows: pl.DataFrame, run: Run) -> str:
    rows = rows[run.first : run.last + 1]
    first, last = rows["month"][0], rows["month"][-1]
    until = period_name(last)
    if parse(first).year == parse(last).year:
        until = until.partition("年")[2]
    counts = rows["count"].to_list()
    least, most = min(counts), max(counts)
    each = f"{least}至{most}个" if least != most else f"各{least}个"
    way = "偏多" if run.is_above else "偏少"
    return f"{period_name(first)}至{until}{verb}明显{way}（{each}，此前每月{verb}中位数{run.usual:g}个）"


def _movement_words(nouns: CaseNouns, found: int, cleared: int) -> str:
    """How many came and went; in words where none did."""
    if not found and not cleared:
        return nouns.say("没有{found_}和{cleared_}")
    came = nouns.say("{found_}{count}个" if found else "没有{found_}", count=found)
    return came + "、" + nouns.say("{cleared_}{count}个" if cleared else "没有{cleared_}", count=cleared)
