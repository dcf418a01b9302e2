"""Kind by kind, what branches weak no more had done differently; no cause is claimed."""

from typing import Any

import dataframely as dy
import numpy as np
import polars as pl

from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.statistics.nearest import nearest
from analytics.systems.weak_kinds import weak_recovered
from analytics.systems.weak_kinds.weak_features import Feature
from analytics.systems.weak_kinds.weak_grouping import Grouped, on_scale
from analytics.systems.weak_kinds.weak_recovered import Compared, WeakRecovered


class _OfGroup(dy.Schema):
    group = c.count("类型", primary_key=True)


class WeakGroupRecovered(_OfGroup, WeakRecovered):
    """Group × feature, as WeakRecovered, over the branches nearest to the group half a year ago.

    Only groups with weak_recovered.FEWEST branches on each side.
    """


RESULT = Result(
    "weak_group_recovered", "好转支部对比（分类型）", WeakGroupRecovered, Reach.COMMITTEE, RollUp.NONE
)


def assign_groups(both: pl.DataFrame, wide: pl.DataFrame, grouped: Grouped) -> pl.DataFrame:
    """both with the group each branch was nearest to half a year ago; null: near none, or not known.

    The measure are the groups of today, over those of their features that the cards of then give. both:
    weak_recovered.both_halves; wide: org_id and a column a feature, today.
    """
    used = [feature for feature in grouped.features if f"{feature.id}_then" in both.columns]
    then = both.select(pl.col(f"{one.id}_then").cast(pl.Float64).alias(one.id) for one in used)
    known = then.select(pl.all_horizontal(pl.all().is_not_null())).to_series() if used else None
    if known is None or not grouped.stability:
        return both.with_columns(group=pl.lit(None, dtype=pl.Int64))
    members = wide.join(
        grouped.rows.filter(pl.col("group").is_not_null()), on="org_id", maintain_order="left"
    )
    labels = members["group"].to_numpy() - 1
    found = nearest(on_scale(members, used), labels, on_scale(then.filter(known), used))
    groups = np.zeros(both.height, dtype=np.int64)
    groups[known.to_numpy()] = found + 1
    return both.with_columns(group=pl.when(pl.Series(groups) > 0).then(pl.Series(groups)))


def sizes(both: pl.DataFrame) -> pl.DataFrame:
    """Group to its branches of half a year ago that are weak no more (recovered) and that still are."""
    sides = [(pl.col("side") == side).sum().cast(pl.Int64).alias(side) for side in weak_recovered.SIDES]
    return both.filter(pl.col("group").is_not_null()).group_by("group").agg(sides)


def by_group(
    both: pl.DataFrame, features: list[Feature], state: Compared
) -> dy.DataFrame[WeakGroupRecovered]:
    """The medians of every group with enough branches on each side; both: as assigned."""
    enough = pl.min_horizontal(*weak_recovered.SIDES) >= weak_recovered.FEWEST
    groups = sizes(both).filter(enough)["group"].sort().to_list() if state is Compared.COMPARED else []
    rows: list[dict[str, Any]] = [
        {"group": group, **row}
        for group in groups
        for row in weak_recovered.medians(both.filter(pl.col("group") == group), features)
    ]
    return WeakGroupRecovered.validate(pl.DataFrame(rows, schema=WeakGroupRecovered.create_empty().schema))
