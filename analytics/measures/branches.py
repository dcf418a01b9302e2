"""Scorecards of branches: totals and dimensions, straight-lined cards, and the level of each half-year."""

import math
from collections.abc import Callable, Iterable

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.measures import columns as c
from analytics.measures.stars import PROVINCE, BranchStars


class BranchScore(dy.Schema):
    """Branch that stands at the end of the period × its card of the half-year (null: no card).

    points = sum of the reported applicable items; missing_items says how many of them are 未报.
    straight_lined: every applicable item got the same share of its points, which is worth a look.
    """

    org_id = c.text("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
    league = c.text("分组")
    stars = c.count("星级", nullable=True)
    rubric_version = c.count("考评要素版本", nullable=True)
    points = c.points("得分", nullable=True)
    max_points = c.points("满分", nullable=True)
    missing_items = c.count("未报要素", nullable=True)
    evidence = c.count("支撑材料数", nullable=True)
    straight_lined = c.flag("各项同一得分率", nullable=True)


class BranchDimension(dy.Schema):
    """Branch × dimension of its card of the half-year; points null while an item of it is 未报 or exempt."""

    org_id = c.text("支部代码", primary_key=True)
    dimension = c.text("维度", primary_key=True)
    points = c.points("得分", nullable=True)
    max_points = c.points("满分")


class BranchLevel(dy.Schema):
    """Province or league × half-year × rubric version: points over full marks of the complete cards."""

    scope = c.text("范围", primary_key=True)
    period = c.period("考核期", primary_key=True)
    rubric_version = c.count("考评要素版本", primary_key=True)
    cards = c.count("完整评分支部数")
    points = c.points("得分合计")
    max_points = c.points("满分合计")
    rate = c.share("得分率", nullable=True)


def card_totals(branch_cards: pl.LazyFrame, rubrics: pl.DataFrame, exemptions: pl.DataFrame) -> pl.LazyFrame:
    """Each card with points, max_points, missing_items, evidence, straight_lined and d_<n> a dimension.

    One pass over the wide columns a rubric version; d_0, d_1, … follow the version's dimensions in order.
    rubrics holds at least one version.
    """
    by_version = rubrics.partition_by("rubric_version", maintain_order=True)
    return pl.concat([_totals_of(branch_cards, rubric, exemptions) for rubric in by_version], how="diagonal")


def branch_scores(stars: dy.DataFrame[BranchStars], totals: pl.DataFrame) -> dy.DataFrame[BranchScore]:
    """Put the card of the half-year beside the stars of each standing branch; totals: of one half-year."""
    return (
        stars.join(totals.drop("unit_id"), on="org_id", how="left", maintain_order="left")
        .select(*BranchScore.column_names())
        .pipe(BranchScore.validate)
    )


def branch_dimensions(totals: pl.DataFrame, rubrics: pl.DataFrame) -> dy.DataFrame[BranchDimension]:
    """The dimensions of the cards of one half-year, as rows."""
    frames = [
        totals.filter(pl.col("rubric_version") == rubric["rubric_version"][0]).select(
            "org_id",
            dimension=pl.lit(dimension),
            points=pl.col(f"d_{place}"),
            max_points=pl.lit(points, dtype=pl.Int64),
        )
        for rubric in rubrics.partition_by("rubric_version", maintain_order=True)
        for place, (dimension, points) in enumerate(_dimensions(rubric).items())
        if points
    ]
    rows = pl.concat(frames) if frames else BranchDimension.create_empty()
    return rows.sort("org_id", maintain_order=True).pipe(BranchDimension.validate)


def card_sums(totals: pl.LazyFrame) -> pl.LazyFrame:
    """unit_id, period, rubric_version, cards, points, max_points over the complete cards."""
    return (
        totals.filter(pl.col("missing_items") == 0)
        .group_by("unit_id", "period", "rubric_version")
        .agg(
            cards=pl.len().cast(pl.Int64),
            points=pl.col("points").sum(),
            max_points=pl.col("max_points").sum(),
        )
    )


def branch_levels(sums: pl.DataFrame, leagues: pl.DataFrame) -> dy.DataFrame[BranchLevel]:
    """Pool the card_sums of units into leagues and the province; leagues: org_id, league of the units."""
    of_units = sums.join(leagues.select(unit_id="org_id", scope="league"), on="unit_id")
    both = pl.concat([of_units, of_units.with_columns(scope=pl.lit(PROVINCE))])
    return (
        both.group_by("scope", "period", "rubric_version")
        .agg(pl.col("cards", "points", "max_points").sum())
        .with_columns(rate=pl.col("points") / pl.col("max_points"))
        .select(*BranchLevel.column_names())
        .sort("scope", "period", "rubric_version")
        .pipe(BranchLevel.validate)
    )


def _totals_of(cards: pl.LazyFrame, rubric: pl.DataFrame, exemptions: pl.DataFrame) -> pl.LazyFrame:
    version = rubric["rubric_version"][0]
    applicable = rubric.filter("applies_to_branches").sort("item_no")
    items: dict[int, int] = dict(applicable.select("item_no", "max_points").iter_rows())
    exempt = _exempt(exemptions.filter(pl.col("rubric_version") == version), applicable)
    missing = pl.sum_horizontal(_slots("score", items, pl.Expr.is_null)).cast(pl.Int64)
    return (
        cards.filter(pl.col("rubric_version") == version)
        .join(exempt.lazy(), on="org_id", how="left")
        .select(
            "org_id",
            "unit_id",
            "period",
            "rubric_version",
            points=_sum("score", items),
            max_points=sum(items.values()) - pl.col("exempt_points").fill_null(0),
            missing_items=missing - pl.col("exempt_items").fill_null(0),
            evidence=_sum("evidence", items),
            straight_lined=_same_share(items),
            **_dimension_sums(rubric),
        )
    )


def _slots(prefix: str, items: Iterable[int], of: Callable[[pl.Expr], pl.Expr]) -> list[pl.Expr]:
    return [of(pl.col(rules.slot(prefix, number))) for number in items]


def _sum(prefix: str, items: Iterable[int], *, ignore_nulls: bool = True) -> pl.Expr:
    # Int32 cannot overflow here: at most 60 slots of at most 6000; Int16, as stored, could.
    wide = _slots(prefix, items, lambda slot: slot.cast(pl.Int32))
    return pl.sum_horizontal(wide, ignore_nulls=ignore_nulls).cast(pl.Int64)


def _dimension_sums(rubric: pl.DataFrame) -> dict[str, pl.Expr]:
    applicable = rubric.filter("applies_to_branches")
    return {
        f"d_{place}": _sum("score", items, ignore_nulls=False)
        for place, dimension in enumerate(_dimensions(rubric))
        if (items := applicable.filter(pl.col("dimension") == dimension)["item_no"].to_list())
    }


def _dimensions(rubric: pl.DataFrame) -> dict[str, int]:
    """Dimension to its full marks for branches, in the order of the rubric."""
    points = pl.when("applies_to_branches").then("max_points").otherwise(0).sum()
    sums = rubric.sort("item_no").group_by("dimension", maintain_order=True).agg(points=points)
    return dict(sums.iter_rows())


def _exempt(exemptions: pl.DataFrame, applicable: pl.DataFrame) -> pl.DataFrame:
    return (
        exemptions.join(applicable.select("item_no", "max_points"), on="item_no")
        .group_by("org_id")
        .agg(exempt_items=pl.len().cast(pl.Int64), exempt_points=pl.col("max_points").sum())
    )


def _same_share(items: dict[int, int]) -> pl.Expr:
    """Whether every item got the same share of its points, compared over a common denominator."""
    common = math.lcm(*items.values()) if items else 1
    shares = [
        pl.col(rules.slot("score", number)).cast(pl.Int32) * (common // most)
        for number, most in items.items()
    ]
    return (pl.min_horizontal(shares) == pl.max_horizontal(shares)).fill_null(False)
