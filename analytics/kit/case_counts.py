"""Cases counted: of the province and the leagues, of units, by kind, by source and by month."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period, month_of
from analytics.base.rules import PROVINCE
from analytics.kit.case_entries import is_open, state_on
from analytics.kit.case_history import of_all_times
from analytics.kit.cases import Cases
from analytics.kit.units import OFFICIAL_ORDER, Unit, stood_on

MONTHS = 24  # two years, so that every month has its own last year beside it


def by_scope(cases: Cases, entries: pl.DataFrame, leagues: list[str]) -> dy.DataFrame[Any]:
    """Count the cases of the province and of each league, also where there is none."""
    scopes = pl.DataFrame({"scope": [PROVINCE, *leagues]}, schema={"scope": pl.String})
    return _group_counts(cases, cases.pooled, scopes, in_scopes(entries))


def by_unit(cases: Cases, entries: pl.DataFrame, units: dy.DataFrame[Unit]) -> dy.DataFrame[Any]:
    """Count the cases of each unit; units without any have zeros."""
    own = entries if cases.of_units else entries.drop("org_id").rename({"unit_id": "org_id"})
    return _group_counts(cases, cases.by_unit, units.sort(*OFFICIAL_ORDER), own.drop("name", "league"))


def by_kind(cases: Cases, entries: pl.DataFrame, leagues: list[str]) -> dy.DataFrame[Any]:
    """Count the cases of each scope by kind; a kind without any has zeros."""
    return _by(cases, cases.by_kind, entries, leagues, "kind", cases.kinds)


def by_source(cases: Cases, entries: pl.DataFrame, leagues: list[str]) -> dy.DataFrame[Any]:
    """Count the cases of each scope by who found them; a source without any has zeros."""
    return _by(cases, cases.by_source, entries, leagues, "source", cases.sources)


def by_month(
    cases: Cases,
    organisations: pl.LazyFrame,
    rows: pl.LazyFrame,
    period: Period,
    leagues: list[str],
    *,
    day: date | None = None,
) -> dy.DataFrame[Any]:
    """Count the cases of each scope at the end of every month shown; a month without any has zeros.

    day: on which the period is counted; no month after it is shown, and its own is counted on it.
    """
    until = day or period.end
    months = [
        {"month": month.code, "start": month.start, "end": min(month.end, until)}
        for month in _months_shown(rows, until)
    ]
    calendar = pl.LazyFrame(months, schema={"month": pl.String, "start": pl.Date, "end": pl.Date})
    end = pl.col("end")
    known = (
        rows.select("org_id", "found_on", "due_on", "cleared_on")
        .join(of_all_times(cases, organisations), on="org_id")
        .join(calendar, how="cross")
        .filter((pl.col("found_on") <= end) & stood_on(end))
        .with_columns(state=state_on(cases, end))
        .collect()
    )
    found = in_scopes(known)
    counts = found.group_by("scope", "month").agg(*_counts_of_a_month(cases))
    grid = _every_scope(found, leagues).join(calendar.select("month").collect(), how="cross")
    return (
        grid.join(counts, on=["scope", "month"], how="left")
        .with_columns(pl.col("found", "cleared", "open", "overdue").fill_null(0))
        .select(*cases.by_month.column_names())
        .sort("scope", "month")
        .pipe(cases.by_month.validate)
    )


def in_scopes(entries: pl.DataFrame) -> pl.DataFrame:
    """Every case three times: under the province, its league and the code of its unit."""
    unit = pl.col("unit_id" if "unit_id" in entries.columns else "org_id")
    return pl.concat([entries.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"), unit)])


def _every_scope(found: pl.DataFrame, leagues: list[str]) -> pl.DataFrame:
    """The scopes a count is given for: the province, the leagues, then the units among those found."""
    always = [PROVINCE, *leagues]
    units = sorted(set(found["scope"].to_list()) - set(always))
    return pl.DataFrame({"scope": [*always, *units]}, schema={"scope": pl.String})


def _months_shown(rows: pl.LazyFrame, until: date) -> list[Period]:
    """The last months up to that of the day, none of them before the first case."""
    first = rows.select(pl.col("found_on").min()).collect().item()
    last = month_of(until)
    months = [last.shift_by(step) for step in range(1 - MONTHS, 1)]
    return [] if first is None else [month for month in months if month.end >= first]


def _by(
    cases: Cases,
    schema: type[dy.Schema],
    entries: pl.DataFrame,
    leagues: list[str],
    column: str,
    words: Iterable[str],
) -> dy.DataFrame[Any]:
    found = in_scopes(entries)
    every = pl.DataFrame({column: list(words)}, schema={column: pl.String})
    grid = _every_scope(found, leagues).join(every, how="cross", maintain_order="left_right")
    return _group_counts(cases, schema, grid, found)


def _group_counts(
    cases: Cases, schema: type[dy.Schema], groups: pl.DataFrame, entries: pl.DataFrame
) -> dy.DataFrame[Any]:
    """The groups in their order with their counts; 0 where there is nothing to count."""
    keys = schema.primary_key()
    numbers = [name for name, column in cases.counts.items() if not column.nullable]
    counts = entries.group_by(keys).agg(*_counts(cases))
    joined = groups.join(counts, on=keys, how="left", maintain_order="left")
    filled = joined.with_columns(pl.col(numbers).fill_null(0))
    return filled.select(*schema.column_names()).pipe(schema.validate)


def _counts(cases: Cases) -> list[pl.Expr]:
    opened, cleared, found = pl.col("is_open"), pl.col("cleared_in_period"), pl.col("found_in_period")
    counted = {
        "open": opened,
        "overdue": pl.col("is_overdue"),
        "found": found,
        "cleared": cleared,
        "found_again": found & pl.col("found_again"),
        "cleared_in_time": cleared & (pl.col("state") == cases.states.in_time),
        "cleared_late": cleared & (pl.col("state") == cases.states.late),
        "open_found_again": opened & pl.col("found_again"),
    }
    days = [
        _middle(pl.col("days_open").filter(opened)).alias("open_median_days"),
        pl.col("days_open").filter(opened).max().alias("open_longest_days"),
        _middle(pl.col("days_open").filter(cleared)).alias("cleared_median_days"),
    ]
    if cases.sources:
        itself = found & (pl.col("source") == cases.own_source)
        counted |= {
            "moved": (opened | cleared) & pl.col("moved"),
            "overdue_at_first": pl.col("overdue_at_first"),
            "self_found": itself,
        }
        days += [pl.when(found.any()).then(itself.sum() / found.sum()).alias("self_share")]
    return [*(flag.sum().cast(pl.Int64).alias(name) for name, flag in counted.items()), *days]


def _middle(days: pl.Expr) -> pl.Expr:
    """The median as the days of a case that is there: of two in the middle the smaller."""
    return days.quantile(0.5, interpolation="lower").cast(pl.Int64)


def _counts_of_a_month(cases: Cases) -> list[pl.Expr]:
    begun = pl.col("start")
    flags = {
        "found": pl.col("found_on") >= begun,
        "cleared": ~is_open(cases) & (pl.col("cleared_on") >= begun),
        "open": is_open(cases),
        "overdue": pl.col("state") == cases.states.overdue,
    }
    return [flag.sum().cast(pl.Int64).alias(name) for name, flag in flags.items()]
