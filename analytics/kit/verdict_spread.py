"""How the verdicts on the bodies of a unit are spread, beside those of its league: who gives all the best."""

import polars as pl

from analytics.base import columns as c
from analytics.kit.case_columns import OfUnit
from analytics.kit.units import OFFICIAL_ORDER
from analytics.statistics.funnel import Funnel

FEWEST_JUDGED = 8  # bodies of a unit
FEWEST_UNITS = 5  # of a league with so many bodies judged; limits of fewer say nothing (assumption)
USUAL, FAR = 0.95, 0.998  # of the units lie within
WITHIN, UNCOMPARED = "在界限内", "不比较"


class UnitVerdicts(OfUnit):
    """A unit with enough bodies judged. low, high: the limits of its league, as wide as units differ."""

    judged = c.count("有评议结果")
    best = c.count("{best}")
    second = c.count("{second}")
    third = c.count("{third}")
    last = c.count("{last}")
    share = c.share("{best}的占比")
    pooled = c.share("同组{best}的占比")
    low = c.share("95%下限", nullable=True)
    high = c.share("95%上限", nullable=True)
    far_low = c.share("99.8%下限", nullable=True)
    far_high = c.share("99.8%上限", nullable=True)
    place = c.text("与同组比较")


_WORDS = ("best", "second", "third", "last")


def by_unit(words: tuple[str, ...], heard: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """UnitVerdicts of the units with enough bodies judged. heard: unit_id, result; words: the best first."""
    parts = {
        name: (pl.col("result") == word).sum().cast(pl.Int64)
        for name, word in zip(_WORDS, words, strict=True)
    }
    judged = heard.filter(pl.col("result").is_not_null()).group_by(org_id="unit_id")
    counted = (
        units.select("org_id", "name", "league", "official_order")
        .join(judged.agg(judged=pl.len().cast(pl.Int64), **parts), on="org_id")
        .filter(pl.col("judged") >= FEWEST_JUDGED)
        .sort(*OFFICIAL_ORDER)
    )
    compared = [_beside(own) for own in counted.partition_by("league", maintain_order=True)]
    return pl.concat([UnitVerdicts.create_empty(), *compared]).select(*UnitVerdicts.column_names())


def _beside(own: pl.DataFrame) -> pl.DataFrame:
    """The units of one league, with its limits where they are enough."""
    funnel = Funnel(own["best"].to_list(), own["judged"].to_list())
    limits = dict.fromkeys(("low", "high", "far_low", "far_high"), pl.lit(None, pl.Float64))
    if own.height >= FEWEST_UNITS:
        every = (*funnel.limits(USUAL), *funnel.limits(FAR))
        limits = {name: pl.lit(pl.Series(side)) for name, side in zip(limits, every, strict=True)}
    share = pl.col("share")
    place = (
        pl.when(pl.col("low").is_null()).then(pl.lit(UNCOMPARED))
        .when(share > pl.col("far_high")).then(pl.lit("高于99.8%界限"))
        .when(share > pl.col("high")).then(pl.lit("高于95%界限"))
        .when(share < pl.col("far_low")).then(pl.lit("低于99.8%界限"))
        .when(share < pl.col("low")).then(pl.lit("低于95%界限"))
        .otherwise(pl.lit(WITHIN))
    )  # fmt: skip
    told = own.with_columns(share=pl.col("best") / pl.col("judged"), pooled=pl.lit(funnel.target), **limits)
    return told.with_columns(place=place).select(*UnitVerdicts.column_names())
