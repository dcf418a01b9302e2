"""督查与上报: units inspected, what came of it, reports owed upward, and how often units are called upon."""

from functools import partial

import polars as pl

from analytics.kit.rounds import NEW, REACHED
from analytics.kit.unit_rounds import UNRECORDED
from analytics.reference.thresholds import Standing
from analytics.results import Results
from analytics.systems.inspections import INDICATORS, REPORTS, YEARLY_REPORT
from dashboard.base.common_words import Menu
from dashboard.base.display import day_name, period_name, share_of
from dashboard.kit import reports_due
from dashboard.kit.chart import Chart
from dashboard.kit.few_names import name_tied
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.month_fields import month_fields
from dashboard.kit.reports_due import ReportNouns
from dashboard.kit.statement import KeyFigure, Scope, Statement, Urgency
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_REPORTS = ReportNouns(REPORTS.name, YEARLY_REPORT, "年度履责情况")
_BY_SOURCE, _BY_MONTH, _BURDEN = "inspection_findings_by_source", "inspections_by_month", "inspection_burden"
_COUNTED = ("found", "cleared", "open", "overdue")


def _statement(results: Results, scope: Scope) -> Statement:
    """How many were inspected, what was found and mended, who did not report upward."""
    said = [
        _coverage(results, scope),
        _problems(results, scope),
        *reports_due.parts(_REPORTS, results, scope),
    ]
    told = [part for part in said if part]
    if not told or results.tables["inspections"].is_empty():
        words = f"{scope.name}没有督查和上报记录"
        return Statement(words) if scope.is_unit else Statement.of_nothing(words)
    return Statement(scope.before(_when(results) + "；".join(told)))


def _when(results: Results) -> str:
    day = results.counted_on
    return f"{day.year}年" if (day.month, day.day) == (12, 31) else f"{day.year}年截至{day_name(day)}"


def _population(results: Results, scope: Scope) -> pl.DataFrame:
    """The units that are to be inspected, where inspections were written down; the newest are apart."""
    return scope.of(results.tables["inspections"]).filter(~pl.col("state").is_in([NEW, UNRECORDED]))


def _coverage(results: Results, scope: Scope) -> str:
    rows = _population(results, scope)
    if rows.is_empty():
        return "" if scope.is_unit else "没有工委督查的记录"
    if scope.is_unit:
        row = rows.row(0, named=True)
        last = f"（最近{day_name(row['last_on'])}）" if row["last_on"] else ""
        return f"工委督查{row['times']}次{last}" if row["times"] else f"工委没有督查过{last}"
    covered, bound = rows.filter(state=REACHED), pl.col("standing") == Standing.BINDING
    words = f"工委督查{covered.height}/{rows.height}家（{share_of(covered.height, rows.height, 0, 1)}）"
    owed = rows.filter(bound).height
    return words + (f"，有文件约束的{owed}家督查了{covered.filter(bound).height}家" if owed else "")


def _sums(results: Results, scope: Scope) -> dict[str, int]:
    rows = scope.of(results.tables[_BY_SOURCE])
    return {name: int(rows[name].sum()) for name in _COUNTED}


def _problems(results: Results, scope: Scope) -> str:
    if results.tables[_BY_SOURCE].is_empty():
        return ""
    found, cleared, opened, overdue = _sums(results, scope).values()
    if not found and not cleared and not opened:
        return "" if scope.is_unit else "没有督查、巡视巡察发现的问题"
    earlier = "" if found - cleared == opened else "（含以前年度发现的）"
    parts = [
        f"督查、巡视巡察发现问题{found}个" if found else "督查、巡视巡察没有发现问题",
        f"整改{cleared}个" if cleared else "",
        f"还没有整改的{opened}个{earlier}" if opened else "没有未整改的",
        f"其中督查、巡视问题超期{overdue}个" if overdue else "",
    ]
    return "，".join(filter(None, parts))


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """Inspected, found, open, and who did not report."""
    sums, rows = _sums(results, scope), _population(results, scope)
    late = f"超期{sums['overdue']}个" if sums["open"] else None
    problems = [
        KeyFigure("本年督查、巡视发现问题", f"{sums['found']}个", f"整改{sums['cleared']}个"),
        KeyFigure("督查、巡视发现未整改", f"{sums['open']}个", late),
    ]
    if results.tables[_BY_SOURCE].is_empty() and not scope.is_unit:  # a unit sees its own alone
        problems = [KeyFigure(one.label, "暂无数据") for one in problems]
    if scope.is_unit:
        times = f"{int(rows['times'].sum())}次" if rows.height else "暂无数据"
        return [KeyFigure("本年工委督查", times), *problems]
    covered = rows.filter(state=REACHED).height
    share = share_of(covered, rows.height, 0, 1) if rows.height else None
    silent = reports_due.missing(_REPORTS, results, scope).filter(code=YEARLY_REPORT).height
    return [
        KeyFigure(
            "本年工委督查", f"{covered}家" if rows.height else "暂无数据", share, None, f"共{rows.height}家"
        ),
        *problems,
        KeyFigure("没有报年度履责情况", f"{silent}家", None, None, "期满才算"),
    ]


def _urgency(results: Results, scope: Scope) -> Urgency:
    """Behind where a report is missing; news where it was inspected or something was found."""
    rows = scope.of(results.tables["inspections"])
    is_news = rows.filter(pl.sum_horizontal("times", "found", "open") > 0).height
    return reports_due.urgency(_REPORTS, results, scope) or (Urgency.NEWS if is_news else Urgency.NONE)


def _told_months(results: Results, scope: Scope) -> Statement:
    rows = scope.of(results.tables[_BY_MONTH])
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    most = rows.filter(pl.col("first_reached") == pl.col("first_reached").max())
    last = rows.row(-1, named=True)
    counts = f"{last['open']}个（1月末{rows['open'][0]}个）"
    words = f"未整改的督查、巡视问题{period_name(last['month'])}末有{counts}"
    if not most["first_reached"][0]:
        nobody = "还没有督查过单位" if _population(results, scope).height else "没有工委督查的记录"
        return Statement(f"{nobody}；{words}")
    months = "、".join(f"{int(month[5:])}月" for month in most["month"])
    return Statement(f"督查最集中的是{months}（首次督查{most['first_reached'][0]}家）；{words}")


def _months_chart(results: Results, scope: Scope) -> Chart:
    rows = scope.of(results.tables[_BY_MONTH])
    if rows.is_empty():
        return Chart(none="没有督查记录")
    units = ("单位（家）", (("first_reached", "当月首次督查的单位"),), (("covered", "累计督查的单位"),))
    problems = (
        "问题（个）",
        (("found", "当月发现"), ("cleared", "当月整改")),
        (("open", "月末未整改"), ("overdue", "其中超期")),
    )
    return month_fields(rows, units, problems)


def _told_units(results: Results, scope: Scope) -> Statement:
    rows = _population(results, scope)
    left = rows.filter(pl.col("state") != REACHED).height
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    return Statement(f"工委本年没有督查的{left}家" if left else "工委本年都督查过")


def _burden_rows(results: Results, scope: Scope) -> pl.DataFrame:
    """Those that count fewer inspections than there were come first."""
    rows = scope.of(results.tables[_BURDEN])
    return rows.sort(~pl.col("undercounted").fill_null(value=False), maintain_order=True)


def _between(numbers: list[int]) -> str:
    least, most = min(numbers), max(numbers)
    return f"{least}至{most}" if least < most else f"{most}"


def _told_burden(results: Results, scope: Scope) -> Statement:
    rows = _burden_rows(results, scope)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    under, most = rows.filter("undercounted"), max(rows["visits"])
    names = name_tied(under["name"].to_list(), "家")
    words = (
        f"；自己统计的检查数少于工委督查次数的{under.height}家（{names}），建议核对" if under.height else ""
    )
    asked = [number for number in rows["numbers"] if number]
    numbers = f"；本系统一年向{len(asked)}家单位各要{_between(asked)}个数" if asked else ""
    return Statement(f"本期工委督查一家单位最多{most}次{words}{numbers}")


SYSTEM = System(
    name="inspections",
    title="督查与上报",
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "同一单位督查多次只算一家，只有工委组织的算。是否逐家督查，待工委确认；没有文件约束的只作参照。"
        "督查发现的问题取自问题台账里来源为督查检查、巡视巡察的；时限当天不算超期。"
    ),
    headline=_statement,
    key_figures=_key_figures,
    findings=(
        Finding("standing", "inspections", _statement,
                Where.UNIT | Where.REPORT | Where.BRIEF | Where.TEMPLATE,
                title="督查与上报", urgency=_urgency),
        Finding("months", _BY_MONTH, _told_months, Where.PAGE | Where.REPORT | Where.SHEET | Where.TEMPLATE,
                title="分月督查的单位和督查发现的问题", unit="家、个", chart=_months_chart),
        Finding("sources", _BY_SOURCE, _problems, Where.PAGE | Where.ANNEX | Where.TEMPLATE,
                title="督查、巡视巡察发现问题的整改（本年）", unit="个",
                columns=("source", *_COUNTED, "cleared_in_time", "moved")),
        *reports_due.findings(_REPORTS),
        Finding("units", "inspections", _told_units, Where.PAGE | Where.ANNEX | Where.TEMPLATE,
                title="各单位督查情况（按固定顺序，不排名）", unit="次、个",
                columns=("name", "league", "standing", "state", "last_on", "times", "by_others", *_COUNTED),
                leads_to=LeadsTo.UNIT, is_wide=True, height=316),
        Finding("burden", _BURDEN, _told_burden, Where.PAGE | Where.TEMPLATE,
                title="督查和填报给单位带来的次数（建议核对，不作评价）", unit="次、个", rows=_burden_rows,
                columns=("name", "league", "visits", "visits_compared", "counted", "undercounted", "numbers"),
                leads_to=LeadsTo.UNIT, is_wide=True, height=260),
    ),
    definitions=INDICATORS,
    matter="督查与上报",
    reminders=partial(reports_due.reminders, _REPORTS),
    part="conduct",
    records="inspections",
)  # fmt: skip
