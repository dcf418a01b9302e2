"""What branches that are weak no more had done differently from those that still are; no cause is claimed."""

from enum import StrEnum
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.systems.weak_kinds.weak_features import Feature

FEWEST = 10  # branches on each side; fewer are not compared
SIDES = ("recovered", "still")
_ALWAYS_NONE = "missing"  # only complete cards are compared
_DIGITS = 6  # beyond them, floats differ between machines


class Compared(StrEnum):
    """Whether the two sides can be compared."""

    COMPARED = "可比"
    TOO_FEW = "支部太少"
    OTHER_RUBRIC = "考评要素换版"
    FIRST_HALF = "没有更早的半年"
    NOBODY = "半年前没有"


class WeakRecovered(dy.Schema):
    """Feature × medians of branches weak half a year ago: those that are so no more and those that still are.

    Only branches with complete cards of both half-years under one rubric version. change: median of the
    branches' own changes, not the change of the medians.
    """

    feature = c.code("特征代码", primary_key=True)
    name = c.text("特征")
    unit = c.text("计量单位")
    recovered = c.count("已好转支部")
    recovered_then = c.decimal("已好转：半年前", by="feature")
    recovered_now = c.decimal("已好转：本期", by="feature")
    recovered_change = c.decimal("已好转：变化", by="feature", signed=True)
    still = c.count("仍薄弱支部")
    still_then = c.decimal("仍薄弱：半年前", by="feature")
    still_now = c.decimal("仍薄弱：本期", by="feature")
    still_change = c.decimal("仍薄弱：变化", by="feature", signed=True)


RESULT = Result("weak_recovered", "好转支部对比", WeakRecovered, Reach.COMMITTEE, RollUp.HISTOGRAM)


def sides(weak_then: pl.Series, weak_now: pl.Series, standing: pl.Series) -> pl.DataFrame:
    """org_id, side of the branches weak half a year ago that still stand."""
    then = weak_then.filter(weak_then.is_in(standing.implode()))
    still = pl.col("org_id").is_in(weak_now.implode())
    return pl.DataFrame({"org_id": then}, schema={"org_id": pl.String}).with_columns(
        side=pl.when(still).then(pl.lit(SIDES[1])).otherwise(pl.lit(SIDES[0]))
    )


def both_halves(sides: pl.DataFrame, now: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """The branches with complete cards of both half-years; values of the earlier one end in _then.

    now, before: weak_features.card_values under one version.
    """
    return (
        sides.join(now, on="org_id")
        .join(before, on="org_id", suffix="_then")
        .filter(pl.col("rate").is_not_null() & pl.col("rate_then").is_not_null())
    )


def verdict(both: pl.DataFrame, *, weak_then: int, known_then: bool, same_rubric: bool) -> Compared:
    """Whether the sides can be compared.

    weak_then: branches weak half a year ago; known_then: whether there are data of that time at all;
    same_rubric: whether both half-years use one version.
    """
    if not weak_then:
        return Compared.NOBODY if known_then else Compared.FIRST_HALF
    if not same_rubric:
        return Compared.OTHER_RUBRIC
    return Compared.COMPARED if min(sizes(both)) >= FEWEST else Compared.TOO_FEW


def sizes(both: pl.DataFrame) -> tuple[int, int]:
    """How many branches are weak no more, and how many still are."""
    recovered, still = (both.filter(pl.col("side") == side).height for side in SIDES)
    return recovered, still


def recovered_table(
    both: pl.DataFrame, features: list[Feature], state: Compared
) -> dy.DataFrame[WeakRecovered]:
    """The medians of every feature that the cards give; empty when the sides cannot be compared."""
    if state is not Compared.COMPARED:
        return WeakRecovered.create_empty()
    rows = medians(both, features)
    return WeakRecovered.validate(pl.DataFrame(rows, schema=WeakRecovered.create_empty().schema))


def medians(both: pl.DataFrame, features: list[Feature]) -> list[dict[str, Any]]:
    """A row a feature that the cards give: its medians on both sides, then and now, and of the changes."""
    return [
        {"feature": feature.id, "name": feature.name, "unit": feature.unit}
        | {name: value for side in SIDES for name, value in _medians(both, side, feature.id).items()}
        for feature in features
        if f"{feature.id}_then" in both.columns and feature.id != _ALWAYS_NONE
    ]


def _medians(both: pl.DataFrame, side: str, feature: str) -> dict[str, float]:
    then, now = pl.col(f"{feature}_then"), pl.col(feature)
    own = both.filter(pl.col("side") == side)
    each = {"then": then, "now": now, "change": now - then}
    medians = own.select(
        value.median().cast(pl.Float64).round(_DIGITS).alias(f"{side}_{name}") for name, value in each.items()
    )
    return {side: own.height, **medians.row(0, named=True)}
