"""Which periods are closed, and which two may be compared."""

from datetime import date, timedelta
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Grain, Period, parse
from analytics.base.result import Reach, Result, RollUp


class ComparisonKind(StrEnum):
    """Against what a period is held."""

    ON_LAST_PERIOD = "环比"
    ON_LAST_YEAR = "同比"


class Obstacle(StrEnum):
    """Why two periods are not compared."""

    NOT_CLOSED = "本期尚未截止"
    NO_REVIEWS = "本期没有审核评分"
    NO_BASE = "对比期没有审核评分"
    OTHER_RUBRIC = "考评要素版本不同"
    OTHER_BASIS = "计分口径不同"
    NOT_USED = "全年不作环比"
    NOT_RANKED = "名次只按半年和全年计算"


class Comparison(dy.Schema):
    """One comparison of the period with an earlier one; obstacle is null where it holds."""

    kind = c.text("对比方式", primary_key=True)
    base_period = c.period("对比期")
    obstacle = c.text("不作对比的原因", nullable=True)


RESULT = Result("comparisons", "可比期间", Comparison, Reach.EVERYBODYS, RollUp.NONE)


class ClosedPeriod(dy.Schema):
    """One half-year that has ended according to the data, and the rubric version most reviews name."""

    period = c.period("考核期", primary_key=True)
    rubric_version = c.count("考评要素版本")


def horizon(*reports: pl.LazyFrame) -> Period | None:
    """The last month the data reach: the end of the latest month or half-year that any report speaks of.

    The program has no clock: a period is over when the data say so (assumption).
    """
    latest = pl.collect_all([report.select(pl.col("period").max()) for report in reports])
    return max((parse(code.item()).months[-1] for code in latest if code.item()), default=None)


def counted_on(period: Period, last_month: Period | None, *events: pl.LazyFrame) -> date:
    """The day on which the period is counted: its last, or the last one the data prove where that is earlier.

    Proven are the last month the data reach and every day on which something is said to have happened: the
    days of events, each of one column. Where no report says how far the data reach, no day is earlier (the
    program has no clock).
    """
    if last_month is None or period.end <= last_month.end:
        return period.end
    latest = pl.collect_all([event.select(pl.all().max()) for event in events])
    return min(period.end, max([last_month.end, *(day.item() for day in latest if day.item())]))


def known_until(period: Period, last_month: Period | None, days: int, *submitted: pl.LazyFrame) -> date:
    """The day up to which the data show what came and what did not, for reports of the period.

    It is the end of the last month the data reach, or the day something was last submitted (submitted_on)
    when that is later; never later than the day after `days`, the longest term, from the end of that month or
    the period. So a term has passed only where the data prove that its day did (assumption; the program has
    no clock).
    """
    term_over = timedelta(days=days + 1)
    reached = min(period.end, last_month.end) if last_month else period.end
    if last_month is None:
        return reached
    if last_month.end > reached:
        return min(last_month.end, reached + term_over)
    latest = pl.collect_all([report.select(pl.col("submitted_on").max()) for report in submitted])
    seen = max((day.item() for day in latest if day.item()), default=reached)
    return max(reached, min(seen, reached + term_over))


def is_closed(period: Period, last_month: Period | None) -> bool:
    """Whether the data reach the last month of the period."""
    return last_month is not None and period.end <= last_month.end


def closed_halves(reviews: pl.LazyFrame, last_month: Period | None) -> dy.DataFrame[ClosedPeriod]:
    """Half-years with reviews that have ended, oldest first."""
    versions = (
        reviews.group_by("period", "rubric_version")
        .len()
        .sort("period", "len", "rubric_version", descending=[False, True, True])
        .unique("period", keep="first", maintain_order=True)
        .select("period", "rubric_version")
        .collect()
    )
    ended = [is_closed(parse(code), last_month) for code in versions["period"]]
    return versions.filter(pl.Series(ended, dtype=pl.Boolean)).pipe(ClosedPeriod.validate)


def on_last_year(series: pl.DataFrame, value: str, *within: str) -> pl.DataFrame:
    """The half-years with `change`: the value less that of the same half-year a year before, null without it.

    A row is looked for within the same values of the columns named.
    """
    then = f"{value}_then"
    beside = beside_last_year(series, [value], *within)
    return beside.with_columns(change=pl.col(value) - pl.col(then)).drop(then)


def beside_last_year(series: pl.DataFrame, values: list[str], *within: str) -> pl.DataFrame:
    """The half-years with each value of the same half-year a year before as …_then, null without it."""
    before = series.select(*within, "period", pl.col(values).name.suffix("_then"))
    base = {code: parse(code).last_year.code for code in series["period"].unique()}
    return (
        series.with_columns(_base=pl.col("period").replace_strict(base, return_dtype=pl.String))
        .join(
            before,
            left_on=[*within, "_base"],
            right_on=[*within, "period"],
            how="left",
            maintain_order="left",
        )
        .drop("_base")
    )


def comparisons(
    period: Period, closed: dy.DataFrame[ClosedPeriod], *, is_over: bool, other_basis: list[str]
) -> dy.DataFrame[Comparison]:
    """环比 and 同比 of a half-year or year; both sides closed, under one rubric version and on one basis.

    other_basis names the base periods that were scored on another basis.
    """
    bases = {
        ComparisonKind.ON_LAST_PERIOD: period.previous,
        ComparisonKind.ON_LAST_YEAR: period.last_year,
    }
    versions = dict(closed.iter_rows())
    rows = [
        {
            "kind": kind.value,
            "base_period": base.code,
            "obstacle": _obstacle(period, base, kind, versions, is_over)
            or (Obstacle.OTHER_BASIS.value if base.code in other_basis else None),
        }
        for kind, base in bases.items()
    ]
    schema = {"kind": pl.String, "base_period": pl.String, "obstacle": pl.String}
    return pl.DataFrame(rows, schema=schema).pipe(Comparison.validate)


def _obstacle(
    period: Period, base: Period, kind: ComparisonKind, versions: dict[str, int], is_over: bool
) -> str | None:
    now, then = versions.get(period.last_half.code), versions.get(base.last_half.code)
    tests = [
        (period.grain in (Grain.QUARTER, Grain.MONTH), Obstacle.NOT_RANKED),
        (period.grain == Grain.YEAR and kind == ComparisonKind.ON_LAST_PERIOD, Obstacle.NOT_USED),
        (not is_over, Obstacle.NOT_CLOSED),
        (now is None, Obstacle.NO_REVIEWS),
        (then is None, Obstacle.NO_BASE),
        (now != then, Obstacle.OTHER_RUBRIC),
    ]
    return next((obstacle.value for holds, obstacle in tests if holds), None)
