"""What the cards of branches say: totals, dimensions, straight-lined cards, the level of each half-year."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.judged import Judged
from analytics.systems.stars import cards
from analytics.systems.stars.stars import BranchStars


class BranchScore(dy.Schema):
    """Branch that stands at the end of the period × its card of the half-year (null: no card).

    points = sum of the reported applicable items; missing_items says how many of them are 未报.
    straight_lined: every applicable item got the same share of its points, which is worth a look.
    """

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    stars = c.count("星级", nullable=True)
    rubric_version = c.count("考评要素版本", nullable=True)
    points = c.points("得分", nullable=True)
    max_points = c.points("满分", nullable=True)
    missing_items = c.count("未报要素", good=Good.NONE, nullable=True)
    evidence = c.count("支撑材料数", nullable=True)
    straight_lined = c.flag("各项同一得分率", nullable=True)


class BranchDimension(dy.Schema):
    """Branch × dimension of its card of the half-year; points null while an item of it is 未报 or exempt."""

    org_id = c.branch_code("支部代码", primary_key=True)
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


JUDGED = (Judged("card_rate", "支部评分得分率", BranchLevel.columns()["rate"], Good.RISE, 0.005, "stars"),)
RESULTS = (
    Result(
        "branch_scores",
        "支部评分",
        BranchScore,
        Reach.UNIT_OF_BRANCH,
        RollUp.CONCAT,
        quoted=("stars", "points"),
    ),
    Result("branch_dimensions", "支部维度得分", BranchDimension, Reach.BRANCH, RollUp.CONCAT),
    Result("branch_levels", "支部得分率", BranchLevel, Reach.COMMITTEE, RollUp.SUM),
)


def branch_scores(stars: dy.DataFrame[BranchStars], totals: pl.DataFrame) -> dy.DataFrame[BranchScore]:
    """Put the card of the half-year beside the stars of each standing branch; totals: of one half-year."""
    return (
        stars.join(totals.drop("unit_id"), on="org_id", how="left", maintain_order="left")
        .select(*BranchScore.column_names())
        .pipe(BranchScore.validate)
    )


def branch_dimensions(totals: pl.DataFrame, rubrics: pl.DataFrame) -> dy.DataFrame[BranchDimension]:
    """The dimensions of the cards of one half-year, as rows."""
    ordered = totals.sort("org_id").with_row_index("place")
    frames = [
        ordered.filter(pl.col("rubric_version") == rubric["rubric_version"].first()).select(
            "place",
            "org_id",
            dimension=pl.lit(dimension),
            points=pl.col(f"d_{place}"),
            max_points=pl.lit(points, dtype=pl.Int64),
        )
        for rubric in cards.versions(rubrics)
        for place, (dimension, points) in enumerate(cards.dimensions(rubric).items())
    ]
    if not frames:
        return BranchDimension.create_empty()
    # Sorting whole numbers instead of the ids takes a tenth of the time.
    rows = pl.concat(frames).sort("place", maintain_order=True).drop("place")
    # One card a branch and one column a dimension: looking for doubles among the rows takes most of the time.
    return rows.pipe(BranchDimension.cast)


def branch_levels(sums: pl.DataFrame, leagues: pl.DataFrame) -> dy.DataFrame[BranchLevel]:
    """Pool the cards.sums of units into leagues and the province.

    leagues: org_id and league of the units; with a column period, what each was in that half-year.
    """
    then = ["period"] if "period" in leagues.columns else []
    named = leagues.select(*then, unit_id="org_id", scope="league")
    of_units = sums.join(named, on=["unit_id", *then])
    both = pl.concat([of_units, of_units.with_columns(scope=pl.lit(PROVINCE))])
    return (
        both.group_by("scope", "period", "rubric_version")
        .agg(pl.col("cards", "points", "max_points").sum())
        .with_columns(rate=pl.col("points") / pl.col("max_points"))
        .select(*BranchLevel.column_names())
        .sort("scope", "period", "rubric_version")
        .pipe(BranchLevel.validate)
    )


def judged_series(levels: pl.DataFrame, speaks_for: Mapping[str, str]) -> pl.DataFrame:
    """The series of JUDGED; of a half-year under several versions the one of most cards speaks."""
    most = levels.sort("cards", "rubric_version").unique(["scope", "period"], keep="last")
    return most.filter(pl.col("period").is_in(list(speaks_for))).select(
        "scope",
        pl.col("period").replace_strict(dict(speaks_for), return_dtype=pl.String),
        measure=pl.lit(JUDGED[0].code),
        value=pl.col("points") / pl.col("max_points"),
        of=pl.col("rubric_version").cast(pl.String),
    )
