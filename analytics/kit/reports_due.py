"""Reports owed upward, read from the states of duties: who reported, who did not, and whom it binds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import PARTS, Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.case_columns import OfScope, OfUnit
from analytics.kit.counts import of_leagues
from analytics.kit.duties import State
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.thresholds import Standing, Threshold

_MISSING = (State.UNREPORTED, State.INCOMPLETE, State.UNMET)  # noughts are reports of none


class ReportDue(OfUnit):
    """A unit × a report: of those a document binds, and of all others where some in the league reported.

    is_missing: it did not report though the time is over; that is judged only where standing is 约束.
    """

    code = c.code("指标代码", name_in="indicator", primary_key=True)
    indicator = c.text("上报事项")
    standing = c.text("约束力")
    state = c.text("状态")
    done = c.count("已报次数", nullable=True)
    is_missing = c.flag("没有报", good=Good.NO)


class ReportsDue(OfScope):
    """Scope × report: the units a document binds, and those for which it is a yardstick."""

    code = c.code("指标代码", name_in="indicator", primary_key=True)
    indicator = c.text("上报事项")
    owed = c.count("应报单位（约束）")
    reported = c.count("已报（约束）", good=Good.RISE)
    unreported = c.count("没有报（约束）", good=Good.FALL)
    told = c.count("已报（参照）")
    untold = c.count("没有报（参照）")


@dataclass(frozen=True)
class ReportTables:
    """The tables of what is owed upward; name begins theirs, title their titles."""

    name: str
    title: str
    reports: tuple[Threshold, ...]

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Unit × report, and scope × report."""
        of_units = (self.name, self.title, ReportDue, Reach.UNIT, RollUp.CONCAT, ("state",))
        pooled = (f"{self.name}_pooled", f"{self.title}（合计）", ReportsDue, Reach.COMMITTEE, RollUp.SUM)
        return Result(*of_units), Result(*pooled)

    def tables(self, states: pl.DataFrame, period: Period, day: date) -> dict[str, dy.DataFrame[Any]]:
        """Of states of duties, rows as duty_columns.Duty."""
        of_units = reports_of_units(self.reports, states, period, day)
        made = (ReportDue.validate(of_units), ReportsDue.validate(reports_of_scopes(of_units)))
        return {result.name: rows for result, rows in zip(self.results, made, strict=True)}


def reports_of_units(
    reports: Sequence[Threshold], states: pl.DataFrame, period: Period, day: date
) -> pl.DataFrame:
    """Rows as ReportDue, in official order; states: rows as duty_columns.Duty; all is known up to the day."""
    ended = {one.code: _is_over(one, period, day) for one in reports}
    order = {one.code: place for place, one in enumerate(reports)}
    is_free = pl.col("state") == State.YARDSTICK
    told = (pl.col("done") > 0).fill_null(value=False)
    return (
        states.filter(pl.col("code").is_in(list(order)), ~pl.col("state").is_in([State.NOT_OWED, State.NEW]))
        .with_columns(
            standing=pl.when(is_free).then(pl.lit(Standing.YARDSTICK)).otherwise(pl.lit(Standing.BINDING)),
            is_over=pl.col("code").replace_strict(ended, return_dtype=pl.Boolean),
            place=pl.col("code").replace_strict(order, return_dtype=pl.Int64),
        )
        .filter(~is_free | told.any().over("code", "league", "standing"))
        .with_columns(
            is_missing=pl.when(is_free)
            .then(pl.col("is_over") & ~told)
            .otherwise(pl.col("state").is_in(_MISSING))
        )
        .sort(*OFFICIAL_ORDER, "place")
        .select(*ReportDue.column_names())
    )


def reports_of_scopes(of_units: pl.DataFrame) -> pl.DataFrame:
    """Rows as ReportsDue of the province and each league, from what reports_of_units gives."""
    bound = pl.col("standing") == Standing.BINDING
    told, missing = (pl.col("done") > 0).fill_null(value=False), pl.col("is_missing")
    counted = {
        "owed": bound,
        "reported": bound & (pl.col("state") == State.MET),
        "unreported": bound & missing,
        "told": ~bound & told,
        "untold": ~bound & missing,
    }
    return (
        of_leagues(of_units)
        .group_by("scope", "code", maintain_order=True)
        .agg(
            pl.col("indicator").first(),
            *(flag.sum().cast(pl.Int64).alias(name) for name, flag in counted.items()),
        )
        .sort("scope", maintain_order=True)
        .select(*ReportsDue.column_names())
    )


def _is_over(report: Threshold, period: Period, day: date) -> bool:
    """Whether the last of its own periods that touches the period is over by the day."""
    months = 12 // PARTS[report.grain]
    number = (period.months[-1].number - 1) // months + 1
    return Period(period.year, report.grain, number).end <= day
