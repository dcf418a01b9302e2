"""Every weak branch with its place by weakness, its group and why, and which are typical of a group."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import Unit
from analytics.systems.weak_kinds.weak_features import Feature, WeakFeature
from analytics.systems.weak_kinds.weak_grouping import Grouped, Note
from analytics.systems.weak_kinds.weak_population import WeakBranch

_TYPICAL = 3  # branches a group
_AND = "、"


class WeakMember(dy.Schema):
    """Branch that is open on the ledger or low-star. place: by total rate, weakest first, ties share.

    weakest: the dimensions farthest below the median of all weak branches; null without a complete card.
    note says why a branch is in no group.
    """

    org_id = c.branch_code("支部代码", primary_key=True)
    place = c.count("薄弱次序", nullable=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit_name")
    unit_name = c.text("单位")
    league = c.text("分组")
    group = c.count("类型", nullable=True)
    note = c.text("说明", nullable=True)
    alone = c.flag("单列情形")
    typical = c.flag("典型支部")
    on_ledger = c.flag("后进台账在册")
    low_star = c.flag("低星支部")
    stars = c.count("星级", nullable=True)
    rate = c.share("总得分率", nullable=True)
    missing = c.count("未报要素", nullable=True)
    weakest = c.text("最弱维度", nullable=True)


RESULT = Result("weak_members", "后进与低星支部", WeakMember, Reach.COMMITTEE, RollUp.CONCAT)


def members(
    branches: dy.DataFrame[WeakBranch],
    units: dy.DataFrame[Unit],
    features: dy.DataFrame[WeakFeature],
    declared: list[Feature],
    grouped: Grouped,
) -> dy.DataFrame[WeakMember]:
    """The sorted table of weakness, with the groups where some were found."""
    rates = _value(features, "rate").with_columns(rate=pl.col("rate") / 100)
    missing = _value(features, "missing").with_columns(pl.col("missing").cast(pl.Int64))
    return (
        branches.join(units.select(unit_id="org_id", unit_name="name"), on="unit_id", how="left")
        .with_columns(pl.coalesce("unit_name", "unit_id"))  # of a unit that has ended the code is left
        .join(grouped.rows, on="org_id")
        .join(rates, on="org_id", how="left")
        .join(missing, on="org_id", how="left")
        .join(_weakest(features, declared), on="org_id", how="left")
        .with_columns(
            place=pl.col("rate").rank("min").cast(pl.Int64),
            alone=(pl.col("note") == Note.ALONE).fill_null(False),
            typical=pl.col("org_id").is_in(_typical(features, grouped).implode()),
        )
        .sort("place", "unit_id", "org_id", nulls_last=True)
        .select(*WeakMember.column_names())
        .pipe(WeakMember.validate)
    )


def _value(features: pl.DataFrame, feature: str) -> pl.DataFrame:
    own = features.filter(pl.col("feature") == feature)
    return own.select("org_id", pl.col("value").alias(feature))


def _weakest(features: pl.DataFrame, declared: list[Feature]) -> pl.DataFrame:
    """org_id and the names of the dimensions with the lowest distance, where every one is known."""
    dimensions = [one.id for one in declared if one.is_dimension]
    own = features.filter(pl.col("feature").is_in(dimensions))
    complete = pl.col("distance").is_not_null().all().over("org_id")
    lowest = pl.col("distance") == pl.col("distance").min().over("org_id")
    return (
        own.filter(complete & lowest)
        .group_by("org_id", maintain_order=True)
        .agg(weakest=pl.col("name").str.join(_AND))
    )


def _typical(features: pl.DataFrame, grouped: Grouped) -> pl.Series:
    """The branches nearest the medians of their group over the features that form the groups."""
    used = [feature.id for feature in grouped.features]
    own = features.filter(pl.col("feature").is_in(used)).join(
        grouped.rows.filter(pl.col("group").is_not_null()), on="org_id"
    )
    middle = pl.col("distance").median().over("group", "feature")
    apart = (
        own.with_columns(apart=(pl.col("distance") - middle) ** 2)
        .group_by("group", "org_id")
        .agg(pl.col("apart").sum().round(6))
        .sort("group", "apart", "org_id")
    )
    return apart.group_by("group", maintain_order=True).head(_TYPICAL)["org_id"]
