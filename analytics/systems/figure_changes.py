"""变化: which pooled figures changed most against the period before, and whether for better or worse."""

from collections.abc import Sequence
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import systems
from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Grain, Period
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.judged import Judged, Step, Value, is_much, last_step, times_usual, weight
from analytics.systems import burden, weak_branches
from analytics.systems.reporting import on_time
from analytics.systems.scores import trends
from analytics.systems.stars import branches, star_changes


class Verdict(StrEnum):
    """What a change is, in the order in which it is told."""

    MUCH_WORSE = "明显变差"
    MUCH_BETTER = "明显变好"
    WORSE = "变差"
    BETTER = "变好"
    SAME = "持平"
    NOT_COMPARED = "不作对比"


class FigureChange(dy.Schema):
    """Province or league × judged figure of the period, in its stored unit; what changed most comes first.

    times: the size of the change over the median size of earlier steps, or over the least step that can be
    much where that is more; null where fewer than four earlier steps are known.
    """

    place = c.count("次序")
    scope = c.text("范围", primary_key=True)
    measure = c.code("指标代码", name_in="label", primary_key=True)
    label = c.text("指标")
    verdict = c.text("判断")
    base_period = c.period("对比期")
    then = c.decimal("对比期数值", decimals=4, nullable=True)
    now = c.decimal("本期数值", decimals=4, nullable=True)
    change = c.decimal("变化", decimals=4, signed=True, nullable=True)
    usual = c.decimal("以往变化中位数", decimals=4, nullable=True)
    steps = c.count("以往变化次数")
    times = c.decimal("为平常变化的倍数", decimals=1, nullable=True)


# In the order in which changes that are equally large are told.
JUDGED = (
    *star_changes.JUDGED,
    *trends.JUDGED,
    *branches.JUDGED,
    *weak_branches.JUDGED,
    *(one for system in systems.ALL for one in getattr(system, "JUDGED", ())),
    *on_time.JUDGED,
    *burden.JUDGED,
)
RESULT = Result(
    "figure_changes",
    "本期变化",
    FigureChange,
    Reach.COMMITTEE,
    RollUp.NONE,
    quoted=("verdict", "then", "now"),
)
_ORDER = {verdict.value: place for place, verdict in enumerate(Verdict)}
_NO_CHANGE = 1e-9  # shares are quotients: two equal ones may differ in the last bit


def figure_changes(
    series: pl.DataFrame, period: Period, *, is_over: bool, judged: Sequence[Judged] = JUDGED
) -> dy.DataFrame[FigureChange]:
    """Every judged figure of each scope that has a value in the period; nothing of one that is not over."""
    known = {one.code: one for one in judged}
    until = series.filter(pl.col("period") <= period.code).sort("period")
    rows = [
        _row(known[measure], scope, own.select("value", "of").rows(), own["period"].to_list(), period)
        for (scope, measure), own in until.group_by("scope", "measure", maintain_order=True)
        if is_over and own["period"][-1] == period.code and own["value"][-1] is not None
    ]
    schema = {**FigureChange.create_empty().schema, "weight": pl.Float64()}
    told = pl.DataFrame(rows, schema={name: kind for name, kind in schema.items() if name != "place"})
    declared = pl.col("measure").replace_strict(
        {code: at for at, code in enumerate(known)}, return_dtype=pl.Int64
    )
    said = pl.col("verdict").replace_strict(_ORDER, return_dtype=pl.Int64)
    return (
        told.sort(pl.col("scope") != PROVINCE, "scope", said, -pl.col("weight"), declared)
        .with_columns(place=(pl.int_range(pl.len()).over("scope") + 1).cast(pl.Int64))
        .select(*FigureChange.column_names())
        .pipe(FigureChange.validate)
    )


def verdict(judged: Judged, step: Step) -> Verdict:
    """For better or worse, and much so where it is at least twice the usual step (kit.judged.is_much)."""
    if step.now is None or step.then is None:
        return Verdict.NOT_COMPARED
    change = step.now - step.then
    if abs(change) < _NO_CHANGE:
        return Verdict.SAME
    much = is_much(judged, step)
    if (change > 0) == (judged.good is Good.RISE):
        return Verdict.MUCH_BETTER if much else Verdict.BETTER
    return Verdict.MUCH_WORSE if much else Verdict.WORSE


def _row(
    judged: Judged,
    scope: object,
    values: list[Value],
    periods: list[str],
    period: Period,
) -> dict[str, object]:
    step = last_step(values)
    base = periods[-2] if len(periods) > 1 else _usual_base(period).code
    return {
        "scope": scope,
        "measure": judged.code,
        "label": judged.label,
        "verdict": verdict(judged, step).value,
        "base_period": base,
        "then": step.then,
        "now": step.now,
        "change": None if step.now is None or step.then is None else step.now - step.then,
        "usual": step.usual,
        "steps": step.steps,
        "times": times_usual(judged, step),
        "weight": weight(judged, step),
    }


def _usual_base(period: Period) -> Period:
    return period.last_year if period.grain == Grain.YEAR else period.previous
