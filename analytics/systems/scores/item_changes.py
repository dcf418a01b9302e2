"""Why a score moved: item by item, adjustment and yearly marks, so that the rows sum to the change."""

from collections.abc import Mapping
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period, parse
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.closed_periods import Comparison
from analytics.systems.scores.items import ItemScore
from analytics.systems.scores.scores import Basis, UnitScore

_WHOLE = 100  # percent: what points weigh where there is no composite
_KEY = ("org_id", "part", "number")


class ChangePart(StrEnum):
    """What a part of the score is."""

    ITEM = "要素"
    ADJUSTMENT = "加减分"
    ON_SITE = "年底实地考核"
    DEBRIEFING = "年度述职评议"


_OTHER_PARTS = {
    ChangePart.ADJUSTMENT: ("adjustment", "dynamic"),
    ChangePart.ON_SITE: ("on_site", "on_site"),
    ChangePart.DEBRIEFING: ("debriefing", "debriefing"),
}  # part: its column of the scores, its weight


class ItemChange(dy.Schema):
    """Unit × comparison × part of the score, as the parts count in the score that ranks.

    Only units whose score is compared at all; their rows sum exactly to the change of score in `rankings`.
    Yearly marks come in weighted, and only where both years stand on the composite. then or now is null
    for an item that did not apply, which adds nothing.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    kind = c.text("对比方式", primary_key=True)
    part = c.text("组成", primary_key=True)
    number = c.count("序号", primary_key=True)
    base_period = c.period("对比期")
    dimension = c.text("维度", nullable=True)
    label = c.text("考评内容")
    then = c.score("对比期计入", nullable=True)
    now = c.score("本期计入", nullable=True)
    change = c.score("得分变化", signed=True, good=Good.RISE)


RESULT = Result("item_changes", "得分变化逐项账", ItemChange, Reach.UNIT, RollUp.CONCAT)


def item_changes(
    period: Period,
    items: dy.DataFrame[ItemScore],
    scores: Mapping[str, dy.DataFrame[UnitScore]],
    comparisons: dy.DataFrame[Comparison],
    weights: Mapping[str, Mapping[str, int]],
) -> dy.DataFrame[ItemChange]:
    """The parts of every comparison that holds.

    items are of all half-years; scores and weights (percent) of the period and its bases, by period code.
    """
    held = comparisons.filter(pl.col("obstacle").is_null())
    parts = {code: _parts(items, scores[code], code, weights[code]) for code in scores}
    now = period.code
    frames = [
        _compare_parts(parts[now], parts[base])
        .join(_comparable(scores[now], scores[base]), on="org_id", how="semi")
        .with_columns(kind=pl.lit(kind), base_period=pl.lit(base))
        .select(*ItemChange.column_names())
        for kind, base in held.select("kind", "base_period").iter_rows()
    ]
    order = {part.value: place for place, part in enumerate(ChangePart)}
    return (
        pl.concat([ItemChange.create_empty(), *frames])
        .sort("kind", "org_id", pl.col("part").replace_strict(order, return_dtype=pl.Int64), "number")
        .pipe(ItemChange.validate)
    )


def _comparable(now: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """Units scored both times, under one rubric version and on one basis: those with a change of score."""
    scored = pl.col("score").is_not_null()
    alike = ["org_id", "basis", "rubric_version"]
    return now.filter(scored).select(alike).join(base.filter(scored).select(alike), on=alike)


def _parts(items: pl.DataFrame, scores: pl.DataFrame, code: str, weights: Mapping[str, int]) -> pl.DataFrame:
    """org_id, part, number, dimension, label, counted (ten-thousandths): what adds up to each score."""
    composite = pl.col("basis") == Basis.COMPOSITE
    weight = pl.when(composite).then(pl.lit(weights["dynamic"])).otherwise(pl.lit(_WHOLE))
    half = parse(code).last_half.code
    of_items = items.filter((pl.col("period") == half) & pl.col("reviewed").is_not_null()).join(
        scores.select("org_id", "basis"), on="org_id"
    )
    frames = [
        of_items.select(
            "org_id",
            "dimension",
            "label",
            part=pl.lit(ChangePart.ITEM.value),
            number=pl.col("item_no"),
            counted=pl.col("reviewed") * weight,
        )
    ]
    for part, (column, weigher) in _OTHER_PARTS.items():
        rows = scores if part is ChangePart.ADJUSTMENT else scores.filter(composite)
        counted = pl.col(column) * (weight if part is ChangePart.ADJUSTMENT else pl.lit(weights[weigher]))
        frames.append(
            rows.select(
                "org_id",
                dimension=pl.lit(None, dtype=pl.String),
                label=pl.lit(part.value),
                part=pl.lit(part.value),
                number=pl.lit(1, dtype=pl.Int64),
                counted=counted.cast(pl.Int64),
            )
        )
    return pl.concat(frames)


def _compare_parts(now: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
    """Both sides of every part that counted in either; an absent side adds nothing."""
    both = now.rename({"counted": "now"}).join(
        then.rename({"counted": "then"}), on=_KEY, how="full", coalesce=True, suffix="_then"
    )
    return both.with_columns(
        pl.coalesce("dimension", "dimension_then").alias("dimension"),
        pl.coalesce("label", "label_then").alias("label"),
        change=pl.col("now").fill_null(0) - pl.col("then").fill_null(0),
    )
