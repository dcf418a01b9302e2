"""Steps of the pipeline about branches: stars, cards, the ledger of the weak ones."""

from datetime import date
from typing import Any, NamedTuple

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base.periods import Grain, Period, halves_until, parse
from analytics.kit import case_tables, closed_periods
from analytics.kit.case_entries import entries
from analytics.kit.case_spells import one_open_each
from analytics.kit.case_worklist import worklist
from analytics.kit.units import Unit, league_on
from analytics.systems import survey
from analytics.systems.scores import trends
from analytics.systems.stars import branches, cards, low_star, stars, unit_branches
from analytics.systems.weak_branches import LEDGER

COUNTED = tuple(result.name for result in LEDGER.results if result.name not in (LEDGER.name, LEDGER.worklist))


class Cards(NamedTuple):
    """own: the card totals of the period's half-year; sums: of all half-years until then, added up."""

    own: pl.DataFrame
    sums: pl.DataFrame


def make_rated_branches(
    organisations: pl.LazyFrame, star_ratings: pl.LazyFrame, rated_halves: list[str]
) -> pl.DataFrame:
    """The branches of all times with the stars of every half-year."""
    return stars.rated_branches(organisations, star_ratings, rated_halves).collect()


def make_standing_stars(rated_branches: pl.DataFrame, counted_on: date) -> dy.DataFrame[stars.BranchStars]:
    """The stars that stand on the day the period is counted."""
    return stars.branch_stars_of(rated_branches, counted_on)


def make_stars_pooled(
    rated_branches: pl.DataFrame, rated_halves: list[str], period: Period, last_month: Period | None
) -> dy.DataFrame[stars.StarsPooled]:
    """Stars of the province and its leagues through the half-years."""
    halves = {
        half.code: stars.leagues_and_stars(rated_branches, half.end)
        for half in halves_until(rated_halves, period)
    }
    over = [code for code in halves if closed_periods.is_closed(parse(code), last_month)]
    return stars.by_scope(halves, over, reference.five_star_target())


def make_stars_by_unit(
    units: dy.DataFrame[Unit],
    rated_branches: pl.DataFrame,
    standing_stars: dy.DataFrame[stars.BranchStars],
    period: Period,
    last_month: Period | None,
) -> dy.DataFrame[stars.StarsByUnit]:
    """Stars of each unit, beside those of the period before where both are comparable."""
    comparable = period.grain != Grain.YEAR and closed_periods.is_closed(period, last_month)
    before = stars.branch_stars_of(rated_branches, period.previous.end) if comparable else None
    return stars.by_unit(units, standing_stars, before, reference.five_star_target())


def make_cards(
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    branch_cards: pl.LazyFrame,
    exemptions: pl.LazyFrame,
    period: Period,
) -> Cards:
    """The card totals, read once for both.

    The two are read side by side, which keeps every core busy, but nothing is shared between the queries:
    sharing the scan would keep every slot of every card in memory.
    """
    half = period.last_half.code
    come = branch_cards.filter(pl.col("period") <= half)
    totals = cards.of_standing_branches(
        cards.totals(come, rubrics.collect(), exemptions.collect()),
        organisations,
        come.select(pl.col("period").unique()).collect()["period"].to_list(),
    )
    apart = pl.QueryOptFlags(comm_subplan_elim=False)
    queries = [totals.filter(pl.col("period") == half), cards.sums(totals)]
    return Cards(*pl.collect_all(queries, optimizations=apart))


def make_branch_scores(
    cards: Cards, standing_stars: dy.DataFrame[stars.BranchStars]
) -> dy.DataFrame[branches.BranchScore]:
    """The card of each branch."""
    return branches.branch_scores(standing_stars, cards.own)


def make_branch_dimensions(cards: Cards, rubrics: pl.LazyFrame) -> dy.DataFrame[branches.BranchDimension]:
    """The cards by dimension."""
    return branches.branch_dimensions(cards.own, rubrics.collect())


def make_branch_levels(organisations: pl.LazyFrame, cards: Cards) -> dy.DataFrame[branches.BranchLevel]:
    """The cards of the province and its leagues through the half-years."""
    periods = {code: parse(code).end for code in cards.sums["period"].unique()}
    ends = pl.LazyFrame(
        {"period": [*periods], "day": [*periods.values()]}, {"period": pl.String, "day": pl.Date}
    )
    leagues = league_on(organisations, periods.values()).join(ends, on="day").drop("day")
    return branches.branch_levels(cards.sums, leagues.collect())


def make_findings(weak_branches: pl.LazyFrame) -> pl.LazyFrame:
    """The findings of weak branches, one open one a branch."""
    return one_open_each(weak_branches)


def make_ledger(
    organisations: pl.LazyFrame, findings: pl.LazyFrame, period: Period, counted_on: date
) -> dy.DataFrame[Any]:
    """The ledger, entry by entry."""
    return entries(LEDGER, organisations, findings, period, day=counted_on)


def make_ledger_counts(
    units: dy.DataFrame[Unit],
    ledger: dy.DataFrame[Any],
    organisations: pl.LazyFrame,
    findings: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> case_tables.Frames:
    """The ledger by scope, unit, kind and month."""
    return case_tables.counts(LEDGER, ledger, organisations, findings, units, period, day=counted_on)


def make_worklist(
    units: dy.DataFrame[Unit],
    ledger: dy.DataFrame[Any],
    standing_stars: dy.DataFrame[stars.BranchStars],
    linked_branches: pl.DataFrame,
    period: Period,
    counted_on: date,
) -> dy.DataFrame[Any]:
    """What to do first about the ledger, and who links to each branch."""
    beside = standing_stars.join(linked_branches, on="org_id", how="full", coalesce=True)
    return worklist(LEDGER, ledger, units, period, beside, day=counted_on)


def make_low_star_branches(
    units: dy.DataFrame[Unit],
    ledger: dy.DataFrame[Any],
    rated_branches: pl.DataFrame,
    counted_on: date,
) -> dy.DataFrame[low_star.LowStar]:
    """The branches of one or two stars."""
    return low_star.low_star(rated_branches, ledger, units, counted_on)


# Made as they are: their parameters already have the names of what they need.
make_stars_trends = trends.stars_trends
make_unit_branches = unit_branches.unit_branches
make_branch_stars = unit_branches.branch_stars_then
make_survey = survey.ranked_options
