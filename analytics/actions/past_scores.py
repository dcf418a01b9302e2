"""Which official scores that stand a change of items or exemptions makes others, half-year by half-year."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions.overlay import overlaid
from analytics.actions.rows import names_of
from analytics.base import columns as c
from analytics.lake import Key, Snapshot
from analytics.systems.scores.items import item_scores
from analytics.systems.scores.scores import half_scores

_RUBRICS = "rubrics"
_MEASURES = (
    *("rubric_version", "item_no", "dimension", "max_points"),
    *("applies_to_units", "applies_to_branches"),
)
_WITHOUT_PERIOD = frozenset({"rubrics", "exemptions"})  # every half-year is scored by them


class RescoredHalf(dy.Schema):
    """Unit × half-year whose dynamic score came, went or is another; hundredths of a point."""

    org_id = c.unit_code("单位代码", primary_key=True)
    period = c.period("考核期", primary_key=True)
    name = c.text("单位")
    before = c.points("原平时动态考核", nullable=True)
    after = c.points("现平时动态考核", nullable=True)


def rescored_halves(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> dy.DataFrame[RescoredHalf]:
    """The newest half-year first; empty where the change has a period of its own, which is built anyhow."""
    if not any(name in _WITHOUT_PERIOD for name, _ in frames):
        return RescoredHalf.create_empty()
    sides = (_dynamic_scores(tables) for tables in (base.tables(), overlaid(base, frames)))
    before, after = (
        side.rename({"dynamic": name}) for side, name in zip(sides, ("before", "after"), strict=True)
    )
    return (
        before.join(after, on=["org_id", "period"], how="full", coalesce=True)
        .filter(pl.col("before").ne_missing(pl.col("after")))
        .join(names_of(base, frames), on="org_id", how="left")
        .with_columns(pl.col("name").fill_null(pl.col("org_id")))
        .sort("period", "org_id", descending=[True, False])
        .select(*RescoredHalf.column_names())
        .pipe(RescoredHalf.validate)
    )


def remeasured_halves(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> list[str]:
    """The half-years of whose cards items have other points or belong elsewhere; the scores may be the same.

    What was lost of an item or a dimension, and every rate, is counted by them. The newest first.
    """
    register = (_RUBRICS, datasets.WHOLE)
    if register not in frames:
        return []
    own = list(_MEASURES)
    now = frames[register].select(own)
    other = base.frame(*register).select(own).join(now, on=own, how="anti", nulls_equal=True)
    versions = other["rubric_version"].unique().implode()
    cards = (base.table(name).select("period", "rubric_version") for name in ("reviews", "branch_cards"))
    found = pl.concat(cards).filter(pl.col("rubric_version").is_in(versions)).select("period").unique()
    return sorted(found.collect()["period"], reverse=True)


def _dynamic_scores(tables: Mapping[str, pl.LazyFrame]) -> pl.DataFrame:
    items = item_scores(tables["reviews"], tables["rubrics"], tables["exemptions"])
    return half_scores(items, tables["adjustments"]).select("org_id", "period", "dynamic")
