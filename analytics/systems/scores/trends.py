"""How leagues have moved: the level of scores half-year by half-year, and verdicts on a series."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.closed_periods import beside_last_year
from analytics.kit.judged import Judged
from analytics.systems.scores.rankings import PlaceHistory
from analytics.systems.stars.stars import StarsPooled


class Verdict(StrEnum):
    """What a series of closed periods says."""

    TOO_FEW = "不足五期，不作趋势判断"
    RISING = "持续上升"
    FALLING = "持续下降"
    MOSTLY_RISING = "总体上升"
    MOSTLY_FALLING = "总体下降"
    STEADY = "基本平稳"


class ScoreLevel(dy.Schema):
    """League × half-year × rubric version, over units with a complete review; versions are not comparable."""

    league = c.text("分组", primary_key=True)
    period = c.period("考核期", primary_key=True)
    rubric_version = c.count("考评要素版本", primary_key=True)
    units = c.count("有得分单位")
    total = c.points("得分合计")
    mean = c.points("平均分", nullable=True)
    lowest = c.points("最低分", nullable=True)
    lower_quartile = c.points("下四分位", nullable=True)
    median = c.points("中位数", nullable=True)
    upper_quartile = c.points("上四分位", nullable=True)
    highest = c.points("最高分", nullable=True)
    mean_change = c.points("平均分环比", signed=True, good=Good.RISE, nullable=True)
    mean_year_change = c.points("平均分同比", signed=True, good=Good.RISE, nullable=True)


class StarsTrend(dy.Schema):
    """Province or league: what the five-star share did over the closed half-years (at least five)."""

    scope = c.text("范围", primary_key=True)
    periods = c.count("已截止期数")
    verdict = c.text("趋势判断")


SCORES = Result(
    "score_levels",
    "各期得分水平",
    ScoreLevel,
    Reach.LEAGUE,
    RollUp.HISTOGRAM,
    quoted=("units", "mean", "lowest", "median", "highest"),
    blanked=("lowest", "highest", "mean_change", "mean_year_change"),
    of_units="units",
)
STARS = Result("stars_trends", "五星占比趋势", StarsTrend, Reach.COMMITTEE, RollUp.NONE, quoted=("verdict",))


JUDGED = (Judged("mean_score", "省直单位平均分", ScoreLevel.columns()["mean"], Good.RISE, 5, "scores"),)


def score_levels(place_history: dy.DataFrame[PlaceHistory]) -> dy.DataFrame[ScoreLevel]:
    """Mean, rounded to hundredths half away from zero, and quartiles as scores that some unit has.

    mean_change is against the half-year before in the series of the same rubric version, mean_year_change
    against the same half-year a year before under it: what is said of a year, which has no 环比. Both are
    rounded once, from sums: the difference of two rounded means can be another.
    """
    dynamic, series = pl.col("dynamic"), ("league", "rubric_version")
    before = {f"{name}_before": pl.col(name).shift(1).over(series) for name in ("total", "units")}
    return (
        place_history.filter(dynamic.is_not_null())
        .group_by("league", "period", "rubric_version")
        .agg(
            units=pl.len().cast(pl.Int64),
            total=dynamic.sum(),
            mean=_round_quotient(dynamic.sum(), pl.len().cast(pl.Int64)),
            lowest=dynamic.min(),
            lower_quartile=_observed_quantile(dynamic, 0.25),
            median=_observed_quantile(dynamic, 0.5),
            upper_quartile=_observed_quantile(dynamic, 0.75),
            highest=dynamic.max(),
        )
        .sort("league", "period", "rubric_version")
        .with_columns(**before)
        .pipe(beside_last_year, ["total", "units"], *series)
        .with_columns(mean_change=_mean_change("before"), mean_year_change=_mean_change("then"))
        .select(*ScoreLevel.column_names())
        .pipe(ScoreLevel.validate)
    )


def judged_series(levels: pl.DataFrame, speaks_for: Mapping[str, str]) -> pl.DataFrame:
    """The series of JUDGED, which the province is told of too.

    Of a half-year under several versions the one of most units speaks.
    """
    most = (
        levels.filter(pl.col("league") == rules.League.PROVINCIAL)
        .sort("units", "rubric_version")
        .unique("period", keep="last")
    )
    series = most.filter(pl.col("period").is_in(list(speaks_for))).select(
        pl.col("period").replace_strict(dict(speaks_for), return_dtype=pl.String),
        scope="league",
        measure=pl.lit(JUDGED[0].code),
        value=pl.col("total") / pl.col("units"),
        of=pl.col("rubric_version").cast(pl.String),
    )
    return pl.concat([series, series.with_columns(scope=pl.lit(rules.PROVINCE))])


def stars_trends(stars_pooled: dy.DataFrame[StarsPooled]) -> dy.DataFrame[StarsTrend]:
    """A verdict from the last five closed half-years; shares compare as cross products, never rounded."""
    closed = stars_pooled.filter("is_closed", pl.col("share").is_not_null()).sort("scope", "period")
    rows = [
        {"scope": scope, "periods": series.height, "verdict": verdict(_steps(series)).value}
        for (scope,), series in closed.group_by("scope", maintain_order=True)
    ]
    return pl.DataFrame(rows, schema=StarsTrend.create_empty().schema).pipe(StarsTrend.validate)


def verdict(steps: list[int]) -> Verdict:
    """Read the signs of the steps between closed periods; the last four decide."""
    needed = rules.CLOSED_PERIODS_FOR_TREND - 1
    if len(steps) < needed:
        return Verdict.TOO_FEW
    last = steps[-needed:]
    up, down = sum(step > 0 for step in last), sum(step < 0 for step in last)
    if up == needed or down == needed:
        return Verdict.RISING if up else Verdict.FALLING
    if up == needed - 1 and down <= 1:
        return Verdict.MOSTLY_RISING
    if down == needed - 1 and up <= 1:
        return Verdict.MOSTLY_FALLING
    return Verdict.STEADY


def _steps(series: pl.DataFrame) -> list[int]:
    counts = series.select("five_star", "branches").rows()
    return [(k2 * n1 > k1 * n2) - (k2 * n1 < k1 * n2) for (k1, n1), (k2, n2) in pairwise(counts)]


def _mean_change(base: str) -> pl.Expr:
    """The mean less that of the base, whose sum and number are total_ and units_ with its name."""
    total, units = pl.col(f"total_{base}"), pl.col(f"units_{base}")
    return _round_quotient(pl.col("total") * units - total * pl.col("units"), pl.col("units") * units)


def _round_quotient(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """The quotient, half away from zero; deductions can take a sum below it: the sign is given back last."""
    return (2 * numerator.abs() + denominator) // (2 * denominator) * numerator.sign()


def _observed_quantile(dynamic: pl.Expr, quantile: float) -> pl.Expr:
    return dynamic.quantile(quantile, interpolation="lower").cast(pl.Int64)
