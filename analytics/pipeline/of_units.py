"""Steps of the pipeline about units: scores and places, self checks, what has come, burden."""

from collections.abc import Mapping
from datetime import date

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base.periods import Period, parse
from analytics.kit import closed_periods
from analytics.kit.units import Unit, units_on
from analytics.systems.register import dated_changes, unit_register
from analytics.systems.scores import (
    item_changes,
    items,
    overtakes,
    rankings,
    scores,
    self_review,
    spine,
    trends,
)
from analytics.systems.scores.items import dimension_scores, named_dimensions

UnitsOn = Mapping[date, dy.DataFrame[Unit]]
ScoresOf = dict[str, dy.DataFrame[scores.UnitScore]]  # by period


def make_units_then(
    organisations: pl.LazyFrame,
    aliases: pl.LazyFrame,
    reviewed: list[str],
    period: Period,
    compared_periods: list[Period],
    counted_on: date,
) -> UnitsOn:
    """The units on the day the period is counted, and at the end of other periods that are asked about.

    Those are the ones it is compared with and every reviewed half-year.
    """
    periods = [period.last_year, *compared_periods, *map(parse, reviewed)]
    return units_on(organisations, aliases, [counted_on, *(one.end for one in periods)])


def make_units(units_then: UnitsOn, counted_on: date) -> dy.DataFrame[Unit]:
    """The units on the day the period is counted."""
    return units_then[counted_on]


def make_item_scores(
    rubrics: pl.LazyFrame, reviews: pl.LazyFrame, exemptions: pl.LazyFrame, period: Period
) -> dy.DataFrame[items.ItemScore]:
    """The items of every half-year until that of the period."""
    until = reviews.filter(pl.col("period") <= period.last_half.code)
    return items.item_scores(until, rubrics, exemptions)


def make_items(item_scores: dy.DataFrame[items.ItemScore], period: Period) -> dy.DataFrame[items.ItemScore]:
    """The items of the period's half-year."""
    return item_scores.filter(pl.col("period") == period.last_half.code).pipe(items.ItemScore.cast)


def make_dimensions(
    units: dy.DataFrame[Unit], items: dy.DataFrame[items.ItemScore]
) -> dy.DataFrame[items.NamedDimension]:
    """The dimensions of the period's half-year."""
    return named_dimensions(dimension_scores(items), units)


def make_scores_of(
    units_then: UnitsOn,
    half_scores: dy.DataFrame[scores.HalfScore],
    assessments: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> ScoresOf:
    """The scores of the period and of those it is compared with."""
    leagues = reference.ranked_leagues()
    days = {period: counted_on} | {one: one.end for one in (period.previous, period.last_year)}
    return {
        one.code: scores.unit_scores(
            one, units_then[day], half_scores, assessments, reference.composite_weights(one.year), leagues
        )
        for one, day in days.items()
    }


def make_scores(scores_of: ScoresOf, period: Period) -> dy.DataFrame[scores.UnitScore]:
    """The scores of the period."""
    return scores_of[period.code]


def make_bases(scores_of: ScoresOf, period: Period) -> ScoresOf:
    """The scores of the periods it is compared with."""
    return {code: found for code, found in scores_of.items() if code != period.code}


def make_comparisons(
    scores_of: ScoresOf,
    closed_halves: dy.DataFrame[closed_periods.ClosedPeriod],
    period: Period,
    last_month: Period | None,
) -> dy.DataFrame[closed_periods.Comparison]:
    """With what the period is compared, or why not."""
    bases = make_bases(scores_of, period)
    return closed_periods.comparisons(
        period,
        closed_halves,
        is_over=closed_periods.is_closed(period, last_month),
        other_basis=scores.on_other_basis(scores_of[period.code], bases),
    )


def make_rankings(
    scores: dy.DataFrame[scores.UnitScore],
    bases: ScoresOf,
    comparisons: dy.DataFrame[closed_periods.Comparison],
    period: Period,
) -> dy.DataFrame[rankings.Ranking]:
    """Places and grades, and their changes."""
    return rankings.rankings(scores, bases, comparisons, reference.grade_cutoffs(period.year))


def make_place_history(
    units_then: UnitsOn, half_scores: dy.DataFrame[scores.HalfScore]
) -> dy.DataFrame[rankings.PlaceHistory]:
    """The places of every half-year."""
    standing = {code: units_then[parse(code).end] for code in half_scores["period"].unique()}
    return rankings.place_history(half_scores, standing, reference.ranked_leagues())


def make_item_changes(
    scores_of: ScoresOf,
    item_scores: dy.DataFrame[items.ItemScore],
    comparisons: dy.DataFrame[closed_periods.Comparison],
    period: Period,
) -> dy.DataFrame[item_changes.ItemChange]:
    """What each part added to the change of the score."""
    weights = {code: reference.composite_weights(parse(code).year) for code in scores_of}
    return item_changes.item_changes(period, item_scores, scores_of, comparisons, weights)


def make_dated_changes(
    organisations: pl.LazyFrame, changes: pl.LazyFrame, counted_on: date
) -> dy.DataFrame[dated_changes.DatedChange]:
    """The changes of units until the day the period is counted."""
    return dated_changes.dated_changes(organisations, changes, counted_on)


def make_unit_register(
    units: dy.DataFrame[Unit], changes: pl.LazyFrame, organisations: pl.LazyFrame
) -> dy.DataFrame[unit_register.RegisteredUnit]:
    """The units of all times."""
    return unit_register.unit_register(organisations, changes, units)


def make_self_items(
    items: dy.DataFrame[items.ItemScore], self_checks: pl.LazyFrame, period: Period
) -> dy.DataFrame[self_review.SelfItem]:
    """Self checks beside reviews, by item."""
    return self_review.self_items(items, self_checks, period.last_half)


# Made as they are: their parameters already have the names of what they need.
make_half_scores = scores.half_scores
make_closed_halves = closed_periods.closed_halves
make_score_levels = trends.score_levels
make_spine = spine.spine
make_overtakes = overtakes.overtakes
make_self_reviews = self_review.self_reviews
