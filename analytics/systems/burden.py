"""基层减负: meetings, documents, inspections and assessments against the same months of 2019."""

import dataframely as dy
import polars as pl

from analytics.base import rules
from analytics.base.periods import Period
from analytics.kit import counts
from analytics.kit.case_tables import Frames
from analytics.kit.counts import Counts
from analytics.kit.units import Unit

BURDEN = Counts(
    "burden", "减负对比", {kind.name.lower(): kind.value for kind in rules.Burden}, rules.BURDEN_BASE_YEAR
)
RESULTS = BURDEN.results


def build(units: dy.DataFrame[Unit], burden_counts: pl.LazyFrame, period: Period) -> Frames:
    """The tables of the period."""
    months = counts.compared_months(BURDEN, units, burden_counts, period.months)
    by_unit = counts.by_unit(BURDEN, units, months)
    return {
        "burden_by_unit": by_unit,
        "burden_pooled": counts.pooled(BURDEN, by_unit),
        "burden_by_month": counts.by_month(BURDEN, months),
    }
