"""Systems of counts: so many of a thing a period, against the same months of a base year or only observed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.case_columns import OfUnit
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.kit.worded import fill_headings, no_key, schema_of


class Compared(dy.Schema):
    """Over the months both years report; within is null where no month can be compared.

    Denominator of the ratio: the count of the same months of the base year; null where that is 0.
    """

    months = c.count("可比月数")
    now = c.count("本期数量")
    base = c.count("{base}年同期")
    change = c.count("增减", signed=True, good=Good.FALL)
    ratio = c.relative("增减幅度", good=Good.FALL, nullable=True)
    within = c.flag("不超过{base}年同期", good=Good.YES, nullable=True)


class UnitsCompared(dy.Schema):
    """months of a scope counts unit-months."""

    units_over = c.count("超过{base}年同期的单位")
    units_compared = c.count("可比单位")


class MonthCompared(dy.Schema):
    """Province or league × kind × month of the period, over the units both years report."""

    scope = c.text("范围", primary_key=True)
    kind = c.text("事项", primary_key=True)
    period = c.period("月份", primary_key=True)
    units = c.count("可比单位")
    now = c.count("本期数量")
    base = c.count("{base}年同期")


class Observed(dy.Schema):
    """Scope × kind × half-year over the units that reported it: no direction, no target, no order.

    scope: the province, a league, or the code of a unit that reported. published: what a paper says of its
    own area and time, to be read beside and never compared.
    """

    scope = c.text("范围", primary_key=True)
    kind = c.text("事项", primary_key=True)
    period = c.period("考核期", primary_key=True)
    units = c.count("报数单位")
    total = c.count("合计")
    published = c.count("公开数字", nullable=True)


@dataclass(frozen=True)
class Counts:
    """One system of counts. name begins its tables; kinds: column of the data set = word, in their order.

    base_year: that whose months the counts are held against; without one they are only observed.
    """

    name: str
    title: str
    kinds: Mapping[str, str]
    base_year: int = 0

    @cached_property
    def by_unit(self) -> type[dy.Schema]:
        """Unit × kind (Compared)."""
        kind = {"kind": MonthCompared.columns()["kind"]}
        return schema_of(f"{self.name}_by_unit", {**OfUnit.columns(), **kind, **self._of(Compared)}, Compared)

    @cached_property
    def pooled(self) -> type[dy.Schema]:
        """Province or league × kind (Compared, UnitsCompared)."""
        group = {name: MonthCompared.columns()[name] for name in ("scope", "kind")}
        compared = {**self._of(Compared), **self._of(UnitsCompared)}
        return schema_of(f"{self.name}_pooled", {**group, **compared}, UnitsCompared)

    @cached_property
    def by_month(self) -> type[dy.Schema]:
        """Province or league × kind × month (MonthCompared)."""
        return schema_of(f"{self.name}_by_month", self._of(MonthCompared), MonthCompared)

    @cached_property
    def observed(self) -> type[dy.Schema]:
        """Scope × kind × half-year (Observed)."""
        return schema_of(self.name, Observed.columns(), Observed)

    @cached_property
    def of_one_unit(self) -> type[dy.Schema]:
        """Unit that reported, and what; null is not reported."""
        kinds = {column: c.count(kind, nullable=True) for column, kind in self.kinds.items()}
        period = {"period": no_key(Observed.columns()["period"])}
        return schema_of(f"{self.name}_by_unit", {**OfUnit.columns(), **period, **kinds})

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The tables of counts held against a base year, or of observed ones."""
        name, title, quoted = self.name, self.title, ("now", "base", "ratio")
        reach, add, below = Reach.LEAGUE, RollUp.SUM, RollUp.CONCAT
        if not self.base_year:
            of_units = (f"{name}_by_unit", f"{title}（分单位）", self.of_one_unit, Reach.UNIT, below)
            return (Result(name, title, self.observed, Reach.SCOPE, add), Result(*of_units))
        by_month, pooled = f"{name}_by_month", f"{name}_pooled"
        together = ("scope", "kind")
        return (
            Result(
                *(pooled, f"{title}（合计）", self.pooled, reach, add, quoted),
                of_units="units_compared",
                together=together,
            ),
            Result(f"{name}_by_unit", f"{title}（分单位）", self.by_unit, Reach.UNIT, below, quoted),
            Result(
                *(by_month, f"{title}（分月）", self.by_month, reach, add),
                of_units="units",
                together=together,
                adds_up_to=pooled,
            ),
        )

    @property
    def order(self) -> pl.Expr:
        """What sorts the words of the kinds into their order."""
        return pl.col("kind").replace_strict({kind: place for place, kind in enumerate(self.kinds.values())})

    def _of(self, shape: type[dy.Schema]) -> dict[str, dy.Column]:
        return fill_headings(shape, {"base": str(self.base_year)})


def reported_counts(counts: Counts, rows: pl.LazyFrame) -> pl.LazyFrame:
    """org_id, period, kind, now: every count that was reported; null is 未报, which is not 0."""
    kinds = pl.LazyFrame({"column": list(counts.kinds), "kind": list(counts.kinds.values())})
    long = rows.unpivot(
        on=list(counts.kinds), index=["org_id", "period"], variable_name="column", value_name="now"
    )
    return long.filter(pl.col("now").is_not_null()).join(kinds, on="column").drop("column")


def compared_months(
    counts: Counts, units: dy.DataFrame[Unit], rows: pl.LazyFrame, months: list[Period]
) -> pl.DataFrame:
    """org_id, league, kind, period, now, base: unit-months where both the month and its base report."""
    every = reported_counts(counts, rows)
    base_month = pl.format("{}-{}", pl.lit(counts.base_year), pl.col("period").str.slice(5))
    base = every.select("org_id", "kind", base_period="period", base="now")
    return (
        every.filter(pl.col("period").is_in([month.code for month in months]))
        .with_columns(base_period=base_month)
        .join(base, on=["org_id", "kind", "base_period"])
        .join(units.lazy().select("org_id", "league"), on="org_id")
        .select("org_id", "league", "kind", "period", "now", "base")
        .collect()
    )


def by_unit(counts: Counts, units: dy.DataFrame[Unit], months: pl.DataFrame) -> dy.DataFrame[Any]:
    """Sum the comparable months of each unit and kind; units without any keep a row a kind."""
    sums = [pl.len().cast(pl.Int64).alias("months"), pl.col("now").sum(), pl.col("base").sum()]
    return (
        units.select(*OfUnit.column_names())
        .join(pl.DataFrame({"kind": list(counts.kinds.values())}), how="cross")
        .join(months.group_by("org_id", "kind").agg(*sums), on=["org_id", "kind"], how="left")
        .with_columns(pl.col("months", "now", "base").fill_null(0))
        .with_columns(*_changes())
        .select(*counts.by_unit.column_names())
        .sort(*OFFICIAL_ORDER, counts.order)
        .pipe(counts.by_unit.validate)
    )


def by_scope(counts: Counts, of_units: pl.DataFrame) -> dy.DataFrame[Any]:
    """Sum the units of the province and of each league, and count those over the base."""
    return (
        of_leagues(of_units)
        .group_by("scope", "kind")
        .agg(
            pl.col("months", "now", "base").sum(),
            units_over=(~pl.col("within")).sum().cast(pl.Int64),
            units_compared=pl.col("within").count().cast(pl.Int64),
        )
        .with_columns(*_changes())
        .select(*counts.pooled.column_names())
        .sort("scope", counts.order)
        .pipe(counts.pooled.validate)
    )


def by_month(counts: Counts, months: pl.DataFrame) -> dy.DataFrame[Any]:
    """Sum the comparable units of the province and of each league month by month."""
    return (
        of_leagues(months)
        .group_by("scope", "kind", "period")
        .agg(units=pl.len().cast(pl.Int64), now=pl.col("now").sum(), base=pl.col("base").sum())
        .select(*counts.by_month.column_names())
        .sort("scope", counts.order, "period")
        .pipe(counts.by_month.validate)
    )


def of_leagues(rows: pl.DataFrame) -> pl.DataFrame:
    """Every row twice: under the province and under its league."""
    return pl.concat([rows.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))])


def _changes() -> list[pl.Expr]:
    change = pl.col("now") - pl.col("base")
    return [
        change.alias("change"),
        pl.when(pl.col("base") > 0).then(change / pl.col("base")).alias("ratio"),
        pl.when(pl.col("months") > 0).then(change <= 0).alias("within"),
    ]
