"""Systems of duties: so much of a thing is owed in a period; who did it, who is behind, who did not report.

A blank is never 0. What a document does not bind a unit to is shown and never judged. A duty that was met
stays met: what is done later in its period only adds to it.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base.periods import PARTS, Period, last_month_over, month_span, parse
from analytics.base.rules import League
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.reference.thresholds import PAIRS, Measure, Standing, Threshold

_YEAR = 12  # months


class State(StrEnum):
    """Of a unit and a duty, the first that holds."""

    NOT_OWED = "不适用"
    YARDSTICK = "参照"
    NEW = "成立不满一期"
    NOT_YET = "未到期"
    MET = "已做到"
    BEHIND = "落后于进度"
    ON_PACE = "按进度"
    UNREPORTED = "未报"
    INCOMPLETE = "未报全"
    UNMET = "未做到"


def duties_of_units(
    duties: Sequence[Threshold],
    units: dy.DataFrame[Unit],
    bound: pl.DataFrame,
    reports: pl.LazyFrame,
    period: Period,
    day: date,
) -> pl.DataFrame:
    """Every unit × duty: OfUnit, code, standing, measure, counted, state, done, due, parts, parts_met, told.

    told: of each period of the duty part, state, done, due, and is_left_by: somebody reported of it who is
    not among the units any more.

    bound: org_id, code of those a document binds. reports: org_id, period (of any grain), indicator (its
    label), done, due. day: up to which the data reach; reports of periods that end later are not known yet.
    """
    owed = _of_duties(duties).join(_parts_owed(duties, period, day), on="code", maintain_order="left")
    told = _reported_parts(owed, reports, last_month_over(day))
    left = told.join(units, on="org_id", how="anti").select("code", "part", is_left_by=pl.lit(value=True))
    every = (
        units.join(owed, how="cross")
        .join(told, on=["org_id", "code", "part"], how="left")
        .join(left.unique(), on=["code", "part"], how="left")
        .join(bound.select("org_id", "code", is_bound=pl.lit(value=True)), on=["org_id", "code"], how="left")
    )
    return (
        every.with_columns(state=_state())
        .group_by("org_id", "code", maintain_order=True)
        .agg(
            pl.col("name", "league", "official_order", "standing", "measure", "counted", "indicator").first(),
            pl.col("is_bound").first().fill_null(value=False),
            state=state_of_all(),
            done=pl.when(pl.col("done").is_not_null().any()).then(_total("done")),
            due=pl.when(pl.col("due").is_not_null().any()).then(_total("due")),
            parts=(pl.col("state") != State.NOT_OWED).sum().cast(pl.Int64),
            parts_met=(pl.col("state") == State.MET).sum().cast(pl.Int64),
            told=pl.struct("part", "state", "done", "due", "threshold", "is_left_by"),
        )
        .sort(*OFFICIAL_ORDER, maintain_order=True)
    )


def has_reports(reports: pl.LazyFrame, day: date) -> bool:
    """Whether anybody reported of a period that is over by the day."""
    codes, reached = reports.select("period").unique().collect()["period"], last_month_over(day)
    return any(month_span(parse(code))[1] <= reached for code in codes)


def met(measure: pl.Expr, comparator: pl.Expr, threshold: pl.Expr) -> pl.Expr:
    """Whether done (of due) is what is asked for, in whole numbers; null where it was not reported.

    A balance that must be equal may differ by what rounding to one 分 does (assumption).
    """
    done, due = pl.col("done"), pl.col("due")
    over_due = 100 * done - threshold * due
    compared = (
        pl.when(comparator == "=")
        .then(2 * over_due.abs() <= 100)
        .when(comparator == "<=")
        .then(over_due <= 0)
        .otherwise(over_due >= 0)
    )
    return pl.when(measure.is_in(PAIRS)).then(compared).otherwise(done >= threshold)


def state_of_all() -> pl.Expr:
    """The state of all periods of the duty together: what was not done first, then what is not known."""

    def some(*states: State) -> pl.Expr:
        return pl.col("state").is_in(states).any()

    heard = some(State.MET, State.INCOMPLETE, State.BEHIND, State.ON_PACE)
    return (
        pl.when(some(State.UNMET))
        .then(pl.lit(State.UNMET))
        .when(some(State.INCOMPLETE) | (some(State.UNREPORTED) & heard))
        .then(pl.lit(State.INCOMPLETE))
        .when(some(State.UNREPORTED))
        .then(pl.lit(State.UNREPORTED))
        .when(some(State.BEHIND))
        .then(pl.lit(State.BEHIND))
        .when(some(State.ON_PACE) | (some(State.NOT_YET) & heard))
        .then(pl.lit(State.ON_PACE))
        .when(some(State.NOT_YET))
        .then(pl.lit(State.NOT_YET))
        .when(some(State.MET))
        .then(pl.lit(State.MET))
        .when(some(State.NEW))
        .then(pl.lit(State.NEW))
        .when(some(State.YARDSTICK))
        .then(pl.lit(State.YARDSTICK))
        .otherwise(pl.lit(State.NOT_OWED))
    )


def _of_duties(duties: Sequence[Threshold]) -> pl.DataFrame:
    rows = [
        (
            one.code,
            one.label,
            one.standing.value,
            one.measure,
            one.counted,
            one.comparator,
            one.threshold,
            one.is_of_city,
        )
        for one in duties
    ]
    columns = ("code", "indicator", "standing", "measure", "counted", "comparator", "threshold", "of_city")
    return pl.DataFrame(rows, schema=list(columns), orient="row").with_columns(
        is_binding=pl.col("standing") == Standing.BINDING
    )


def _parts_owed(duties: Sequence[Threshold], period: Period, day: date) -> pl.DataFrame:
    """A row a duty's period: code, part, first and last month, how many, how many reached, if it is over.

    Those within the period; of a duty with longer ones the one it lies in.
    """
    reached = last_month_over(day)
    rows = []
    for code, part in ((duty.code, part) for duty in duties for part in _parts(duty, period)):
        first, last = month_span(part)
        so_far = max(0, min(last, reached) - first + 1)
        rows.append((code, part.code, part.start, first, last, last - first + 1, so_far, part.end <= day))
    columns = ["code", "part", "start", "first", "last", "months", "reached", "is_over"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def _parts(duty: Threshold, period: Period) -> list[Period]:
    """The duty's own periods within the period, or the one it lies in."""
    if PARTS[duty.grain] <= PARTS[period.grain]:
        months = period.months[0]
        number = (months.number - 1) // (_YEAR // PARTS[duty.grain]) + 1
        return [Period(period.year, duty.grain, number)]
    every = [Period(period.year, duty.grain, number) for number in range(1, PARTS[duty.grain] + 1)]
    return [part for part in every if period.start <= part.start and part.end <= period.end]


def _reported_parts(owed: pl.DataFrame, reports: pl.LazyFrame, reached: int) -> pl.DataFrame:
    """org_id, code, part, done, due, covered: what the reports known by then make of each duty's period."""
    rows = reports.filter(pl.col("done").is_not_null()).collect()
    spans = [(code, *month_span(parse(code))) for code in rows["period"].unique()]
    months = pl.DataFrame(spans, schema={"period": pl.String, "from": pl.Int64, "to": pl.Int64}, orient="row")
    pairs = pl.col("measure").is_in(PAIRS)
    whole = (pl.col("from") == pl.col("first")) & (pl.col("to") == pl.col("last"))
    within = (pl.col("from") >= pl.col("first")) & (pl.col("to") <= pl.col("last"))
    return (
        rows.join(months, on="period")
        .filter(pl.col("to") <= reached)
        .join(owed, on="indicator")
        .filter(pl.when(pairs).then(whole).otherwise(within))
        .sort("to")
        .group_by("org_id", "code", "part")
        .agg(
            done=pl.when(pl.col("measure").first() == Measure.COUNT)
            .then(pl.col("done").sum())
            .otherwise(pl.col("done").last()),
            due=pl.col("due").last(),
            covered=(pl.col("to") - pl.col("from") + 1).sum(),
            until=pl.col("to").last(),
        )
    )


def _state() -> pl.Expr:
    """The state of one period of the duty."""
    done, reached, months = pl.col("done"), pl.col("reached"), pl.col("months")
    is_met = met(pl.col("measure"), pl.col("comparator"), pl.col("threshold")).fill_null(value=False)
    adds_up = pl.col("measure") == Measure.COUNT
    is_early = adds_up | pl.col("is_over")  # what is no count is judged when its period is over
    pace = pl.col("threshold") * reached // months
    running = (
        pl.when(done.is_null())
        .then(pl.lit(State.NOT_YET))
        .when(adds_up & (done < pace))
        .then(pl.lit(State.BEHIND))
        .otherwise(pl.lit(State.ON_PACE))
    )
    return (
        pl.when(pl.col("of_city") & (pl.col("league") != League.MUNICIPAL))
        .then(pl.lit(State.NOT_OWED))
        .when(pl.col("is_bound").is_null() | ~pl.col("is_binding"))
        .then(pl.lit(State.YARDSTICK))
        .when(pl.col("measure").is_in(PAIRS) & (pl.col("due") == 0))
        .then(pl.lit(State.NOT_OWED))
        .when(pl.col("valid_from") > pl.col("start"))
        .then(pl.lit(State.NEW))
        .when(reached == 0)
        .then(pl.lit(State.NOT_YET))
        .when(is_met & is_early)
        .then(pl.lit(State.MET))
        .when(~pl.col("is_over"))
        .then(running)
        .when(done.is_null())
        .then(pl.lit(State.UNREPORTED))
        .when(adds_up & (pl.col("covered") < months))
        .then(pl.lit(State.INCOMPLETE))
        .when((pl.col("measure") == Measure.STOCK) & (pl.col("until") < pl.col("last")))  # not of its end
        .then(pl.lit(State.INCOMPLETE))
        .otherwise(pl.lit(State.UNMET))
    )


def _total(name: str) -> pl.Expr:
    """The sum over the parts of what adds up; of what is a level the last one."""
    last = pl.col(name).drop_nulls().last()
    return pl.when(pl.col("measure").first() == Measure.STOCK).then(last).otherwise(pl.col(name).sum())
