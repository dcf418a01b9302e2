"""On which items a league loses its points: by loss rate, since items differ in what they are worth."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import Unit
from analytics.systems.scores import loss_rates
from analytics.systems.scores.items import ItemScore
from analytics.systems.scores.scores import usual_rubric


class ItemLoss(dy.Schema):
    """League × item of the rubric version most of the league was reviewed under, the greatest rate first.

    Only reviewed scores count: reviewed_units is the denominator, and an item nobody has reviewed has lost
    neither points nor none. median_rate: of the units' own rates, one that a unit has. share and
    cumulative_share are of all points the league lost, in the order of the rows; null where it lost
    nothing. most_name: the first in official order of the most_sharing units that lost most_lost;
    null in leagues that are not ranked.
    """

    league = c.text("分组", primary_key=True)
    rubric_version = c.count("考评要素版本")
    item_no = c.count("要素序号", primary_key=True)
    dimension = c.text("维度")
    label = c.text("考评要素")
    max_points = c.points("分值")
    reviewed_units = c.count("已审核单位")
    losing_units = c.count("失分单位")
    lost = c.points("失分合计", nullable=True)
    loss_rate = loss_rates.column()
    median_rate = c.share("失分率中位数", nullable=True)
    share = c.share("占全部失分", nullable=True)
    cumulative_lost = c.points("累计失分", nullable=True)
    cumulative_share = c.share("累计占比", nullable=True)
    most_name = c.text("失分最多单位", nullable=True)
    most_lost = c.points("最多失分", nullable=True)
    most_sharing = c.count("失分最多单位数", nullable=True)


RESULT = Result(
    "item_losses",
    "失分要素",
    ItemLoss,
    Reach.LEAGUE,
    RollUp.SUM,
    quoted=("lost", "loss_rate"),
    blanked=("most_name", "most_lost", "most_sharing"),
    of_units="reviewed_units",
    together=("league",),
)
_ITEM = ("league", "rubric_version", "item_no")


def item_losses(
    items: dy.DataFrame[ItemScore], units: dy.DataFrame[Unit], ranked_leagues: list[str]
) -> dy.DataFrame[ItemLoss]:
    """Add up what the units of each league lost on each item; versions are never summed together."""
    named = items.join(units.select("org_id", "name", "league", "official_order"), on="org_id")
    return (
        _of_usual_version(named)
        .sort("official_order", "org_id")
        .group_by(*_ITEM, maintain_order=True)
        .agg(
            pl.col("dimension", "label", "max_points").first(),
            reviewed_units=pl.col("reviewed").count().cast(pl.Int64),
            losing_units=(pl.col("lost") > 0).sum().cast(pl.Int64),
            lost=pl.when(pl.col("lost").count() > 0).then(pl.col("lost").sum()),
            median_rate=loss_rates.level(0.5),
            **_dearest(),
        )
        .with_columns(full=pl.col("max_points") * pl.col("reviewed_units"))
        .with_columns(loss_rate=loss_rates.rate(full="full"))
        .sort(
            pl.col("league") != rules.League.PROVINCIAL,
            pl.col("loss_rate"),
            "item_no",
            descending=[False, True, False],
            nulls_last=True,
        )
        .with_columns(cumulative_lost=pl.col("lost").cum_sum().over("league"))
        .with_columns(
            share=_ratio("lost", pl.col("lost").sum().over("league")),
            cumulative_share=_ratio("cumulative_lost", pl.col("lost").sum().over("league")),
            **_only(ranked_leagues),
        )
        .select(*ItemLoss.column_names())
        .pipe(ItemLoss.validate)
    )


def _of_usual_version(items: pl.DataFrame) -> pl.DataFrame:
    """The rows of units under the version of most units; rows would count a longer rubric more often."""
    versions = items.select("org_id", "league", "rubric_version").unique()
    return items.join(versions.filter(usual_rubric("league")), on="org_id", how="semi")


def _dearest() -> dict[str, pl.Expr]:
    most = (pl.col("lost") > 0) & (pl.col("lost") == pl.col("lost").max())
    return {
        "most_name": pl.col("name").filter(most).first(),
        "most_lost": pl.col("lost").filter(most).first(),
        "most_sharing": most.sum().cast(pl.Int64),
    }


def _only(ranked_leagues: list[str]) -> dict[str, pl.Expr]:
    ranked = pl.col("league").is_in(ranked_leagues) & pl.col("most_lost").is_not_null()
    return {name: pl.when(ranked).then(name) for name in ("most_name", "most_lost", "most_sharing")}


def _ratio(part: str, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(pl.col(part) / whole)
