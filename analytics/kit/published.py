"""What every branch is to make public each quarter: whether it did, by unit and quarter.

Branches are those standing at a quarter's end, under the units of that day; one founded within the quarter
owes nothing in it. A branch that nobody told of is 未报, which is neither published nor not.
"""

from collections.abc import Sequence
from datetime import date

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import PARTS, Grain, Period
from analytics.kit import bound
from analytics.kit.case_columns import OfUnit
from analytics.kit.counts import of_leagues
from analytics.kit.duties import State, state_of_all
from analytics.kit.units import OFFICIAL_ORDER, standing_branches, units_on
from analytics.reference.thresholds import Threshold

PUBLISHED, UNPUBLISHED, UNREPORTED, NEW = "已公开", "未公开", "未报", State.NEW.value
_WORDS = {"disclosed": PUBLISHED, "undisclosed": UNPUBLISHED, "unreported": UNREPORTED, "new": NEW}

OWING = (State.UNMET, State.INCOMPLETE, State.UNREPORTED)
_JUDGED = (State.MET, *OWING)


class PublishedOfQuarter(dy.Schema):
    """Province or league × quarter that is over; new: branches founded within it, counted apart.

    disclosed_share: of all branches; most_share: if all that did not report had published.
    """

    scope = c.text("范围", primary_key=True)
    quarter = c.period("季度", primary_key=True)
    units = c.count("有支部的单位")
    branches = c.count("应公开支部")
    disclosed = c.count("已公开", good=Good.RISE)
    undisclosed = c.count("未公开", good=Good.FALL)
    unreported = c.count("未报", good=Good.FALL)
    new = c.count("成立不满一期")
    disclosed_share = c.share("公开比例", good=Good.RISE, limits=(0.0, 1.0), nullable=True)
    most_share = c.share("未报的都公开时", limits=(0.0, 1.0), nullable=True)


class PublishedOfUnit(OfUnit):
    """Unit × quarter, by the units of that day. state: see duties.State; 参照 where no document binds it."""

    quarter = c.period("季度", primary_key=True)
    branches = c.count("应公开支部")
    disclosed = c.count("已公开", good=Good.RISE)
    undisclosed = c.count("未公开", good=Good.FALL)
    unreported = c.count("未报", good=Good.FALL)
    new = c.count("成立不满一期")
    state = c.text("状态")


def of_branches(
    organisations: pl.LazyFrame, sheets: pl.LazyFrame, quarters: Sequence[Period]
) -> pl.DataFrame:
    """Branch × quarter at whose end it stood: schema Branch, quarter, state, and what the sheets tell.

    sheets: org_id, period (a quarter), published and more columns.
    """
    founded = organisations.group_by("org_id").agg(founded_on=pl.col("valid_from").min())
    stood = [
        standing_branches(organisations, quarter.end)
        .join(founded, on="org_id")
        .with_columns(period=pl.lit(quarter.code), is_new=pl.col("founded_on") > quarter.start)
        for quarter in quarters
    ]
    state = (
        pl.when("is_new")
        .then(pl.lit(NEW))
        .when(pl.col("published").is_null())
        .then(pl.lit(UNREPORTED))
        .when("published")
        .then(pl.lit(PUBLISHED))
        .otherwise(pl.lit(UNPUBLISHED))
    )
    return (
        pl.concat(pl.collect_all(stood))
        .join(sheets.collect(), on=["org_id", "period"], how="left")
        .rename({"period": "quarter"})
        .with_columns(state=state)
        .drop("published")
    )


def by_unit(
    duties: Sequence[Threshold],
    every: pl.DataFrame,
    organisations: pl.LazyFrame,
    aliases: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    quarters: Sequence[Period],
) -> dy.DataFrame[PublishedOfUnit]:
    """Unit × quarter of every (see of_branches), of the units that had a branch then."""
    then = units_on(organisations, aliases, [quarter.end for quarter in quarters])
    units = []
    for quarter in quarters:
        of_day = then[quarter.end]
        owing = bound.bound_units(duties, of_day, organisations, rubrics, quarter)["org_id"].implode()
        units.append(of_day.with_columns(quarter=pl.lit(quarter.code), owes=pl.col("org_id").is_in(owing)))
    return (
        pl.concat(units)
        .join(every.group_by("quarter", org_id="unit_id").agg(*counts()), on=["org_id", "quarter"])
        .with_columns(state=_state())
        .sort("quarter", *OFFICIAL_ORDER)
        .select(*PublishedOfUnit.column_names())
        .pipe(PublishedOfUnit.validate)
    )


def by_quarter(of_units: dy.DataFrame[PublishedOfUnit]) -> dy.DataFrame[PublishedOfQuarter]:
    """Province and leagues, added up from their units."""
    is_any, most = pl.col("branches") > 0, pl.col("disclosed") + pl.col("unreported")
    return (
        of_leagues(of_units)
        .group_by("scope", "quarter")
        .agg(units=pl.len().cast(pl.Int64), **{name: pl.col(name).sum() for name in ("branches", *_WORDS)})
        .with_columns(
            disclosed_share=pl.when(is_any).then(pl.col("disclosed") / pl.col("branches")),
            most_share=pl.when(is_any).then(most / pl.col("branches")),
        )
        .sort("scope", "quarter")
        .select(*PublishedOfQuarter.column_names())
        .pipe(PublishedOfQuarter.validate)
    )


def units_that_owe(of_units: pl.DataFrame) -> pl.DataFrame:
    """org_id, size: of whom a document binds, the branches without a publication in the last quarter."""
    last = of_units.filter(pl.col("quarter") == pl.col("quarter").max())
    left = pl.col("undisclosed") + pl.col("unreported")
    return last.filter(pl.col("state").is_in(OWING)).select("org_id", size=left)


def states_of(code: str, of_units: pl.DataFrame, period: Period, day: date) -> pl.DataFrame:
    """org_id, code, state over the quarters of the period, of units that owe it and are told of."""
    every = [Period(period.year, Grain.QUARTER, number) for number in range(1, PARTS[Grain.QUARTER] + 1)]
    quarters = [one for one in every if one.start <= period.end and period.start <= one.end]
    told = of_units.filter(
        pl.col("quarter").is_in([one.code for one in quarters]), pl.col("state").is_in(_JUDGED)
    ).select("org_id", "state")
    waiting = told.with_columns(state=pl.lit(State.NOT_YET)).filter(any(one.end > day for one in quarters))
    of_unit = pl.concat([told, waiting]).group_by("org_id", maintain_order=True).agg(state=state_of_all())
    return of_unit.select("org_id", code=pl.lit(code), state="state")


def counts() -> list[pl.Expr]:
    """branches, disclosed, undisclosed, unreported, new: how many rows are in which state."""
    state = pl.col("state")
    each = [(state == word).sum().cast(pl.Int64).alias(name) for name, word in _WORDS.items()]
    return [(state != NEW).sum().cast(pl.Int64).alias("branches"), *each]


def _state() -> pl.Expr:
    """Of a unit in a quarter; what asks for it asks it of every branch."""
    return (
        pl.when(~pl.col("owes"))
        .then(pl.lit(State.YARDSTICK))
        .when(pl.col("branches") == 0)
        .then(pl.lit(State.NEW))
        .when(pl.col("disclosed") == pl.col("branches"))
        .then(pl.lit(State.MET))
        .when(pl.col("undisclosed") > 0)
        .then(pl.lit(State.UNMET))
        .when(pl.col("disclosed") > 0)
        .then(pl.lit(State.INCOMPLETE))
        .otherwise(pl.lit(State.UNREPORTED))
    )
