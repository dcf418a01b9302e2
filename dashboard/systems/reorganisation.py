"""机构调整: what became of organisations, from which to which, and how long after the decision."""

import polars as pl

from analytics.base.rules import ChangeKind
from analytics.results import Results
from analytics.systems.reorganisation import ALL_KINDS, FLOW, INDICATORS, LEFT_OVER, POOLED, UNITS
from dashboard.base.display import period_name
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.joint_pages import ORGANISATION

_LEVELS = {"units": "单位", "committees": "党委、党总支", "branches": "支部"}


def headline(results: Results, scope: Scope) -> Statement:
    """How many units changed, what by kind, the longest lag, what lacks a document or is left to do."""
    if results.tables[POOLED.name].is_empty() and not scope.is_unit:
        return Statement.of_nothing(f"{scope.name}没有组织变动的记录")
    rows = scope.of(results.tables[UNITS.name])
    if rows.is_empty():  # what earlier changes left to do is still open all the same
        told = ["没有变动", "" if scope.is_unit else _left_over(_whole(results, scope))]
    else:
        told = _own_parts(rows) if scope.is_unit else _pooled_parts(results, scope)
    return Statement(scope.before(_when(results)) + "；".join(filter(None, told)))


def _whole(results: Results, scope: Scope) -> dict:
    table = scope.of(results.tables[POOLED.name])
    return table.row(by_predicate=pl.col("kind") == ALL_KINDS, named=True)


def _when(results: Results) -> str:
    return f"{period_name(results.period.code)}机构调整"


def _pooled_parts(results: Results, scope: Scope) -> list[str]:
    table = scope.of(results.tables[POOLED.name])
    whole = _whole(results, scope)
    kinds = [_kind_words(row) for row in table.filter(pl.col("kind") != ALL_KINDS).iter_rows(named=True)]
    same = sum(row["changed_units"] for row in table.filter(kind=ChangeKind.UNCHANGED).iter_rows(named=True))
    return [
        f"涉及{whole['changed_units']}家单位：{'、'.join(filter(None, kinds))}",
        _lag_words(whole, with_median=whole["changes"] - whole["undated"] > 1),
        _lacking(whole),
        f"机构改革文件点到而没有变动的{same}家" if same else "",
        _left_over(whole),
    ]


def _own_parts(rows: pl.DataFrame) -> list[str]:
    row = rows.row(0, named=True)
    branches = f"，支部由{row['stood']}个到{row['stands']}个" if row["stood"] != row["stands"] else ""
    return [
        f"{row['changes']}次（{row['kinds']}）{branches}",
        _lag_words(row),
        _lacking(row),
        _left_over(row),
    ]


def _kind_words(row: dict) -> str:
    """更名单位1个、合并单位2个成1个、撤销支部6个; nothing where there was none, or nothing changed."""
    kind = row["kind"]
    if kind == ChangeKind.UNCHANGED:
        return ""
    told = [
        f"{kind}{name}{words}"
        for level, name in _LEVELS.items()
        if (words := _sides(row[f"{level}_before"], row[f"{level}_after"]))
    ]
    return "、".join(told)


def _sides(before: int, after: int) -> str:
    """What came of how many; of what was founded or abolished there is one side."""
    if before == after or not before or not after:
        return f"{max(before, after)}个" if before or after else ""
    return f"{before}个成{after}个"


def _lag_words(row: dict, *, with_median: bool = False) -> str:
    if row["lag_longest"] is None:
        return ""
    median = f"（中位数{row['lag_median']}天）" if with_median else ""
    return f"从机构改革批准到党组织调整最长{row['lag_longest']}天{median}"


def _lacking(row: dict) -> str:
    parts = {"依据文件": row["without_document"], "批准日期": row["undated"]}
    return "，".join(f"{count}次没有{what}" for what, count in parts.items() if count)


def _left_over(row: dict) -> str:
    """The problems about how organisations are set up that are still open."""
    if not row["left_open"]:
        return ""
    late = f"，{row['left_overdue']}件已过时限" if row["left_overdue"] else ""
    return f"遗留的“{LEFT_OVER}”类事项还有{row['left_open']}件没有销号{late}"


def key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """Units, branches before and after, the longest lag, what lacks a document."""
    if scope.is_unit or results.tables[POOLED.name].is_empty():
        return []
    row = _whole(results, scope)
    unknown = "暂无数据" if row["changes"] else "没有变动"
    lag = unknown if row["lag_longest"] is None else f"{row['lag_longest']}天"
    median = None if row["lag_median"] is None else f"中位数{row['lag_median']}天"
    missing = row["without_document"]
    return [
        KeyFigure("涉及单位", f"{row['changed_units']}家", f"变动{row['changes']}次"),
        KeyFigure("期末支部", f"{row['stands']}个", None, None, f"期初{row['stood']}个"),
        KeyFigure("批准到调整最长", lag, median),
        KeyFigure("没有依据文件", f"{missing}次", about="建议补齐" if missing else None),
    ]


def kinds_statement(results: Results, scope: Scope) -> Statement:
    """That both sides are counted; nothing where nothing changed."""
    return Statement("按种类数变动前、变动后的组织" if _kinds(results, scope).height else "")


def flow_statement(results: Results, scope: Scope) -> Statement:
    """How many steps there are; nothing where there are none."""
    count = scope.of(results.tables[FLOW.name]).height
    return Statement(f"本期变动{count}步，从哪个组织到哪个组织如下" if count else "")


def units_statement(results: Results, scope: Scope) -> Statement:
    """How many units; of a unit its own row stands in the sentence."""
    rows = scope.of(results.tables[UNITS.name])
    return Statement("" if scope.is_unit or rows.is_empty() else f"机构调整涉及{rows.height}家单位")


def _kinds(results: Results, scope: Scope) -> pl.DataFrame:
    return scope.of(results.tables[POOLED.name]).filter(pl.col("changes") > 0)


_SIDES = tuple(f"{level}_{side}" for level in _LEVELS for side in ("before", "after"))
_FLOW_COLUMNS = ("changed_on", "kind", "level", "before", "after", "name", "decided_on", "lag", "document")
_LACKING = ("lag_longest", "undated", "without_document")
SYSTEM = System(
    name="reorganisation",
    title="机构调整",
    chapter=Chapter.CONDUCTED,
    part="organisation",
    joins=ORGANISATION,
    about=(
        "取自组织变动；天数从机构改革批准之日算起，文件没有规定期限，只列不判；“合并”“不变”两个种类和天数的起点待工委确认。"
        "临时党支部不算。遗留事项看问题台账里“组织设置”一类。"
    ),
    headline=headline,
    key_figures=key_figures,
    findings=(
        Finding("standing", POOLED.name, headline, Where.UNIT | Where.REPORT | Where.TEMPLATE,
                title="机构调整"),
        Finding("kinds", POOLED.name, kinds_statement, Where.ANNEX, title="机构调整（按种类）",
                unit="个", rows=_kinds, columns=("kind", "changes", *_SIDES, "lag_median", *_LACKING)),
        Finding("flow", FLOW.name, flow_statement, Where.PAGE | Where.UNIT | Where.ANNEX | Where.TEMPLATE,
                title="机构调整去向（从 → 到）", unit="天",
                columns=_FLOW_COLUMNS, leads_to=LeadsTo.UNIT, is_wide=True, height=260),
        Finding("units", UNITS.name, units_statement, Where.ANNEX | Where.TEMPLATE,
                title="机构调整涉及的单位（按固定顺序，不排名）", unit="次、天、个",
                columns=("name", "league", "kinds", "last_on", "changes", *_LACKING, "stood", "stands")),
    ),
    definitions=INDICATORS,
    records=POOLED.name,
)  # fmt: skip
