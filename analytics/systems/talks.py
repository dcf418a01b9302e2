"""四必谈、双报到、志愿服务: eight numbers of contact with people, read together, from what units report.

They are rows of the numbers documents fix, counted as those are. Added here is what only the four talks
together tell: how many occasions there were in all, and who had none in a whole year.
"""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import PARTS, Grain, Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.case_columns import OfUnit
from analytics.kit.duty_counts import DutyTables, count_reported
from analytics.kit.units import FOUNDED_ON, OFFICIAL_ORDER, Unit, standing_branches, standing_on
from analytics.reference.thresholds import duties
from analytics.statistics.suppression import LEAST

FEWEST_MEMBERS = 100  # of a unit of which a year without an occasion is worth a look (assumption)
TALKS = tuple(one for one in duties() if one.code.startswith("talks_"))
_BESIDE = ("report_in_branches", "report_in_members", "paired_branches", "volunteering")
DUTIES = (*TALKS, *(one for one in duties() if one.code in _BESIDE))
_LABELS = [one.label for one in TALKS]


class TalksOfScope(dy.Schema):
    """The four talks together, of the units that told of any; null where that would tell of few persons."""

    scope = c.text("范围", primary_key=True)
    units = c.count("填报单位")
    due = c.count("应谈人次", nullable=True)
    done = c.count("已谈人次", nullable=True)


class TalksNone(OfUnit):
    """A unit that stood all of a year, with enough members, whose every report of the year says none was due.

    reports: how many, of the eight of a year.
    """

    year = c.period("年度")
    members = c.count("党员人数")
    reports = c.count("填报期次")


DATASETS: tuple[Dataset, ...] = ()
TABLES = DutyTables("talks", "四必谈、双报到、志愿服务")
SUMS, NONE = (
    Result("talks_in_all", "四必谈合计", TalksOfScope, Reach.LEAGUE, RollUp.SUM, ("due", "done"),
           of_units="units", least_cell=LEAST),
    Result("talks_none", "全年没有应谈的单位", TalksNone, Reach.UNIT, RollUp.CONCAT),
)  # fmt: skip
RESULTS = (*TABLES.results, SUMS, NONE)
PRESSING: tuple[Pressing, ...] = ()
_TOPIC, _PAPER = "四必谈、双报到、志愿服务", "洛阳意见"
INDICATORS = (
    Indicator(
        "talks_in_all", _TOPIC, "四必谈",
        "岗位变动、组织处理、家庭变故、苗头性问题四种，填报的应谈和已谈人次之和；集体谈话不算。没有填报的不补。"
        f"其中一种的合计涉及不足{LEAST}人次而不列的，四种之和也不列。",
        "填报的单位，家数列在旁边；文件约束的和自愿填报的都在内。", Direction.UP, _PAPER,
        (SUMS.name, *TABLES.names[:2]), target=tuple(one.code for one in TALKS),
        assumption="何为应谈由单位判断",
    ),
    Indicator(
        "talks_none", _TOPIC, "全年没有应谈",
        "最近一个已结束的年度，填报了四必谈而各期、各种应谈都为0的单位；只列出，不作判断。没有填报的不算。",
        f"全年存续、期末党员{FEWEST_MEMBERS}人以上的单位；临时党支部的党员不算。", Direction.NONE,
        "本系统约定", (NONE.name,), assumption=f"党员{FEWEST_MEMBERS}人以上",
    ),
    Indicator(
        "talks_beside", _TOPIC, "双报到、结对、志愿服务",
        "与量化指标同一口径：做到的支部或党员占应做的，要每一个都做到；人数少的只列状态。",
        "文件约束的单位；其他的为参照。", Direction.UP, _PAPER, TABLES.names, target=_BESIDE,
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    duty_reports: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of the period; empty where nobody had reported one of the eight by then."""
    own = duty_reports.filter(pl.col("indicator").is_in([one.label for one in DUTIES]))
    counted = count_reported(DUTIES, units, organisations, rubrics, own, period, counted_on)
    if counted is None:
        return {result.name: result.schema.create_empty() for result in RESULTS}
    tables = TABLES.tables(counted)
    return {
        **tables,
        SUMS.name: _in_all(counted, tables[TABLES.names[1]]),
        NONE.name: _none_due(units, organisations, own, counted_on),
    }


def _in_all(counted: pl.DataFrame, of_scope: pl.DataFrame) -> dy.DataFrame[TalksOfScope]:
    """The sums of the four sums that are shown; none where one of them is not: the rest would tell it."""
    codes = [one.code for one in TALKS]
    told = counted.filter(pl.col("code").is_in(codes), pl.col("done").is_not_null())
    scopes = [told.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))]
    units = pl.concat(scopes).group_by("scope").agg(units=pl.col("org_id").n_unique().cast(pl.Int64))
    whole = [
        pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name)
        for name in ("due", "done")
    ]
    return (
        of_scope.filter(pl.col("code").is_in(codes))
        .group_by("scope", maintain_order=True)
        .agg(*whole)
        .join(units, on="scope", maintain_order="left")
        .select(*TalksOfScope.column_names())
        .pipe(TalksOfScope.validate)
    )


def _none_due(
    units: dy.DataFrame[Unit], organisations: pl.LazyFrame, reports: pl.LazyFrame, day: date
) -> dy.DataFrame[TalksNone]:
    """The units with no occasion in the last year that is over by the day, in official order."""
    year = Period(day.year if (day.month, day.day) == (12, 31) else day.year - 1, Grain.YEAR)
    halves = [Period(year.year, Grain.HALF, number).code for number in range(1, PARTS[Grain.HALF] + 1)]
    of_year = reports.filter(
        pl.col("period").is_in(halves), pl.col("indicator").is_in(_LABELS), pl.col("due").is_not_null()
    )
    nothing = (
        of_year.group_by("org_id")
        .agg(pl.col("due").sum(), reports=pl.len().cast(pl.Int64))
        .filter(pl.col("due") == 0)
        .select("org_id", "reports")
    )
    founded = organisations.filter(pl.col("level") == rules.Level.UNIT).with_columns(on=FOUNDED_ON)
    all_year = standing_on(founded, year.end).filter(pl.col("on") <= year.start).select("org_id").unique()
    members = standing_on(organisations, year.end).select("org_id", "members")
    of_units = (
        standing_branches(organisations, year.end)
        .join(members, on="org_id")
        .group_by(org_id="unit_id")
        .agg(pl.col("members").sum())
        .filter(pl.col("members") >= FEWEST_MEMBERS)
    )
    found = all_year.join(of_units, on="org_id").join(nothing, on="org_id").collect()
    return (
        units.join(found, on="org_id")
        .with_columns(year=pl.lit(year.code))
        .sort(*OFFICIAL_ORDER)
        .select(*TalksNone.column_names())
        .pipe(TalksNone.validate)
    )
