"""督查与上报: units inspected once a year, what came of it, reports owed upward, and the burden of it all."""

from datetime import date
from enum import StrEnum
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base.dataset import Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Grain, Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import bound, case_counts, case_year, unit_rounds, visit_burden
from analytics.kit.case_entries import entries
from analytics.kit.case_tables import Frames
from analytics.kit.reports_due import ReportTables
from analytics.kit.rounds import Rounds
from analytics.kit.units import Unit
from analytics.kit.visit_burden import VisitBurden
from analytics.kit.worded import fill_headings, schema_of
from analytics.reference.thresholds import thresholds

INSPECTION_SOURCES = ("督查检查", "巡视巡察")  # of the ledger of problems
YEARLY_REPORT = "responsibility_report"
_UPWARD = (
    YEARLY_REPORT, "ideology_reports", "eight_rules_report", "eight_rules_bulletin",
    "standing_committee_hearing",
)  # fmt: skip
_OF_CODE = {one.code: one for one in thresholds()}
_REPORTS = tuple(_OF_CODE[code] for code in _UPWARD)
_COVERAGE = _OF_CODE["committee_inspection"]


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
FINDINGS = case_year.of_sources("inspection_findings", "督查发现问题", "发现", INSPECTION_SOURCES)
_BY_SOURCE = case_year.by_source_of_year(FINDINGS)
REPORTS = ReportTables("reports_upward", "向上报告", _REPORTS)
_NOUNS = {"who": "工委", "went": "督查", "found": "发现", "cleared": "整改"}
_UNITS, _MONTHS = (
    schema_of(name, fill_headings(shape, _NOUNS), shape)
    for name, shape in (
        ("UnitInspected", unit_rounds.UnitVisited),
        ("MonthInspected", unit_rounds.MonthVisited),
    )
)
_OWN = (
    Result("inspections", "年度督查", _UNITS, Reach.UNIT, RollUp.CONCAT, ("state", "times")),
    Result("inspections_by_month", "年度督查（分月）", _MONTHS, Reach.COMMITTEE, RollUp.SUM),
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
    numbers_asked: pl.DataFrame,
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period; coverage and problems are of the year up to the day it is counted on."""
    year = Period(counted_on.year, Grain.YEAR)
    visits = inspections.filter(pl.col("held_on") <= counted_on).collect()
    of_committee = visits.filter(pl.col("organised_by") == Inspector.WORKING_COMMITTEE)
    ledger = cases.filter(pl.col("source").is_in(INSPECTION_SOURCES)).rename({"closed_on": "cleared_on"})
    found = entries(FINDINGS, organisations, ledger, year, units, day=counted_on)
    leagues = units["league"].unique(maintain_order=True).to_list()
    is_bound = bound.bound_units((_COVERAGE,), units, organisations, rubrics, period)
    problems = case_counts.by_unit(FINDINGS, found, units)
    kinds = visits.rename({"organised_by": "kind"})
    of_units = unit_rounds.visits_of_units(INSPECTIONS, units, kinds, is_bound, problems, counted_on)
    of_months = case_counts.by_month(FINDINGS, organisations, ledger, year, leagues, day=counted_on)
    tables = {
        "inspections": of_units,
        "inspections_by_month": unit_rounds.visits_of_months(of_units, of_months, leagues, counted_on),
        _BY_SOURCE.name: case_counts.by_source(FINDINGS, found, leagues),
        "inspection_burden": visit_burden.burden_of_units(
            units,
            of_committee,
            burden_counts.select("org_id", "period", counted="inspections"),
            numbers_asked,
            period,
        ),
    }
    reports = REPORTS.tables(duties, period, counted_on)
    told = {"inspection_burden": visits, _BY_SOURCE.name: found}
    is_told = visits.height + found.height + reports[REPORTS.name].height > 0
    shown = [one for one in _OWN if (told[one.name].height if one.name in told else is_told)]
    return {one.name: _table(one, tables[one.name], is_empty=one not in shown) for one in _OWN} | reports


def _table(result: Result, rows: pl.DataFrame, *, is_empty: bool) -> dy.DataFrame[Any]:
    """The rows under the schema; none where nobody wrote anything down: no record is not nought."""
    schema = result.schema
    return schema.create_empty() if is_empty else schema.validate(rows.select(*schema.column_names()))
