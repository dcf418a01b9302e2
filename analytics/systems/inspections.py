"""督查与上报: units inspected once a year, what came of it, reports owed upward, and the burden of it all."""

from datetime import date
from enum import StrEnum
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import record_columns as r
from analytics.base.dataset import Dataset
from analytics.base.good import Good
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Grain, Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit import bound, case_counts, visit_burden
from analytics.kit.case_columns import OfScope, OfUnit
from analytics.kit.case_entries import entries
from analytics.kit.case_tables import Frames
from analytics.kit.cases import Cases
from analytics.kit.counts import of_leagues
from analytics.kit.reports_due import ReportTables
from analytics.kit.rounds import NEW, Rounds, state_of_each
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.kit.visit_burden import VisitBurden
from analytics.reference.thresholds import Standing, thresholds
from analytics.reference.thresholds import duties as all_duties

INSPECTION_SOURCES = ("督查检查", "巡视巡察")  # of the ledger of problems
YEARLY_REPORT = "responsibility_report"
_UPWARD = (
    YEARLY_REPORT, "ideology_reports", "eight_rules_report", "eight_rules_bulletin",
    "standing_committee_hearing",
)  # fmt: skip
DUTIES = tuple(one for one in all_duties() if one.standing is Standing.BINDING)
_REPORTS = tuple(
    sorted((one for one in DUTIES if one.code in _UPWARD), key=lambda one: _UPWARD.index(one.code))
)
(_COVERAGE,) = (one for one in thresholds() if one.code == "committee_inspection")
_FOUND = ("found", "cleared", "open", "overdue")


class Inspector(StrEnum):
    """Who inspected."""

    WORKING_COMMITTEE = "工委"
    COMMITTEE = "机关党委"
    OTHER = "其他"


class Inspection(r.Record):
    """One day on which a unit was inspected. Nothing is asked of any person."""

    org_id = r.organisation("单位", *r.UNIT_NAMES, "被督查单位", "受检单位", primary_key=True)
    held_on = r.day("督查日期", "督查时间", "检查日期", primary_key=True)
    organised_by = r.choice(Inspector, "组织者", "组织单位", "由谁组织", "督查单位", primary_key=True)
    document = r.text("依据文件", "通知文号", nullable=True)


class Inspected(OfUnit):
    """A unit standing at the end: reached by the working committee in the year so far, and what was found.

    standing: 约束 where a document asks for it, else it is a yardstick. found, cleared: in the year so far.
    """

    standing = c.text("约束力")
    state = c.text("状态")
    last_on = c.day("最近工委督查", nullable=True)
    times = c.count("本年工委督查次数")
    by_others = c.count("本年其他督查次数")
    found = c.count("本年督查发现问题")
    cleared = c.count("本年整改")
    open = c.count("未整改")
    overdue = c.count("超期未整改", good=Good.NONE)


class InspectedMonth(OfScope):
    """Scope × month of the year: units reached for the first time, all reached by then; problems found.

    open, overdue: at the month's end, also of what was found in earlier years.
    """

    month = c.period("月份", primary_key=True)
    population = c.count("应督查单位")
    first_reached = c.count("当月首次督查的单位")
    covered = c.count("累计督查的单位")
    found = c.count("当月发现")
    cleared = c.count("当月整改")
    open = c.count("月末未整改")
    overdue = c.count("月末超期未整改", good=Good.NONE)


DATASETS = (
    Dataset(
        "inspections",
        "督查台账",
        Inspection,
        purpose="督查检查的台账：哪天到了哪个单位、谁组织的。",
        remark="一个单位、一天、一个组织者一行。督查发现的问题填在问题台账，来源选“督查检查”或“巡视巡察”。不填姓名。",
    ),
)
INSPECTIONS = Rounds("inspections", "年度督查", "督查", (Inspector.WORKING_COMMITTEE.value,), "", ())
FINDINGS = Cases(
    "inspection_findings", "督查发现问题", worklist="", found="发现", cleared="整改", kind_heading="问题类型",
    kinds=(), due_soon_days=0, of_units=True, sources=INSPECTION_SOURCES,
)  # fmt: skip
_BY_SOURCE = next(one for one in FINDINGS.results if one.name.endswith("_by_source"))
REPORTS = ReportTables("reports_upward", "向上报告", _REPORTS)
_OWN = (
    Result("inspections", "年度督查", Inspected, Reach.UNIT, RollUp.CONCAT, ("state", "times")),
    Result("inspections_by_month", "年度督查（分月）", InspectedMonth, Reach.COMMITTEE, RollUp.SUM),
    _BY_SOURCE,
    Result("inspection_burden", "督查与填报次数", VisitBurden, Reach.COMMITTEE, RollUp.CONCAT),
)
RESULTS = (*_OWN, *REPORTS.results)
PRESSING: tuple[Pressing, ...] = ()
_TOPIC, _PAPER, _OUR_RULE = "督查与上报", "洛阳意见", "本系统约定"
INDICATORS = (
    Indicator(
        "inspections_covered", _TOPIC, "督查覆盖",
        "本年到期末工委至少督查过一次的单位；同一单位再督查只算一家，别人组织的不算。",
        "期末存续的单位；四季度成立的另列。", Direction.UP, _PAPER, ("inspections", "inspections_by_month"),
        target=("committee_inspection",), assumption="是否逐家督查；四季度成立的单位不计",
    ),
    Indicator(
        "inspections_found", _TOPIC, "督查发现问题的整改",
        "问题台账里来源为督查检查、巡视巡察的：本年发现的、本年整改的（含以前年度发现的）、"
        "期末还没有整改的和超期的；时限当天不算超期。",
        "期末存续单位的问题。", Direction.DOWN, _PAPER,
        ("inspections", "inspections_by_month", "inspection_findings_by_source"),
    ),
    Indicator(
        "inspections_reports", _TOPIC, "向上报告",
        "履职填报里向上级报告的事项，期满没有报或者报零次的为未报。没有文件约束的单位，"
        "只在同组有单位报过时列出，不作判断。",
        "期末存续的单位。", Direction.UP, _PAPER, ("reports_upward", "reports_upward_pooled"),
        target=_UPWARD,
    ),
    Indicator(
        "inspections_burden", _TOPIC, "督查与填报次数",
        "本期工委到单位督查的次数，旁边是单位自己在减负统计里报的同月检查数；工委的次数更多，说明有检查没有统计，"
        "建议核对。另列有文件约束的指标一年要填的数，占比、金额一次算两个数。",
        "本期工委督查过、单位报了检查数的月份。", Direction.NONE, _OUR_RULE, ("inspection_burden",),
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    inspections: pl.LazyFrame,
    cases: pl.LazyFrame,
    duties: dy.DataFrame[Any],
    burden_counts: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period; coverage and problems are of its year, up to the day it is counted on."""
    year = Period(period.year, Grain.YEAR)
    visits = inspections.filter(pl.col("held_on") <= counted_on).collect()
    of_committee = visits.filter(pl.col("organised_by") == Inspector.WORKING_COMMITTEE)
    ledger = cases.filter(pl.col("source").is_in(INSPECTION_SOURCES)).rename({"closed_on": "cleared_on"})
    found = entries(FINDINGS, organisations, ledger, year, units, day=counted_on)
    leagues = units["league"].unique(maintain_order=True).to_list()
    is_bound = bound.bound_units((_COVERAGE,), units, organisations, rubrics, period)
    of_units = _units(units, visits, is_bound, found, counted_on)
    of_months = case_counts.by_month(FINDINGS, organisations, ledger, year, leagues, day=counted_on)
    asked = visit_burden.numbers_asked(
        DUTIES, bound.bound_units(DUTIES, units, organisations, rubrics, period)
    )
    tables = {
        "inspections": of_units,
        "inspections_by_month": _months(of_units, of_months, leagues, counted_on),
        _BY_SOURCE.name: case_counts.by_source(FINDINGS, found, leagues),
        "inspection_burden": visit_burden.burden_of_units(
            units,
            of_committee,
            burden_counts.select("org_id", "period", counted="inspections"),
            asked,
            period,
        ),
    }
    empty = set() if visits.height else {"inspections", "inspection_burden"}
    if not visits.height and not found.height:
        empty |= {"inspections_by_month", _BY_SOURCE.name}
    own = {one.name: _table(one, tables[one.name], is_empty=one.name in empty) for one in _OWN}
    return own | REPORTS.tables(duties, period, counted_on)


def _table(result: Result, rows: pl.DataFrame, *, is_empty: bool) -> dy.DataFrame[Any]:
    """The rows under the schema; none where nobody wrote anything down: no record is not nought."""
    schema = result.schema
    return schema.create_empty() if is_empty else schema.validate(rows.select(*schema.column_names()))


def _units(
    units: dy.DataFrame[Unit], visits: pl.DataFrame, is_bound: pl.DataFrame, found: pl.DataFrame, day: date
) -> pl.DataFrame:
    """Inspected, and covered_on, of every unit."""
    of_year = visits.filter(pl.col("held_on").dt.year() == day.year)
    own, others = (
        frame.filter((pl.col("organised_by") == Inspector.WORKING_COMMITTEE) == is_own)
        for frame, is_own in ((visits, True), (of_year, False))
    )
    own = own.select("org_id", "held_on", kind="organised_by")
    population = units.with_columns(unit_id=pl.col("org_id"))
    each = state_of_each(
        INSPECTIONS, population, own, own.filter(pl.col("held_on").dt.year() == day.year), day.year, day
    )
    problems = case_counts.by_unit(FINDINGS, found, units).select("org_id", *_FOUND)
    binding = pl.col("org_id").is_in(is_bound["org_id"].implode())
    return (
        each.join(others.group_by("org_id").agg(by_others=_number()), on="org_id", how="left")
        .join(problems, on="org_id")
        .with_columns(
            pl.col("by_others").fill_null(0),
            standing=pl.when(binding).then(pl.lit(Standing.BINDING)).otherwise(pl.lit(Standing.YARDSTICK)),
        )
        .sort(*OFFICIAL_ORDER)
    )


def _months(of_units: pl.DataFrame, of_months: pl.DataFrame, leagues: list[str], day: date) -> pl.DataFrame:
    """InspectedMonth: the months of the year up to that of the day."""
    months = [month.code for month in Period(day.year, Grain.YEAR).months if month.start <= day]
    grid = pl.DataFrame({"scope": [PROVINCE, *leagues]}).join(pl.DataFrame({"month": months}), how="cross")
    counted = of_leagues(of_units.filter(pl.col("state") != NEW))
    population = counted.group_by("scope").agg(population=_number())
    first = counted.filter(pl.col("covered_on").is_not_null()).with_columns(
        month=pl.col("covered_on").dt.strftime("%Y-%m")
    )
    reached = first.group_by("scope", "month").agg(first_reached=_number())
    of_problems = of_months.select("scope", "month", *_FOUND)
    return (
        grid.join(population, on="scope", how="left")
        .join(reached, on=["scope", "month"], how="left")
        .join(of_problems, on=["scope", "month"], how="left")
        .with_columns(pl.selectors.integer().fill_null(0))
        .sort("scope", "month")
        .with_columns(covered=pl.col("first_reached").cum_sum().over("scope"))
    )


def _number() -> pl.Expr:
    return pl.len().cast(pl.Int64)
