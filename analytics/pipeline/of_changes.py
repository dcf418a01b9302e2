"""Steps of the pipeline about change: the series of every judged figure, a step judged_of_X each."""

import polars as pl

from analytics import reference
from analytics.base.periods import Grain, Period
from analytics.kit import case_history
from analytics.kit.judged import periods_back
from analytics.pipeline.of_units import UnitsOn
from analytics.systems import burden
from analytics.systems.reporting import on_time
from analytics.systems.scores import trends
from analytics.systems.stars import branches, star_changes
from analytics.systems.weak_branches import LEDGER


def make_compared_periods(period: Period) -> list[Period]:
    """The period and those before it, oldest first."""
    return periods_back(period)


def make_compared_halves(period: Period) -> dict[str, str]:
    """The half-year that speaks for each of those periods, by its code; none for months and quarters.

    What is given by half-year does not change within one.
    """
    if period.grain not in (Grain.HALF, Grain.YEAR):
        return {}
    return {one.last_half.code: one.code for one in periods_back(period)}


def make_judged_of_stars(stars_pooled: pl.DataFrame, compared_halves: dict[str, str]) -> pl.DataFrame:
    """五星支部占比, 低星支部."""
    return star_changes.judged_series(stars_pooled, compared_halves)


def make_judged_of_scores(score_levels: pl.DataFrame, compared_halves: dict[str, str]) -> pl.DataFrame:
    """平均分."""
    return trends.judged_series(score_levels, compared_halves)


def make_judged_of_cards(branch_levels: pl.DataFrame, compared_halves: dict[str, str]) -> pl.DataFrame:
    """支部评分得分率."""
    return branches.judged_series(branch_levels, compared_halves)


def make_judged_of_ledger(
    organisations: pl.LazyFrame, findings: pl.LazyFrame, compared_periods: list[Period], leagues: list[str]
) -> pl.DataFrame:
    """未销号后进支部, 超期未销号后进支部."""
    return case_history.history(LEDGER, organisations, findings, compared_periods, leagues)


def make_judged_of_burden(
    units_then: UnitsOn, burden_counts: pl.LazyFrame, compared_periods: list[Period]
) -> pl.DataFrame:
    """会议数 and the others against 2019."""
    return burden.judged_series({one: units_then[one.end] for one in compared_periods}, burden_counts)


def make_judged_of_reporting(
    units_then: UnitsOn,
    self_checks: pl.LazyFrame,
    compared_periods: list[Period],
    last_month: Period | None,
) -> pl.DataFrame:
    """月自查按期率."""
    days = reference.days_to_report("self_checks")
    come = self_checks.select("org_id", "period", "submitted_on").collect().lazy()
    return on_time.judged_series(
        {one: units_then[one.end] for one in compared_periods}, come, last_month, days
    )


def make_leagues(units: pl.DataFrame) -> list[str]:
    """The leagues there are units of."""
    return units["league"].unique(maintain_order=True).to_list()
