"""基层减负: meetings, documents, inspections and assessments against the same months of 2019."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base import rules
from analytics.base.dataset import Dataset
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.kit import counts
from analytics.kit.case_tables import Frames
from analytics.kit.counts import Counts
from analytics.kit.judged import Judged
from analytics.kit.units import Unit


class BurdenCount(r.Record):
    """Unit × month: four counts; null = 未报, which is not 0."""

    org_id = r.organisation("单位", *r.UNIT_NAMES, primary_key=True)
    period = r.period(r.MONTH, "月份", "期间", "年月", "所属月份", primary_key=True)
    meetings = r.number(f"{rules.Burden.MEETINGS}数", "会议", nullable=True)
    documents = r.number(f"{rules.Burden.DOCUMENTS}数", "文件", "发文数", nullable=True)
    inspections = r.number(f"{rules.Burden.INSPECTIONS}数", "检查", nullable=True)
    assessments = r.number(f"{rules.Burden.ASSESSMENTS}数", "考核", nullable=True)


DATASET = Dataset("burden_counts", "基层减负统计", BurdenCount, "period", from_everybody=True)
BURDEN = Counts(
    "burden", "减负对比", {kind.name.lower(): kind.value for kind in rules.Burden}, rules.BURDEN_BASE_YEAR
)
RESULTS = BURDEN.results
JUDGED = tuple(
    Judged(
        f"burden_{column}",
        f"{kind}数比{BURDEN.base_year}年同期",
        BURDEN.pooled.columns()["ratio"],
        Good.FALL,
        0.01,
        "burden",
    )
    for column, kind in BURDEN.kinds.items()
)


def build(units: dy.DataFrame[Unit], burden_counts: pl.LazyFrame, period: Period) -> Frames:
    """The tables of the period."""
    months = counts.compared_months(BURDEN, units, burden_counts, period.months)
    by_unit = counts.by_unit(BURDEN, units, months)
    return {
        "burden_by_unit": by_unit,
        "burden_pooled": counts.by_scope(BURDEN, by_unit),
        "burden_by_month": counts.by_month(BURDEN, months),
    }


def judged_series(
    units_then: Mapping[Period, dy.DataFrame[Unit]], burden_counts: pl.LazyFrame
) -> pl.DataFrame:
    """The series of JUDGED over the periods, with the units that stood at the end of each.

    The year that all are held against has none: against itself nothing ever changes.
    """
    rows = burden_counts.collect().lazy()
    code_of = {kind: f"burden_{column}" for column, kind in BURDEN.kinds.items()}
    pooled = [
        counts.by_scope(
            BURDEN, counts.by_unit(BURDEN, units, counts.compared_months(BURDEN, units, rows, period.months))
        ).select("scope", "kind", "ratio", period=pl.lit(period.code))
        for period, units in units_then.items()
        if period.year > BURDEN.base_year
    ]
    none = pl.DataFrame(
        schema={"scope": pl.String, "kind": pl.String, "ratio": pl.Float64, "period": pl.String}
    )
    return pl.concat([none, *pooled]).select(
        "scope",
        "period",
        measure=pl.col("kind").replace_strict(code_of, return_dtype=pl.String),
        value="ratio",
        of=pl.lit(""),
    )
