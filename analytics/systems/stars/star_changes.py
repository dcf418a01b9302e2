"""五星支部占比 and 低星支部 as series whose change is judged."""

from collections.abc import Mapping

import polars as pl

from analytics.base.good import Good
from analytics.kit.judged import Judged
from analytics.systems.stars.stars import StarsPooled

JUDGED = (
    Judged("five_star_share", "五星支部占比", StarsPooled.columns()["share"], Good.RISE, 0.005, "stars"),
    Judged("low_star", "低星支部", StarsPooled.columns()["low_star"], Good.FALL, 1, "stars"),
)


def judged_series(stars_pooled: pl.DataFrame, speaks_for: Mapping[str, str]) -> pl.DataFrame:
    """The series of JUDGED over the closed half-years that were rated; speaks_for: half = its period."""
    rated = stars_pooled.filter(pl.col("is_closed") & pl.col("share").is_not_null())
    return (
        rated.filter(pl.col("period").is_in(list(speaks_for)))
        .select(
            "scope",
            pl.col("period").replace_strict(dict(speaks_for), return_dtype=pl.String),
            five_star_share=pl.col("five_star") / pl.col("branches"),
            low_star=pl.col("low_star").cast(pl.Float64),
        )
        .unpivot(index=["scope", "period"], variable_name="measure")
        .with_columns(of=pl.lit(""))
    )
