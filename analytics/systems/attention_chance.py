"""How many units each reason of 需重点关注 names, and how many it would without any real change."""

from itertools import permutations

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.statistics import ranks
from analytics.systems.attention import Attention, Reason, courses
from analytics.systems.attention import falls as fallen
from analytics.systems.scores.rankings import PlaceHistory, Ranking

_DIGITS = 6  # beyond them, floats differ between machines


class AttentionReason(dy.Schema):
    """Reason × how many units it names, the gravest reason first.

    expected: the mean number named if no unit had changed, so that its half-years could stand in any order;
    null for facts, which chance does not make, and where nothing is compared. judged: units compared.
    """

    reason = c.text("关注原因", primary_key=True)
    kind = c.text("原因类别")
    units = c.count("列入单位")
    judged = c.count("可比单位", nullable=True)
    expected = c.decimal("没有真变化时平均列入", decimals=1, nullable=True)


RESULT = Result("attention_reasons", "需重点关注：分原因", AttentionReason, Reach.COMMITTEE, RollUp.NONE)


def by_reason(
    attention: dy.DataFrame[Attention],
    rankings: dy.DataFrame[Ranking],
    history: dy.DataFrame[PlaceHistory],
    closed: list[str],
) -> dy.DataFrame[AttentionReason]:
    """One row a reason of reference/attention_reasons.csv; closed: half-years, oldest first."""
    named = attention.group_by("reason").agg(units=pl.len().cast(pl.Int64))
    falls, last = _of_falls(history, closed[-3:]), _of_last(rankings)
    chance = pl.DataFrame(
        [(Reason.FALLEN_TWICE.value, *falls), (Reason.LAST_QUARTER.value, *last)],
        schema={"reason": pl.String, "judged": pl.Int64, "expected": pl.Float64},
        orient="row",
    )
    return (
        reference.table("attention_reasons")
        .select("reason", "kind")
        .join(named, on="reason", how="left", maintain_order="left")
        .join(chance, on="reason", how="left", maintain_order="left")
        .with_columns(pl.col("units").fill_null(0), pl.col("expected").round(_DIGITS))
        .pipe(AttentionReason.validate)
    )


def _of_falls(history: pl.DataFrame, halves: list[str]) -> tuple[int | None, float | None]:
    """The units compared, and the mean number that fall over all six orders of the three half-years."""
    judged = courses(history, halves).height
    if not judged:
        return None, None
    counts = [fallen(history, list(order)).height for order in permutations(halves)]
    return judged, sum(counts) / len(counts)


def _of_last(rankings: pl.DataFrame) -> tuple[int | None, float | None]:
    """The units compared, and the mean number named over both orders of the two periods.

    What all units have in common, the median change, stays in its place: only what is a unit's own is turned.
    """
    change = pl.col("last_year_score_change")
    both = rankings.filter(change.is_not_null() & pl.col("last_year_place").is_not_null())
    if both.is_empty():
        return None, None
    then = ranks.place(-pl.col("last_year_place")).over("league")
    was_last = ranks.quartile(then, pl.len().over("league").cast(pl.Int64)) == 4
    named = both.select(
        now=(pl.col("quartile") == 4) & (change < 0),
        turned=was_last & (2 * change.median().over("league") - change < 0),
    )
    return both.height, sum(named[order].to_list().count(True) for order in named.columns) / 2
