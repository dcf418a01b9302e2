"""Generated data, made once for all tests of this folder."""

from functools import cache

import polars as pl

from analytics.base import rules
from sample_data.generate import generate_with_plan
from sample_data.planted import Planted

SEEDS = (2020, 3)
LAST, BEFORE, YEAR_BEFORE = "2023H2", "2023H1", "2022H2"
LAST_DAY = pl.date(2023, 12, 31)


@cache
def made(seed: int, structured: bool = True) -> tuple[dict[str, pl.DataFrame], Planted]:
    """Frames and plan of the full size."""
    return generate_with_plan(seed, structured=structured)


def slots(prefix: str) -> list[str]:
    return [rules.slot(prefix, number) for number in range(1, rules.ITEM_SLOTS + 1)]


def totals(frames: dict[str, pl.DataFrame]) -> dict[tuple[str, str], int]:
    """Dynamic score in hundredths of every complete or incomplete card: (unit, half-year) → points."""
    added = (
        frames["adjustments"].group_by("org_id", "period").agg(added=pl.col("points").sum().cast(pl.Int64))
    )
    cards = frames["reviews"].select(
        "org_id", "period", total=pl.sum_horizontal(pl.col(slots("reviewed")).cast(pl.Int64))
    )
    summed = cards.join(added, on=["org_id", "period"], how="left").with_columns(pl.col("added").fill_null(0))
    return {(unit, half): total + more for unit, half, total, more in summed.iter_rows()}


def branches(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Branches with unit_id, the unit at the top of their part of the tree."""
    parents = dict(frames["organisations"].select("org_id", "parent_id").iter_rows())

    def top(org_id: str) -> str:
        while parents[org_id]:
            org_id = parents[org_id]
        return org_id

    rows = frames["organisations"].filter(pl.col("level") == rules.Level.BRANCH)
    return rows.with_columns(pl.col("org_id").map_elements(top, pl.String).alias("unit_id"))


def standing_stars(frames: dict[str, pl.DataFrame], half: str, day: pl.Expr) -> pl.DataFrame:
    """Branches that stand that day, temporary ones aside, with the stars that stand (null: none)."""
    standing = branches(frames).filter(
        ~pl.col("temporary"),
        pl.col("valid_from") <= day,
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= day),
    )
    latest = frames["star_ratings"].filter(pl.col("period") <= half).sort("period")
    stars = latest.group_by("org_id", maintain_order=True).agg(pl.col("stars").last())
    return standing.join(stars, on="org_id", how="left")


def dimension_rates(frames: dict[str, pl.DataFrame], half: str) -> pl.DataFrame:
    """Branch × dimension: share of the points a branch can get; evidence a point; total."""
    cards = frames["branch_cards"].filter(pl.col("period") == half)
    rubric = frames["rubrics"].filter(
        pl.col("rubric_version") == cards["rubric_version"][0], pl.col("applies_to_branches")
    )
    scores = [rules.slot("score", number) for number in rubric["item_no"]]
    evidence = [rules.slot("evidence", number) for number in rubric["item_no"]]
    by_dimension = [
        (
            pl.sum_horizontal(pl.col([rules.slot("score", number) for number in numbers]).cast(pl.Int64))
            / full
        ).alias(dimension)
        for dimension, numbers, full in rubric.group_by("dimension", maintain_order=True)
        .agg("item_no", pl.col("max_points").cast(pl.Int64).sum())
        .iter_rows()
    ]
    total = pl.sum_horizontal(pl.col(scores).cast(pl.Int64))
    used = pl.sum_horizontal(pl.col(evidence).cast(pl.Int64))
    return cards.select("org_id", *by_dimension, evidence=used * rules.POINT / total, total=total)
