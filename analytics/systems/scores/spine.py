"""A unit against its league: total, dimensions and items beside what the units of the league have."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.result import LeagueFigures, Reach, Result, RollUp
from analytics.systems.scores import loss_rates
from analytics.systems.scores.items import DimensionScore, ItemScore, NamedDimension
from analytics.systems.scores.scores import UnitScore, usual_rubric

_MARKS = {
    "dynamic": rules.FULL_MARKS,
    "on_site": rules.REVIEW_FULL_MARKS,
    "debriefing": rules.REVIEW_FULL_MARKS,
}
_LEVELS = {"lowest": 0.0, "lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75, "highest": 1.0}
_RATES = {"least_rate": 0.0, "lower_rate": 0.25, "median_rate": 0.5, "upper_rate": 0.75, "most_rate": 1.0}


class SpinePart(StrEnum):
    """How much of the score a row speaks of."""

    TOTAL = "总分"
    DIMENSION = "维度"
    ITEM = "要素"


class SpineRow(dy.Schema):
    """Reviewed unit × (dynamic score, the two yearly marks where they are given, dimension, item).

    units = units of the league that were reviewed under its usual rubric version and have this value, this
    unit included; the levels are values that one of them has. A unit reviewed under another version has no
    levels beside it. own is null while something is unreviewed, and for an item that does not apply.
    Dimensions and items stand by their loss rate, of the unit's own full marks: exemptions make maxima
    differ, and max_points are the greatest of the row.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    part = c.text("层次", primary_key=True)
    number = c.count("序号", primary_key=True)
    league = c.text("分组")
    dimension = c.text("维度", nullable=True)
    label = c.text("考评内容")
    max_points = c.points("满分")
    own = c.points("本单位", nullable=True)
    units = c.count("同组有得分单位")
    lowest = c.points("同组最低", nullable=True)
    lower_quartile = c.points("下四分位", nullable=True)
    median = c.points("中位数", nullable=True)
    upper_quartile = c.points("上四分位", nullable=True)
    highest = c.points("同组最高", nullable=True)
    own_max = c.points("本单位满分", nullable=True)
    loss_rate = loss_rates.column()
    least_rate = c.share("同组最低失分率", nullable=True)
    lower_rate = c.share("失分率下四分位", nullable=True)
    median_rate = c.share("失分率中位数", nullable=True)
    upper_rate = c.share("失分率上四分位", nullable=True)
    most_rate = c.share("同组最高失分率", nullable=True)


RESULT = Result(
    "spine",
    "与同组对照",
    SpineRow,
    Reach.UNIT,
    RollUp.HISTOGRAM,
    blanked=("lowest", "highest", "least_rate", "most_rate"),
    league_figures=LeagueFigures(
        columns=("lower_quartile", "median", "upper_quartile", "lower_rate", "median_rate", "upper_rate"),
        of_units="units",
        own="own",
    ),
)


def spine(
    scores: dy.DataFrame[UnitScore],
    dimensions: dy.DataFrame[NamedDimension],
    items: dy.DataFrame[ItemScore],
) -> dy.DataFrame[SpineRow]:
    """Every reviewed unit of the period beside its league; dimensions and items are of one half-year."""
    units = scores.filter(pl.col("rubric_version").is_not_null()).select(
        "org_id", "league", "rubric_version", usual=usual_rubric("league")
    )
    values = pl.concat([_totals(scores), _dimensions(dimensions, items), _items(items)])
    values = _with_rates(values).join(units, on="org_id", maintain_order="left")
    row = ["league", "rubric_version", "part", "number"]
    has_value = pl.col("usual") & pl.col("own").is_not_null()
    levels = {
        name: pl.col("own").quantile(level, interpolation="lower").cast(pl.Int64)
        for name, level in _LEVELS.items()
    } | {name: loss_rates.level(share) for name, share in _RATES.items()}
    of_league = values.filter(has_value).group_by(row).agg(units=pl.len().cast(pl.Int64), **levels)
    order = {part.value: place for place, part in enumerate(SpinePart)}
    return (
        values.join(of_league, on=row, how="left")
        .with_columns(
            pl.col("units").fill_null(0),
            max_points=pl.col("max_points").max().over(row),
            given=pl.col("own").is_not_null().any().over(row),
        )
        .filter((pl.col("part") != SpinePart.TOTAL) | (pl.col("number") == 1) | pl.col("given"))
        .sort("org_id", pl.col("part").replace_strict(order, return_dtype=pl.Int64), "number")
        .select(*SpineRow.column_names())
        .pipe(SpineRow.validate)
    )


def _with_rates(values: pl.DataFrame) -> pl.DataFrame:
    """own_max and loss_rate; a total is no sum of losses, adjustments count in it."""
    lost = pl.when(pl.col("part") != SpinePart.TOTAL).then(pl.col("max_points") - pl.col("own"))
    return values.with_columns(lost=lost, own_max="max_points").with_columns(loss_rate=loss_rates.rate())


def _totals(scores: pl.DataFrame) -> pl.DataFrame:
    """The dynamic score, and of a year the two marks beside it."""
    headings = UnitScore.columns()
    frames = [
        scores.select(
            "org_id",
            part=pl.lit(SpinePart.TOTAL.value),
            number=pl.lit(number, dtype=pl.Int64),
            dimension=pl.lit(None, dtype=pl.String),
            label=pl.lit(headings[mark].description),
            max_points=pl.lit(full * rules.POINT, dtype=pl.Int64),
            own=pl.col(mark),
        )
        for number, (mark, full) in enumerate(_MARKS.items(), start=1)
    ]
    return pl.concat(frames)


def _dimensions(dimensions: pl.DataFrame, items: pl.DataFrame) -> pl.DataFrame:
    """Dimensions numbered as the rubric lists them."""
    units = items.select("org_id", "rubric_version").unique()
    order = items.group_by("rubric_version", "dimension").agg(first=pl.col("item_no").min())
    numbered = order.with_columns(
        number=pl.col("first").rank("ordinal").over("rubric_version").cast(pl.Int64)
    )
    return (
        dimensions.select(*DimensionScore.column_names())
        .join(units, on="org_id")
        .join(numbered, on=["rubric_version", "dimension"])
        .select(
            "org_id",
            "number",
            "dimension",
            "max_points",
            part=pl.lit(SpinePart.DIMENSION.value),
            label=pl.col("dimension"),
            own=pl.col("points"),
        )
        .select("org_id", "part", "number", "dimension", "label", "max_points", "own")
    )


def _items(items: pl.DataFrame) -> pl.DataFrame:
    return items.select(
        "org_id",
        part=pl.lit(SpinePart.ITEM.value),
        number=pl.col("item_no"),
        dimension=pl.col("dimension"),
        label=pl.col("label"),
        max_points=pl.col("max_points"),
        own=pl.col("reviewed"),
    )
