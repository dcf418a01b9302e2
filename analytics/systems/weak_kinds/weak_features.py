"""The features of weak branches: one table declares them, reference/weak_features.csv."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.statistics.robust import clip_distances, robust_distances
from analytics.systems.scores.self_review import SelfReview
from analytics.systems.stars.stars import BranchStars
from analytics.systems.weak_kinds.weak_population import WeakBranch

_DIMENSION = "dimension"


class Use(StrEnum):
    """Whether a feature forms the groups or only describes them."""

    GROUPING = "参与分类"
    CONTEXT = "只作参照"


@dataclass(frozen=True)
class Feature:
    """One feature as declared. on_log_scale: skewed, so that ratios count instead of differences.

    signed: a difference, shown with its sign.
    """

    id: str
    name: str
    unit: str
    decimals: int
    signed: bool
    meaning: str
    low_is_weak: bool
    use: Use
    on_log_scale: bool
    is_dimension: bool


class WeakFeature(dy.Schema):
    """Weak branch × feature, in the feature's unit; null: not known, never filled in.

    distance: robust standard deviations (IQR) from the median of all weak branches, cut at ±3; the sign is
    turned so that negative is weak.
    """

    org_id = c.branch_code("支部代码", name_in="", primary_key=True)
    feature = c.code("特征代码", primary_key=True)
    name = c.text("特征")
    unit = c.text("计量单位")
    use = c.text("用途")
    value = c.decimal("数值", by="feature", nullable=True)
    distance = c.decimal("与中位数的距离", signed=True, nullable=True)


RESULT = Result("weak_features", "后进与低星支部特征", WeakFeature, Reach.COMMITTEE, RollUp.CONCAT)


def declared_features(dimensions: list[str]) -> list[Feature]:
    """Every feature, with one of each dimension of the rubric in its order."""
    rows = reference.table("weak_features").iter_rows(named=True)
    return [
        feature
        for row in rows
        for feature in (
            [_feature(row, place, dimension) for place, dimension in enumerate(dimensions, start=1)]
            if row["feature"] == _DIMENSION
            else [_feature(row)]
        )
    ]


@cache
def shown_as(feature: str) -> tuple[int, bool]:
    """The decimals of the feature and whether it is shown with its sign."""
    own = {one.id: one for one in declared_features([""])}
    one = own[dimension_id(1) if feature.startswith(f"{_DIMENSION}_") else feature]
    return one.decimals, one.signed


def dimension_id(place: int) -> str:
    """The id of the rate of the dimension at this place of its rubric, from 1."""
    return f"{_DIMENSION}_{place}"


def usual_version(cards: pl.DataFrame, half: Period) -> int:
    """The rubric version of most cards of the half-year; of two equally common the newer; 0: no cards."""
    versions = cards.filter(pl.col("period") == half.code)["rubric_version"]
    return int(versions.mode().max() or 0)  # type: ignore[arg-type]  # whole numbers


def dimensions_of(rates: pl.DataFrame, version: int) -> list[str]:
    """The dimensions of the version in the order of their rubric."""
    own = rates.filter(pl.col("rubric_version") == version)
    return own.sort("place")["dimension"].unique(maintain_order=True).to_list()


def card_values(cards: pl.DataFrame, rates: pl.DataFrame, half: Period, version: int) -> pl.DataFrame:
    """org_id and, in their units, what the cards of the half-year under the version say."""
    of_half = (pl.col("period") == half.code) & (pl.col("rubric_version") == version)
    places = [dimension_id(place) for place in range(1, len(dimensions_of(rates, version)) + 1)]
    by_dimension = (
        rates.filter(of_half)
        .select("org_id", feature=pl.format(f"{_DIMENSION}_{{}}", "place"), rate=pl.col("rate") * 100)
        .pivot("feature", index="org_id", values="rate", on_columns=places)
    )
    return (
        cards.filter(of_half)
        .select("org_id", pl.col("rate", "evidenced") * 100, "missing", "evidence")
        .join(by_dimension, on="org_id", how="left", maintain_order="left")
    )


def values(
    branches: dy.DataFrame[WeakBranch],
    now: pl.DataFrame,
    before: pl.DataFrame,
    stars_before: dy.DataFrame[BranchStars],
    self_reviews: dy.DataFrame[SelfReview],
) -> pl.DataFrame:
    """org_id (sorted), unit_id and a column a feature, in its unit; null: not known.

    now, before: card_values of the half-year and the one before; stars_before: a year ago.
    """
    earlier_stars = stars_before.select("org_id", earlier_stars="stars")
    gaps = self_reviews.select(unit_id="org_id", unit_gap=pl.col("gap_share") * 100)
    return (
        branches.select("org_id", "unit_id", "stars")
        .join(now, on="org_id", how="left")
        .join(before.select("org_id", earlier_rate="rate"), on="org_id", how="left")
        .join(earlier_stars, on="org_id", how="left")
        .join(gaps, on="unit_id", how="left")
        .with_columns(
            rate_change=pl.col("rate") - pl.col("earlier_rate"),
            stars_change=pl.col("stars") - pl.col("earlier_stars"),
        )
        .sort("org_id")
    )


def weak_features(wide: pl.DataFrame, features: list[Feature]) -> dy.DataFrame[WeakFeature]:
    """The values as rows, features in the order of their table within a branch."""
    rows = [_rows(wide, feature) for feature in features]
    return (
        pl.concat([WeakFeature.create_empty(), *rows])
        .sort("org_id", maintain_order=True)
        .pipe(WeakFeature.validate)
    )


def _rows(wide: pl.DataFrame, feature: Feature) -> pl.DataFrame:
    own = wide[feature.id].cast(pl.Float64)
    return wide.select(
        "org_id",
        feature=pl.lit(feature.id),
        name=pl.lit(feature.name),
        unit=pl.lit(feature.unit),
        use=pl.lit(feature.use.value),
        value=own,
        distance=_distances(own, feature),
    )


def _distances(values: pl.Series, feature: Feature) -> pl.Series:
    """How far each value lies on the good side of the median of all; null where it is not known."""
    known = values.is_not_null()
    if not known.any():
        return pl.Series([None] * len(values), dtype=pl.Float64)
    on_scale = values.log1p() if feature.on_log_scale else values
    far = clip_distances(robust_distances(on_scale.filter(known).to_numpy()[:, None]))[:, 0]
    side = 1 if feature.low_is_weak else -1
    return pl.Series([None] * len(values), dtype=pl.Float64).scatter(known.arg_true(), far * side)


def _feature(row: dict[str, str | int], place: int | None = None, dimension: str = "") -> Feature:
    return Feature(
        id=str(row["feature"]) if place is None else dimension_id(place),
        name=str(row["name"]).format(dimension=dimension),
        unit=str(row["unit"]),
        decimals=int(row["decimals"]),
        signed=row["sign"] == "带正负号",
        meaning=str(row["meaning"]),
        low_is_weak=row["weak_side"] == "低",
        use=Use(str(row["use"])),
        on_log_scale=row["scale"] == "对数",
        is_dimension=place is not None,
    )
