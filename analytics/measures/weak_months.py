"""The ledger of weak branches month by month: found, cleared, open and overdue at the month's end."""

import dataframely as dy
import polars as pl

from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.measures import columns as c
from analytics.measures.units import branches_of_all_times, stood_on, with_units
from analytics.measures.weak_branches import State, every_scope, in_scopes, state_on
from analytics.periods import Period

SHOWN = 24  # months: two years, so that every month has its own last year beside it


class LedgerMonth(dy.Schema):
    """Scope × month; each month counted as a period of its own, with the branches standing at its end.

    scope: the province, a league, or the code of a unit that has entries.
    """

    scope = c.text("范围", primary_key=True)
    month = c.period("月份", primary_key=True)
    found = c.count("本月认定")
    cleared = c.count("本月销号")
    open = c.count("月末未销号")
    overdue = c.count("其中超期", good=Good.NONE)


RESULT = Result("ledger_by_month", "后进支部（分月）", LedgerMonth, Reach.SCOPE, RollUp.SUM)
_COUNTS = ("found", "cleared", "open", "overdue")


def months_shown(weak_branches: pl.LazyFrame, period: Period) -> list[Period]:
    """The last months up to the period's end, none of them before the first entry."""
    first = weak_branches.select(pl.col("found_on").min()).collect().item()
    last = period.months[-1]
    months = [last.shifted(step) for step in range(1 - SHOWN, 1)]
    return [] if first is None else [month for month in months if month.end >= first]


def by_month(
    organisations: pl.LazyFrame, weak_branches: pl.LazyFrame, period: Period, leagues: list[str]
) -> dy.DataFrame[LedgerMonth]:
    """Count the entries of each scope at the end of every month shown; a month without any has zeros."""
    months = [
        {"month": month.code, "start": month.start, "end": month.end}
        for month in months_shown(weak_branches, period)
    ]
    spans = with_units(branches_of_all_times(organisations), organisations)
    schema = {"month": pl.String, "start": pl.Date, "end": pl.Date}
    calendar = pl.LazyFrame(months, schema=schema)
    day = pl.col("end")
    known = (
        weak_branches.select("org_id", "found_on", "due_on", "cleared_on")
        .join(spans, on="org_id")
        .join(calendar, how="cross")
        .filter((pl.col("found_on") <= day) & stood_on(day))
        .with_columns(state=state_on(day))
        .collect()
    )
    found = in_scopes(known)
    counts = found.group_by("scope", "month").agg(*_counted())
    grid = every_scope(found, leagues).join(calendar.select("month").collect(), how="cross")
    return (
        grid.join(counts, on=["scope", "month"], how="left")
        .with_columns(pl.col(_COUNTS).fill_null(0))
        .select(*LedgerMonth.column_names())
        .sort("scope", "month")
        .pipe(LedgerMonth.validate)
    )


def _counted() -> list[pl.Expr]:
    state, begun = pl.col("state"), pl.col("start")
    cleared = state.is_in([State.IN_TIME.value, State.LATE.value])
    flags = {
        "found": pl.col("found_on") >= begun,
        "cleared": cleared & (pl.col("cleared_on") >= begun),
        "open": ~cleared,
        "overdue": state == State.OVERDUE.value,
    }
    return [flag.sum().cast(pl.Int64).alias(name) for name, flag in flags.items()]
