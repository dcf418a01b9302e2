"""What is said of a system of cases, in its nouns: how it stands, how it moved, what there is to do."""

from dataclasses import dataclass

import polars as pl

from analytics.kit.cases import Cases
from analytics.results import Results
from dashboard.base.source import end_name
from dashboard.kit import case_before
from dashboard.kit.few_names import of_so_many
from dashboard.kit.finding import Body
from dashboard.kit.statement import WHOLE, Scope, Statement, Urgency

LATER = Statement("这一版定稿时还没有这项统计", "。请在上方改选最新的版本")
_AND, _GAP = "、", "；"
_NO_ENTRY = "{thing}没有待办：台账上没有记录"
_STEPS = (
    "超期{count}个，最久的已超{days}天",
    "{days}天内到时限{count}个",
    "再次{found}{count}个",
    "其余{count}个按时限推进",
)


@dataclass(frozen=True, eq=False)
class CaseNouns:
    """thing: what is open (后进支部); one: what is counted (支部); zero: none is open (动态清零)."""

    cases: Cases
    thing: str
    one: str
    ledger: str
    zero: str

    def say(self, words: str, **slots: object) -> str:
        """The words with their slots filled, the nouns among them."""
        cases = self.cases
        nouns = {"thing": self.thing, "one": self.one, "ledger": self.ledger, "zero": self.zero}
        verbs = {"found_": cases.found, "cleared_": cases.cleared, "kind_": cases.kind_heading}
        return words.format(**nouns, **verbs, **slots)

    def table(self, results: Results, suffix: str = "") -> pl.DataFrame:
        """One of its tables."""
        return results.tables[f"{self.cases.name}{suffix}"]


def counts(nouns: CaseNouns, results: Results, scope: Scope) -> dict:
    """The counts of the province, a league or a unit; none where there is no such."""
    if scope.is_unit:
        found = nouns.table(results, "_by_unit").filter(pl.col("org_id") == scope.code)
    else:
        found = nouns.table(results, "_pooled").filter(pl.col("scope") == scope.code)
    return found.row(0, named=True) if found.height else {}


def entries(nouns: CaseNouns, results: Results, scope: Scope) -> int:
    """How many cases there have ever been of the scope."""
    return scope.of(nouns.table(results)).height


def is_older(nouns: CaseNouns, results: Results, scope: Scope) -> bool:
    """Whether the edition was made before its cases were counted: nothing is known then, not even zero."""
    return not counts(nouns, results, scope) and results.tables["rankings"].height > 0


def open_statement(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """Whether nothing is open, and if something is, whether it is overdue."""
    row, written = counts(nouns, results, scope), entries(nouns, results, scope)
    said = {"there": scope.before(end_name(results)), "end": end_name(results), "count": written}
    if is_older(nouns, results, scope):
        return LATER
    if nouns.table(results).is_empty() and not scope.is_unit:
        hint = nouns.say("已有台账的，请到“导入”页导入{ledger}。")
        return Statement(nouns.say("到{end}，{ledger}上没有任何记录。", **said), hint)
    if not written:
        return Statement(nouns.say("{there}在{ledger}上没有记录。", **said))
    some = "{there}有{open}个{thing}未{cleared_}{open_then}，"
    words = some + of_so_many("都没有超过整改时限{overdue_then}。", row["open"])
    if row["overdue"]:
        words = some + "其中{overdue}个超过整改时限{overdue_then}。"
    elif not row["open"]:
        words = "{there}未{cleared_}{thing}为零{open_then}，{zero}；台账上的{count}条均已{cleared_}。"
    return Statement(
        nouns.say(
            words,
            open=row["open"],
            overdue=row["overdue"],
            open_then=case_before.words(nouns.cases, results, scope, "open"),
            overdue_then=case_before.words(nouns.cases, results, scope, "overdue"),
            **said,
        )
    )


def body(nouns: CaseNouns, results: Results) -> Body:
    """The chapter of the report for how the ledger stands: something open is a problem."""
    row = counts(nouns, results, WHOLE)
    return Body.PROBLEMS if row and row["open"] else Body.RESULTS


def kinds(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """The kind most of the open cases have."""
    rows = scope.of(nouns.table(results, "_by_kind"))
    if rows.is_empty():
        return missing_statement(nouns, results, scope)
    if not rows["open"].sum():
        cleared, in_time = rows["cleared"].sum(), rows["cleared_in_time"].sum()
        words = "期末没有未{cleared_}的；本期{cleared_}{cleared}个，其中按期{in_time}个"
        nothing = "期末没有未{cleared_}的，本期也没有{cleared_}的"
        return Statement(nouns.say(words if cleared else nothing, cleared=cleared, in_time=in_time))
    days = counts(nouns, results, scope).get("cleared_median_days")
    about = "" if days is None else nouns.say("；本期{cleared_}用时中位数{days}天", days=days)
    return Statement(_commonest(nouns, rows) + about)


def worklist(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """How many cases there are to work on, step by step."""
    cases = nouns.cases
    rows = scope.of(results.tables[cases.worklist])
    if rows.is_empty():
        waits = counts(nouns, results, scope).get("open") or is_older(nouns, results, scope)
        none = "{thing}没有待办：期末未{cleared_}为零" if entries(nouns, results, scope) else _NO_ENTRY
        return LATER if waits else Statement(nouns.say(none))
    said = {"count": rows.height, "days": cases.due_soon_days}
    if rows["step"].eq(cases.steps[-1]).all():
        words = "{thing}共{count}个待办：都在时限内，{days}天内没有到时限的，按时限推进"
        return Statement(nouns.say(of_so_many(words, rows.height), **said))
    by_step = [rows.filter(pl.col("step") == step) for step in cases.steps]
    parts = [_part(nouns, place, some) for place, some in enumerate(by_step)]
    words = "{thing}共{count}个待办：{parts}"
    return Statement(nouns.say(words, parts=_GAP.join(part for part in parts if part), **said))


def urgency(nouns: CaseNouns, results: Results, scope: Scope) -> Urgency:
    """Overdue cases press most; who has none open needs no sentence."""
    row = counts(nouns, results, scope)
    if not row or not row["open"]:
        return Urgency.NONE
    return Urgency.OVERDUE if row["overdue"] else Urgency.NEWS


def missing_statement(nouns: CaseNouns, results: Results, scope: Scope) -> Statement:
    """Nothing where a unit never had a case, as `open_statement` says; else the edition is older."""
    has_none = scope.is_unit and counts(nouns, results, scope) and not entries(nouns, results, scope)
    return Statement("") if has_none else LATER


def _commonest(nouns: CaseNouns, rows: pl.DataFrame) -> str:
    """The kind or kinds most open cases are of, and how many of these are overdue."""
    most = rows.filter(pl.col("open") == pl.col("open").max())
    count, overdue = most["open"][0], most["overdue"].sum()
    words = "未{cleared_}中{kinds}最多（{count}个）"
    if count == rows["open"].sum():
        words = "未{cleared_}的1个是{kinds}" if count == 1 else "未{cleared_}的{count}个都是{kinds}"
    elif most.height > 1:
        words = "未{cleared_}中{kinds}并列最多（各{count}个）"
    about = f"，其中超期{overdue}个" if overdue else "，没有超期的"
    return nouns.say(words, kinds=_AND.join(most["kind"]), count=count) + about


def _part(nouns: CaseNouns, place: int, rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return ""
    days = nouns.cases.due_soon_days if place else rows["days_overdue"].max()
    words = "超期1个，已超{days}天" if not place and rows.height == 1 else _STEPS[place]
    return words.format(count=rows.height, days=days, found=nouns.cases.found)
