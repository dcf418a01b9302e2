"""Cases open and overdue on the last days of periods gone by, as a series whose change is judged."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from analytics.base import rules
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.base.rules import PROVINCE
from analytics.kit.case_entries import is_open, state_on
from analytics.kit.cases import Cases
from analytics.kit.judged import Judged
from analytics.kit.units import branches_of_all_times, stood_on, with_units


def judged_figures(cases: Cases, opened: str, overdue: str, system: str) -> tuple[Judged, Judged]:
    """The open and the overdue cases, under these labels."""
    counts = cases.pooled.columns()
    return (
        Judged(f"{cases.name}_open", opened, counts["open"], Good.FALL, 1, system),
        Judged(f"{cases.name}_overdue", overdue, counts["overdue"], Good.FALL, 1, system),
    )


def history(
    cases: Cases,
    organisations: pl.LazyFrame,
    rows: pl.LazyFrame,
    periods: Sequence[Period],
    leagues: Sequence[str],
) -> pl.DataFrame:
    """The series of judged_figures, of the province and the leagues; null before the first case there is."""
    first = rows.select(pl.col("found_on").min()).collect().item()
    if first is None:
        return pl.DataFrame()
    days = {one.code: one.end for one in periods if one.end >= first}
    counted = _counts_on(cases, organisations, rows, days)
    scopes = pl.DataFrame({"scope": [PROVINCE, *leagues]}, schema={"scope": pl.String})
    codes = pl.DataFrame({"period": [*days]}, schema={"period": pl.String})
    return (
        scopes.join(codes, how="cross")
        .join(counted, on=["scope", "period"], how="left")
        .with_columns(pl.col("open", "overdue").fill_null(0))
        .unpivot(on=["open", "overdue"], index=["scope", "period"], variable_name="measure")
        .with_columns(pl.format("{}_{}", pl.lit(cases.name), "measure").alias("measure"), of=pl.lit(""))
    )


def _counts_on(
    cases: Cases, organisations: pl.LazyFrame, rows: pl.LazyFrame, days: Mapping[str, date]
) -> pl.DataFrame:
    calendar = pl.LazyFrame(
        {"period": [*days], "end": [*days.values()]}, schema={"period": pl.String, "end": pl.Date}
    )
    end = pl.col("end")
    known = (
        rows.select("org_id", "found_on", "due_on", "cleared_on")
        .join(of_all_times(cases, organisations), on="org_id")
        .join(calendar, how="cross")
        .filter((pl.col("found_on") <= end) & stood_on(end))
        .with_columns(state=state_on(cases, end))
        .collect()
    )
    scoped = pl.concat([known.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))])
    overdue = pl.col("state") == cases.states.overdue
    return scoped.group_by("scope", "period").agg(
        open=is_open(cases).sum().cast(pl.Int64), overdue=overdue.sum().cast(pl.Int64)
    )


def of_all_times(cases: Cases, organisations: pl.LazyFrame) -> pl.LazyFrame:
    """org_id, unit_id, league and span of whom the cases are of, also of those that no longer stand."""
    if not cases.of_units:
        return with_units(branches_of_all_times(organisations), organisations)
    units = organisations.filter(pl.col("level") == rules.Level.UNIT)
    return units.select("org_id", "league", "valid_from", "valid_to", unit_id="org_id")
