"""Systems of spans: something holds from a day to a day; by calendar months, what is due when, how it stands.

The last day of a shorter month stands for days it lacks: 31 August and six months are 28 or 29 February,
29 February and five years 28 February. On the day itself on which something is due it is not over.
"""

from datetime import date
from enum import StrEnum

import polars as pl

from analytics.kit.due_days import is_over

MONTHS_A_YEAR = 12
Months = int | pl.Expr


class SpanState(StrEnum):
    """How a subject stands on a day; what nobody wrote down is never in order."""

    NO_RECORD = "无记录"
    OVER = "超过"
    EXTENDED = "经批准延期"
    SOON = "将到"
    NORMAL = "正常"


def add_months(day: pl.Expr, months: Months) -> pl.Expr:
    """The same day so many calendar months later (earlier when negative)."""
    return day.dt.offset_by(f"{months}mo" if isinstance(months, int) else pl.format("{}mo", months))


def whole_months(since: pl.Expr, day: pl.Expr) -> pl.Expr:
    """How many whole calendar months have gone by from the one day to the other, which is not before it."""
    apart = (day.dt.year() - since.dt.year()) * MONTHS_A_YEAR + day.dt.month() - since.dt.month()
    return apart.cast(pl.Int64) - (add_months(since, apart) > day).cast(pl.Int64)


def begun_months(since: pl.Expr, day: pl.Expr) -> pl.Expr:
    """In which calendar month of its life something is, 1 on the first day; an anniversary still ends one."""
    whole = whole_months(since, day)
    return pl.max_horizontal(whole + (add_months(since, whole) < day).cast(pl.Int64), pl.lit(1))


def is_open(day: pl.Expr) -> pl.Expr:
    """Whether the row's span since … until holds on the day: both are days on which it does."""
    return (pl.col("since") <= day) & (pl.col("until").is_null() | (pl.col("until") >= day))


def open_on(spans: pl.DataFrame, day: date, seat: tuple[str, ...] = ()) -> pl.DataFrame:
    """The spans that hold on the day; of one seat the one that began last, where one ended on that day."""
    held = spans.filter(is_open(pl.lit(day)))
    latest = held.sort("since", maintain_order=True)
    return latest.unique(seat, keep="last", maintain_order=True) if seat else held


def known_on(spans: pl.DataFrame, day: date) -> pl.DataFrame:
    """The spans that had begun by the day; one that ended later holds still."""
    ended = pl.when(pl.col("until") <= day).then("until")
    return spans.filter(pl.col("since") <= day).with_columns(until=ended)


def unbroken_since(spans: pl.DataFrame, alike: tuple[str, ...], seat: tuple[str, ...]) -> pl.DataFrame:
    """The spans with began: since when those of the seat that are alike follow each other without a gap."""
    ordered = spans.sort(*seat, "since")
    before = pl.col("until").shift(1).over(seat)
    follows = (before.dt.offset_by("1d") >= pl.col("since")).fill_null(value=False)
    same = pl.all_horizontal(pl.col(one) == pl.col(one).shift(1).over(seat) for one in alike)
    run = (~(follows & same.fill_null(value=False))).cum_sum().over(seat)
    return (
        ordered.with_columns(_run=run)
        .with_columns(began=pl.col("since").min().over(*seat, "_run"))
        .drop("_run")
    )


def state_on(day: pl.Expr, due: pl.Expr, first_due: pl.Expr, remind: Months) -> pl.Expr:
    """SpanState of what is due on a day (first_due: before it was extended); without one nobody knows.

    remind: so many months before it is due it comes up.
    """
    return (
        pl.when(due.is_null())
        .then(pl.lit(SpanState.NO_RECORD))
        .when(is_over(due, day))
        .then(pl.lit(SpanState.OVER))
        .when(is_over(first_due, day))
        .then(pl.lit(SpanState.EXTENDED))
        .when(add_months(due, remind * -1) <= day)
        .then(pl.lit(SpanState.SOON))
        .otherwise(pl.lit(SpanState.NORMAL))
    )
