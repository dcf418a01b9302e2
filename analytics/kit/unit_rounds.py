"""Rounds of units: somebody goes to every unit once a year and finds problems; unit by unit and by month."""

from datetime import date

import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Grain, Period
from analytics.base.rules import PROVINCE
from analytics.kit.case_columns import OfScope, OfUnit
from analytics.kit.counts import of_leagues
from analytics.kit.rounds import NEW, Rounds, state_of_each
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.thresholds import Standing

UNRECORDED = "没有台账"  # nobody ever wrote down any visit: that is not none reached
FOUND = ("found", "cleared", "open", "overdue")


class UnitVisited(OfUnit):
    """A unit standing at the end: reached by whose round it is in the year so far, and what was found.

    standing: 约束 where a document asks for it, else it is a yardstick. by_others: visits that cover nobody.
    found, cleared: in the year so far; open, overdue: also of what was found in earlier years.
    """

    standing = c.text("约束力")
    state = c.text("状态")
    last_on = c.day("最近{who}{went}", nullable=True)
    times = c.count("本年{who}{went}次数")
    by_others = c.count("本年其他{went}次数")
    found = c.count("本年{went}{found}问题")
    cleared = c.count("本年{cleared}")
    open = c.count("未{cleared}")
    overdue = c.count("超期未{cleared}", good=Good.NONE)


class MonthVisited(OfScope):
    """Scope × month of the year: units reached for the first time, all reached by then; problems found.

    open, overdue: at the month's end, also of what was found in earlier years.
    """

    month = c.period("月份", primary_key=True)
    population = c.count("应{went}单位")
    first_reached = c.count("当月首次{went}的单位")
    covered = c.count("累计{went}的单位")
    found = c.count("当月{found}")
    cleared = c.count("当月{cleared}")
    open = c.count("月末未{cleared}")
    overdue = c.count("月末超期未{cleared}", good=Good.NONE)


def visits_of_units(
    rounds: Rounds,
    units: pl.DataFrame,
    visits: pl.DataFrame,
    bound: pl.DataFrame,
    problems: pl.DataFrame,
    day: date,
) -> pl.DataFrame:
    """Columns of UnitVisited, and covered_on, of every unit.

    visits: org_id, held_on, kind, known on the day; those of other kinds than rounds.kinds are of others.
    bound: org_id of the units a document binds. problems: org_id, FOUND.
    """
    is_own, of_year = pl.col("kind").is_in(rounds.kinds), pl.col("held_on").dt.year() == day.year
    own = visits.filter(is_own)
    population = units.with_columns(unit_id=pl.col("org_id"))
    each = state_of_each(rounds, population, own, own.filter(of_year), day.year, day)
    others = visits.filter(~is_own, of_year).group_by("org_id").agg(by_others=_number())
    binding = pl.col("org_id").is_in(bound["org_id"].implode())
    return (
        each.join(others, on="org_id", how="left")
        .join(problems.select("org_id", *FOUND), on="org_id")
        .with_columns(
            pl.col("by_others").fill_null(0),
            standing=pl.when(binding).then(pl.lit(Standing.BINDING)).otherwise(pl.lit(Standing.YARDSTICK)),
        )
        .with_columns(state=pl.when(pl.lit(visits.height > 0)).then("state").otherwise(pl.lit(UNRECORDED)))
        .sort(*OFFICIAL_ORDER)
    )


def visits_of_months(
    of_units: pl.DataFrame, problems: pl.DataFrame, leagues: list[str], day: date
) -> pl.DataFrame:
    """Columns of MonthVisited, months of the year up to that of the day; problems: scope, month, FOUND."""
    months = [month.code for month in Period(day.year, Grain.YEAR).months if month.start <= day]
    grid = pl.DataFrame({"scope": [PROVINCE, *leagues]}).join(pl.DataFrame({"month": months}), how="cross")
    counted = of_leagues(of_units.filter(pl.col("state") != NEW))
    population = counted.group_by("scope").agg(population=_number())
    first = counted.filter(pl.col("covered_on").is_not_null())
    reached = first.group_by("scope", month=pl.col("covered_on").dt.strftime("%Y-%m")).agg(
        first_reached=_number()
    )
    return (
        grid.join(population, on="scope", how="left")
        .join(reached, on=["scope", "month"], how="left")
        .join(problems.select("scope", "month", *FOUND), on=["scope", "month"], how="left")
        .with_columns(pl.selectors.integer().fill_null(0))
        .sort("scope", "month")
        .with_columns(covered=pl.col("first_reached").cum_sum().over("scope"))
    )


def _number() -> pl.Expr:
    return pl.len().cast(pl.Int64)
