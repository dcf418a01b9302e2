"""Reviewed points item by item: what applies, what was given, what was lost, what nobody reviewed yet."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import Unit
from analytics.systems.scores import loss_rates


class ItemState(StrEnum):
    """What is known of an item."""

    REVIEWED = "已审核"
    NOT_REVIEWED = "未审核"
    EXEMPT = "不适用"


class ItemScore(dy.Schema):
    """Unit × half-year × item of the rubric version that the unit's review names.

    lost = max_points - reviewed; both null until reviewed. An exempt item has neither.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    period = c.period("考核期", primary_key=True)
    item_no = c.count("要素序号", primary_key=True)
    rubric_version = c.count("考评要素版本")
    dimension = c.text("维度")
    label = c.text("考评要素")
    max_points = c.points("分值")
    reviewed = c.points("审核得分", nullable=True)
    lost = c.points("失分", nullable=True)
    loss_rate = loss_rates.column()
    state = c.text("审核状态")


class _OfUnit(dy.Schema):
    org_id = c.unit_code("单位代码", primary_key=True)


class _OfNamedUnit(_OfUnit):
    name = c.text("单位")


class _OfDimension(dy.Schema):
    period = c.period("考核期", primary_key=True)
    dimension = c.text("维度", primary_key=True)
    points = c.points("得分", nullable=True)
    max_points = c.points("满分")
    lost = c.points("失分", nullable=True)
    loss_rate = loss_rates.column()
    missing_items = c.count("未审核要素", good=Good.NONE)


class DimensionScore(_OfUnit, _OfDimension):
    """Unit × half-year × dimension, over the items that apply; null until every one is reviewed."""


class NamedDimension(_OfNamedUnit, _OfDimension):
    """A dimension score with the unit's name, as pages and files show it."""


RESULTS = (
    Result("dimensions", "维度得分", NamedDimension, Reach.UNIT, RollUp.CONCAT, quoted=("points",)),
    Result("items", "要素得分", ItemScore, Reach.UNIT, RollUp.CONCAT, quoted=("reviewed", "state")),
)


def named_dimensions(
    dimensions: dy.DataFrame[DimensionScore], units: dy.DataFrame[Unit]
) -> dy.DataFrame[NamedDimension]:
    """The dimension scores of the units, each with its name at the time."""
    return (
        dimensions.join(units.select("org_id", "name"), on="org_id", maintain_order="left")
        .select(NamedDimension.column_names())
        .pipe(NamedDimension.validate)
    )


def unpivot_cards(cards: pl.LazyFrame, prefix: str, value: str) -> pl.LazyFrame:
    """Cards with a row a slot: org_id, period, rubric_version, item_no and the value."""
    slots = {rules.slot(prefix, number): number for number in range(1, rules.ITEM_SLOTS + 1)}
    numbers = pl.LazyFrame({"slot": list(slots), "item_no": list(slots.values())})
    return (
        cards.select("org_id", "period", "rubric_version", *slots)
        .unpivot(on=list(slots), index=["org_id", "period", "rubric_version"], variable_name="slot")
        .join(numbers, on="slot")
        .select("org_id", "period", "rubric_version", "item_no", pl.col("value").cast(pl.Int64).alias(value))
    )


def item_scores(
    reviews: pl.LazyFrame, rubrics: pl.LazyFrame, exemptions: pl.LazyFrame
) -> dy.DataFrame[ItemScore]:
    """One row for every item that the review's rubric version holds for units."""
    of_units = rubrics.filter("applies_to_units").select(
        "rubric_version", "item_no", "dimension", "label", "max_points"
    )
    exempt = exemptions.select("org_id", "rubric_version", "item_no", exempt=pl.lit(True))
    return (
        unpivot_cards(reviews, "reviewed", "reviewed")
        .join(of_units, on=["rubric_version", "item_no"])
        .join(exempt, on=["org_id", "rubric_version", "item_no"], how="left")
        .with_columns(state=_state())
        .with_columns(reviewed=pl.when(pl.col("state") == ItemState.REVIEWED).then("reviewed"))
        .with_columns(lost=pl.col("max_points") - pl.col("reviewed"))
        .with_columns(loss_rate=loss_rates.rate())
        .select(*ItemScore.column_names())
        .sort("org_id", "period", "item_no")
        .collect()
        .pipe(ItemScore.validate)
    )


def dimension_scores(items: dy.DataFrame[ItemScore]) -> dy.DataFrame[DimensionScore]:
    """Sum the applicable items of each dimension; a dimension with an unreviewed item has no score."""
    applicable = items.filter(pl.col("state") != ItemState.EXEMPT)
    complete = pl.col("reviewed").null_count() == 0
    return (
        applicable.group_by("org_id", "period", "dimension")
        .agg(
            points=pl.when(complete).then(pl.col("reviewed").sum()),
            max_points=pl.col("max_points").sum(),
            lost=pl.when(complete).then(pl.col("lost").sum()),
            missing_items=pl.col("reviewed").null_count().cast(pl.Int64),
            first_item=pl.col("item_no").min(),
        )
        .with_columns(loss_rate=loss_rates.rate())
        .sort("org_id", "period", "first_item")
        .select(*DimensionScore.column_names())
        .pipe(DimensionScore.validate)
    )


def _state() -> pl.Expr:
    return (
        pl.when(pl.col("exempt"))
        .then(pl.lit(ItemState.EXEMPT))
        .when(pl.col("reviewed").is_null())
        .then(pl.lit(ItemState.NOT_REVIEWED))
        .otherwise(pl.lit(ItemState.REVIEWED))
    )
