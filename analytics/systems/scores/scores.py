"""Official scores: the dynamic score of half-years, the composite of years, and who may be ranked."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.good import Good
from analytics.base.periods import Grain, Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import Unit
from analytics.systems.scores.items import ItemScore, ItemState


class Standing(StrEnum):
    """Whether a unit takes part in the ranking of a period."""

    RANKED = "参与排名"
    WAITING = "暂不参与排名"
    REFERENCE = "仅供参照"


class Basis(StrEnum):
    """What the score that ranks is made of."""

    DYNAMIC = "平时动态考核（60分）"
    COMPOSITE = "三位一体（100分）"


FULL_MARKS = {
    Basis.DYNAMIC: rules.FULL_MARKS * rules.SCORE,
    Basis.COMPOSITE: 100 * rules.SCORE,
}


class HalfScore(dy.Schema):
    """Unit × half-year. dynamic = reviewed + adjustments; null while an applicable item is unreviewed.

    Nothing is filled in and nothing re-weighted: a self score never stands in, an exemption adds nothing.
    Where no item applies nothing can be scored: dynamic is null.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    period = c.period("考核期", primary_key=True)
    rubric_version = c.count("考评要素版本")
    applicable_items = c.count("适用要素")
    missing_items = c.count("未审核要素", good=Good.NONE)
    max_points = c.points("适用满分")
    reviewed = c.points("审核得分合计")
    adjustment = c.points("加减分", signed=True)
    dynamic = c.points("平时动态考核", nullable=True)


class UnitScore(dy.Schema):
    """Unit × the period shown. score ranks; it is null for a unit that cannot be ranked yet.

    A unit without a review in the period has null rubric and items.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    kind = c.text("单位性质", nullable=True)
    official_order = c.count("排列顺序")
    rubric_version = c.count("考评要素版本", nullable=True)
    missing_items = c.count("未审核要素", good=Good.NONE, nullable=True)
    reviewed = c.points("审核得分合计", nullable=True)
    adjustment = c.points("加减分", signed=True, nullable=True)
    dynamic = c.points("平时动态考核", nullable=True)
    on_site = c.points("年底实地考核", nullable=True)
    debriefing = c.points("年度述职评议", nullable=True)
    basis = c.text("计分口径")
    score = c.score("得分", nullable=True)
    standing = c.text("排名状态")


RESULT = Result(
    "scores",
    "单位得分",
    UnitScore,
    Reach.UNIT,
    RollUp.CONCAT,
    quoted=("adjustment", "dynamic", "on_site", "debriefing", "score", "standing"),
)


def half_scores(item_scores: dy.DataFrame[ItemScore], adjustments: pl.LazyFrame) -> dy.DataFrame[HalfScore]:
    """Sum the reviewed points of every half-year and add what was added or taken off."""
    applicable = pl.col("state") != ItemState.EXEMPT
    sums = item_scores.group_by("org_id", "period", "rubric_version").agg(
        applicable_items=applicable.sum().cast(pl.Int64),
        missing_items=(pl.col("state") == ItemState.NOT_REVIEWED).sum().cast(pl.Int64),
        max_points=pl.col("max_points").filter(applicable).sum(),
        reviewed=pl.col("reviewed").sum(),
    )
    given = adjustments.group_by("org_id", "period").agg(adjustment=pl.col("points").sum()).collect()
    return (
        sums.join(given, on=["org_id", "period"], how="left")
        .with_columns(pl.col("adjustment").fill_null(0))
        .with_columns(
            dynamic=pl.when(pl.col("missing_items") == 0, pl.col("applicable_items") > 0).then(
                pl.col("reviewed") + pl.col("adjustment")
            )
        )
        .select(*HalfScore.column_names())
        .sort("org_id", "period")
        .pipe(HalfScore.validate)
    )


def unit_scores(
    period: Period,
    units: dy.DataFrame[Unit],
    halves: dy.DataFrame[HalfScore],
    assessments: pl.LazyFrame,
    weights: dict[str, int],
    ranked_leagues: list[str],
) -> dy.DataFrame[UnitScore]:
    """The scores of the period: dynamic for a half, composite for a year once all marks are in.

    A league is scored on one basis: while any of its units that could be ranked lacks a yearly mark, the
    whole league stands on the dynamic score. Months and quarters have no score, nor has a unit that was
    reviewed under another rubric version than most of its league.
    """
    own = halves.filter(pl.col("period") == period.last_half.code).drop("period")
    marks = assessments.filter(pl.col("period") == period.code).select("org_id", "on_site", "debriefing")
    scored = units.join(own, on="org_id", how="left").join(marks.collect(), on="org_id", how="left")
    ranked = pl.col("league").is_in(ranked_leagues)
    return (
        scored.with_columns(basis=_basis(period))
        .with_columns(score=pl.when(usual_rubric("league")).then(_score(period, weights)))
        .with_columns(standing=_unit_standing(ranked))
        .select(*UnitScore.column_names())
        .pipe(UnitScore.validate)
    )


def usual_rubric(*group: str) -> pl.Expr:
    """Whether the unit was reviewed under the version most of its group was; others cannot be ranked with it.

    Of two versions that are equally common the newer counts.
    """
    version = pl.col("rubric_version")
    return version == version.drop_nulls().mode().max().over(*group)


def on_other_basis(now: dy.DataFrame[UnitScore], bases: dict[str, dy.DataFrame[UnitScore]]) -> list[str]:
    """The earlier periods whose ranked units were scored on another basis than now.

    Where nobody is ranked there is no basis to differ.
    """

    def basis(scores: pl.DataFrame) -> set[str]:
        return set(scores.filter(pl.col("standing") == Standing.RANKED)["basis"])

    own = basis(now)
    return [code for code, earlier in bases.items() if own and basis(earlier) not in (set(), own)]


def _basis(period: Period) -> pl.Expr:
    if period.grain != Grain.YEAR:
        return pl.lit(Basis.DYNAMIC.value)
    rankable = pl.col("dynamic").is_not_null() & usual_rubric("league").fill_null(False)
    marked = pl.col("on_site").is_not_null() & pl.col("debriefing").is_not_null()
    complete = rankable.any().over("league") & (marked | ~rankable).all().over("league")
    return pl.when(complete).then(pl.lit(Basis.COMPOSITE)).otherwise(pl.lit(Basis.DYNAMIC))


def _score(period: Period, weights: dict[str, int]) -> pl.Expr:
    if period.grain in (Grain.QUARTER, Grain.MONTH):
        return pl.lit(None, dtype=pl.Int64)
    composite = sum((pl.col(mark) * percent for mark, percent in weights.items()), start=pl.lit(0))
    dynamic = pl.col("dynamic") * (rules.SCORE // rules.POINT)
    return pl.when(pl.col("basis") == Basis.COMPOSITE).then(composite).otherwise(dynamic)


def _unit_standing(ranked: pl.Expr) -> pl.Expr:
    return (
        pl.when(~ranked)
        .then(pl.lit(Standing.REFERENCE))
        .when(pl.col("score").is_null())
        .then(pl.lit(Standing.WAITING))
        .otherwise(pl.lit(Standing.RANKED))
    )
