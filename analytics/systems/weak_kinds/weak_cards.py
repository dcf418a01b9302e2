"""What the cards of weak branches say, as rates: the whole, each dimension, evidence."""

import polars as pl

from analytics.base import rules
from analytics.systems.scores.items import unpivot_cards

KEY = ["org_id", "period", "rubric_version"]
CARD = pl.Schema(
    {
        "org_id": pl.String,
        "period": pl.String,
        "rubric_version": pl.Int64,
        "rate": pl.Float64,
        "missing": pl.Int64,
        "evidence": pl.Float64,
        "evidenced": pl.Float64,
    }
)


def applicable_items(
    cards: pl.LazyFrame, rubrics: pl.LazyFrame, exemptions: pl.LazyFrame, org_ids: list[str]
) -> pl.DataFrame:
    """Card × item for branches that applies: KEY, item_no, dimension, max_points, score, evidence."""
    own = cards.filter(pl.col("org_id").is_in(org_ids)).collect().lazy()
    of_branches = rubrics.filter("applies_to_branches").select(
        "rubric_version", "item_no", "dimension", "max_points"
    )
    exempt = exemptions.select("org_id", "rubric_version", "item_no")
    slot = [*KEY, "item_no"]
    return (
        unpivot_cards(own, "score", "score")
        .join(unpivot_cards(own, "evidence", "evidence"), on=slot)
        .join(of_branches, on=["rubric_version", "item_no"])
        .join(exempt, on=["org_id", "rubric_version", "item_no"], how="anti")
        .sort(slot)
        .collect()
    )


def card_rates(items: pl.DataFrame) -> pl.DataFrame:
    """Card: rate of all items, items not reported, evidence a point to be had, share of items with evidence.

    A rate is null while an item is missing: nothing is filled in and nothing re-weighted.
    """
    full = pl.col("max_points").sum()
    return (
        items.group_by(KEY, maintain_order=True)
        .agg(
            rate=_complete(pl.col("score").sum() / full),
            missing=pl.col("score").null_count().cast(pl.Int64),
            evidence=_complete(pl.when(full > 0).then(pl.col("evidence").sum() * rules.POINT / full)),
            evidenced=_complete((pl.col("evidence").fill_null(0) > 0).mean()),
        )
        .match_to_schema(CARD)
    )


def dimension_rates(items: pl.DataFrame) -> pl.DataFrame:
    """Card × dimension: place of the dimension in its rubric (from 1), its name and rate."""
    return (
        items.group_by(*KEY, "dimension", maintain_order=True)
        .agg(
            first_item=pl.col("item_no").min(),
            rate=_complete(pl.col("score").sum() / pl.col("max_points").sum()),
        )
        .with_columns(place=_place_in_rubric())
        .sort(*KEY, "place")
        .select(*KEY, "dimension", "place", "rate")
    )


def _complete(value: pl.Expr) -> pl.Expr:
    return pl.when(pl.col("score").null_count() == 0).then(value)


def _place_in_rubric() -> pl.Expr:
    """By the dimension's first item among all cards of the version: an exemption moves nobody's place."""
    first = pl.col("first_item").min().over("rubric_version", "dimension")
    return first.rank("dense").over("rubric_version").cast(pl.Int64)
