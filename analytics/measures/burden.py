"""Meetings, documents, inspections and assessments against the same months of 2019."""

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.measures import columns as c
from analytics.measures.stars import PROVINCE
from analytics.measures.units import OFFICIAL_ORDER, Unit
from analytics.periods import Period

_COLUMNS = [kind.name.lower() for kind in rules.Burden]


class _Compared(dy.Schema):
    months = c.count("可比月数")
    now = c.count("本期数量")
    base = c.count("2019年同期")
    change = c.count("增减", signed=True, good=Good.FALL)
    ratio = c.relative("增减幅度", good=Good.FALL, nullable=True)
    within = c.flag("不超过2019年同期", good=Good.YES, nullable=True)


class _OfUnit(dy.Schema):
    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    kind = c.text("事项", primary_key=True)


class _OfScope(dy.Schema):
    scope = c.text("范围", primary_key=True)
    kind = c.text("事项", primary_key=True)


class BurdenByUnit(_OfUnit, _Compared):
    """Unit × kind over the months both years report; within is null where no month can be compared.

    Denominator of the ratio: the count of the same months of 2019; null where that is 0.
    """


class BurdenPooled(_OfScope, _Compared):
    """Province or league × kind, over the unit-months both years report; months counts unit-months."""

    units_over = c.count("超过2019年同期的单位")
    units_compared = c.count("可比单位")


class BurdenMonth(dy.Schema):
    """Province or league × kind × month of the period, over the units both years report."""

    scope = c.text("范围", primary_key=True)
    kind = c.text("事项", primary_key=True)
    period = c.period("月份", primary_key=True)
    units = c.count("可比单位")
    now = c.count("本期数量")
    base = c.count("2019年同期")


_QUOTED = ("now", "base", "ratio")
RESULTS = (
    Result(
        "burden_pooled",
        "减负对比（合计）",
        BurdenPooled,
        Reach.LEAGUE,
        RollUp.SUM,
        quoted=_QUOTED,
        of_units="units_compared",
        together=("scope", "kind"),
    ),
    Result("burden_by_unit", "减负对比（分单位）", BurdenByUnit, Reach.UNIT, RollUp.CONCAT, quoted=_QUOTED),
    Result(
        "burden_by_month",
        "减负对比（分月）",
        BurdenMonth,
        Reach.LEAGUE,
        RollUp.SUM,
        of_units="units",
        together=("scope", "kind"),
        adds_up_to="burden_pooled",
    ),
)


def compared_months(
    units: dy.DataFrame[Unit], burden_counts: pl.LazyFrame, months: list[Period]
) -> pl.DataFrame:
    """org_id, league, kind, period, now, base: unit-months where both the month and that of 2019 report."""
    counts = burden_counts.unpivot(
        on=_COLUMNS, index=["org_id", "period"], variable_name="column", value_name="now"
    ).filter(pl.col("now").is_not_null())
    base_month = pl.format("{}-{}", pl.lit(rules.BURDEN_BASE_YEAR), pl.col("period").str.slice(5))
    base = counts.select("org_id", "column", base_period="period", base="now")
    kinds = pl.LazyFrame({"column": _COLUMNS, "kind": [kind.value for kind in rules.Burden]})
    return (
        counts.filter(pl.col("period").is_in([month.code for month in months]))
        .with_columns(base_period=base_month)
        .join(base, on=["org_id", "column", "base_period"])
        .join(kinds, on="column")
        .join(units.lazy().select("org_id", "league"), on="org_id")
        .select("org_id", "league", "kind", "period", "now", "base")
        .collect()
    )


def by_unit(units: dy.DataFrame[Unit], months: pl.DataFrame) -> dy.DataFrame[BurdenByUnit]:
    """Sum the comparable months of each unit and kind; units without any keep a row a kind."""
    kinds = pl.DataFrame({"kind": [kind.value for kind in rules.Burden]})
    return (
        units.select("org_id", "name", "league", "official_order")
        .join(kinds, how="cross")
        .join(months.group_by("org_id", "kind").agg(*_sums()), on=["org_id", "kind"], how="left")
        .with_columns(pl.col("months", "now", "base").fill_null(0))
        .with_columns(*_changes())
        .select(*BurdenByUnit.column_names())
        .sort(*OFFICIAL_ORDER, _kind_order())
        .pipe(BurdenByUnit.validate)
    )


def pooled(by_unit: dy.DataFrame[BurdenByUnit]) -> dy.DataFrame[BurdenPooled]:
    """Sum the units of the province and of each league, and count those over 2019."""
    both = pl.concat(
        [by_unit.with_columns(scope=pl.lit(PROVINCE)), by_unit.with_columns(scope=pl.col("league"))]
    )
    return (
        both.group_by("scope", "kind")
        .agg(
            pl.col("months", "now", "base").sum(),
            units_over=(~pl.col("within")).sum().cast(pl.Int64),
            units_compared=pl.col("within").count().cast(pl.Int64),
        )
        .with_columns(*_changes())
        .select(*BurdenPooled.column_names())
        .sort("scope", _kind_order())
        .pipe(BurdenPooled.validate)
    )


def by_month(months: pl.DataFrame) -> dy.DataFrame[BurdenMonth]:
    """Sum the comparable units of the province and of each league month by month."""
    both = pl.concat(
        [months.with_columns(scope=pl.lit(PROVINCE)), months.with_columns(scope=pl.col("league"))]
    )
    return (
        both.group_by("scope", "kind", "period")
        .agg(units=pl.len().cast(pl.Int64), now=pl.col("now").sum(), base=pl.col("base").sum())
        .select(*BurdenMonth.column_names())
        .sort("scope", _kind_order(), "period")
        .pipe(BurdenMonth.validate)
    )


def _sums() -> list[pl.Expr]:
    return [pl.len().cast(pl.Int64).alias("months"), pl.col("now").sum(), pl.col("base").sum()]


def _changes() -> list[pl.Expr]:
    change = pl.col("now") - pl.col("base")
    return [
        change.alias("change"),
        pl.when(pl.col("base") > 0).then(change / pl.col("base")).alias("ratio"),
        pl.when(pl.col("months") > 0).then(change <= 0).alias("within"),
    ]


def _kind_order() -> pl.Expr:
    return pl.col("kind").replace_strict({kind.value: place for place, kind in enumerate(rules.Burden)})
