"""The key figures of a system of cases: open, cleared, found, and how long the open ones have been there."""

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.results import Results
from dashboard.base.display import word
from dashboard.kit import case_before, cases, comparison_words
from dashboard.kit.cases import CaseNouns
from dashboard.kit.statement import KeyFigure, Scope

_CHANGE, _CHANGE_GOOD = c.count("", signed=True), Good.FALL
UNKNOWN = "暂无数据"


def key_figures(nouns: CaseNouns, results: Results, scope: Scope) -> list[KeyFigure]:
    """Four figures. A ledger without any entry proves no zero that was worked for, nor what came and went.

    Nothing came or went of a period the data do not reach.
    """
    row = cases.counts(nouns, results, scope)
    labels = ("未{cleared_}{thing}", "本期{cleared_}", "本期{found_}", "未{cleared_}在账天数")
    opened, cleared, found, days = (nouns.say(label) for label in labels)
    if not row:
        return [KeyFigure(label, UNKNOWN) for label in (opened, cleared, found, days)]
    if not cases.entries(nouns, results, scope):
        none = KeyFigure(opened, f"{row['open']}个", about="台账没有记录")
        return [none, *(KeyFigure(label, "无") for label in (cleared, found, days))]
    again = row["found_again"]
    told = nouns.say("再次{found_}{count}个" if again else "没有再次{found_}的", count=again)
    moved = [
        case_before.with_flow(figure, nouns.cases, results, scope, what)
        for what, figure in (
            ("cleared", _cleared_figure(cleared, row)),
            ("found", KeyFigure(found, f"{row['found']}个", told if row["found"] else None)),
        )
    ]
    if not results.begun:
        moved = [KeyFigure(label, UNKNOWN) for label in (cleared, found)]
    return [_open(opened, nouns, results, scope, row), *moved, _days(days, row)]


def _open(label: str, nouns: CaseNouns, results: Results, scope: Scope, row: dict) -> KeyFigure:
    late, value = row["overdue"], f"{row['open']}个"
    about = (f"超期{late}个" if late else "无超期") if row["open"] else nouns.zero
    before = case_before.counts(nouns.cases, results, scope)
    if before is None:
        return KeyFigure(label, value, about, late == 0, "期末在账")
    change = row["open"] - before["open"]
    about = f"{comparison_words.kind(results.period)} · {about}"
    return KeyFigure(label, value, f"{word(change, _CHANGE)}个", _CHANGE_GOOD.welcomes(change), about)


def _cleared_figure(label: str, row: dict) -> KeyFigure:
    if not row["cleared"] or row["cleared_in_time"] is None:
        return KeyFigure(label, f"{row['cleared']}个")
    late = row["cleared_late"]
    return KeyFigure(label, f"{row['cleared']}个", f"按期{row['cleared_in_time']}·逾期{late}", late == 0)


def _days(label: str, row: dict) -> KeyFigure:
    if row["open_median_days"] is None:
        return KeyFigure(label, UNKNOWN if row["open"] else "无")
    longest = f"最长{row['open_longest_days']}天"
    return KeyFigure(label, f"{row['open_median_days']}天", longest, None, "中位数")
