"""What a committee brings to units: its visits beside what they count of them, and the numbers asked."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.kit.case_columns import OfUnit
from analytics.kit.units import OFFICIAL_ORDER, Unit


class VisitBurden(OfUnit):
    """A unit: the visits of the period, and the numbers asked for in a year.

    counted: inspections by the unit's own counts, in the months in which it was visited and reported them
    (months). undercounted: visited more often than that; null without such months.
    """

    visits = c.count("本期工委督查次数")
    months = c.count("可比月数")
    visits_compared = c.count("可比月工委督查次数")
    counted = c.count("同月单位统计的检查数", nullable=True)
    undercounted = c.flag("少于工委督查次数", good=Good.NO, nullable=True)
    numbers = c.count("一年要填的数")


def burden_of_units(
    units: dy.DataFrame[Unit], visits: pl.DataFrame, counts: pl.LazyFrame, asked: pl.DataFrame, period: Period
) -> pl.DataFrame:
    """Rows as VisitBurden, in official order.

    visits: org_id, held_on, one each. counts: org_id, period (a month), counted; null is not reported.
    """
    came = (
        visits.filter(pl.col("held_on").is_between(period.start, period.end))
        .group_by("org_id", period=pl.col("held_on").dt.strftime("%Y-%m"))
        .agg(visits=pl.len().cast(pl.Int64))
    )
    is_told = pl.col("counted").is_not_null()
    of_units = (
        came.join(counts.collect(), on=["org_id", "period"], how="left")
        .group_by("org_id")
        .agg(
            pl.col("visits").sum(),
            months=is_told.sum().cast(pl.Int64),
            visits_compared=pl.col("visits").filter(is_told).sum(),
            counted=pl.when(is_told.any()).then(pl.col("counted").sum()),
        )
    )
    return (
        units.join(of_units, on="org_id", how="left")
        .join(asked, on="org_id", how="left")
        .with_columns(pl.col("visits", "months", "visits_compared", "numbers").fill_null(0))
        .with_columns(undercounted=pl.col("visits_compared") > pl.col("counted"))
        .sort(*OFFICIAL_ORDER)
    )
