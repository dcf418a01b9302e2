"""月自查按期率: of the self checks that were due, those that came in time."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.base.rules import PROVINCE
from analytics.kit.closed_periods import known_until
from analytics.kit.judged import Judged
from analytics.kit.units import Unit
from analytics.systems.reporting.coverage import months_due, self_check_reports

JUDGED = (Judged("checks_on_time", "月自查按期率", c.share("按期率"), Good.RISE, 0.01, "reporting"),)


def judged_series(
    units_then: Mapping[Period, dy.DataFrame[Unit]],
    self_checks: pl.LazyFrame,
    last_month: Period | None,
    days: int,
) -> pl.DataFrame:
    """The series of JUDGED over the periods, with the units that stood at the end of each."""
    told = []
    for period, units in units_then.items():
        months = months_due(period, last_month, self_checks)
        until = known_until(period, last_month, days, self_checks)
        checks = self_check_reports(units, self_checks, months, days, until).filter("due")
        scoped = pl.concat([checks.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))])
        in_time = (pl.col("reported") & ~pl.col("late")).mean()
        told.append(scoped.group_by("scope").agg(value=in_time).with_columns(period=pl.lit(period.code)))
    return pl.concat(told).with_columns(measure=pl.lit(JUDGED[0].code), of=pl.lit(""))
