"""The part of the pipeline about units: scores and places, self checks, what has come, burden."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.measures import (
    calendar,
    coverage,
    item_changes,
    items,
    overtakes,
    rankings,
    scores,
    self_review,
    spine,
    trends,
)
from analytics.measures.units import Unit, units_on
from analytics.periods import Period, parse
from analytics.pipeline.frames import Frames, Tables, UnitsOn


def units_by_day(tables: Tables, period: Period) -> UnitsOn:
    """The units at the end of the period, of those it is compared with and of every reviewed half-year."""
    codes = tables["reviews"].select(pl.col("period").unique()).collect()["period"]
    periods = [period, period.previous, period.last_year, *map(parse, codes)]
    return units_on(tables["organisations"], tables["aliases"], [one.end for one in periods])


def scored(
    tables: Tables,
    period: Period,
    closed: dy.DataFrame[calendar.ClosedPeriod],
    units: UnitsOn,
    *,
    is_over: bool,
) -> Frames:
    """Items, dimensions, scores and places, now and in the periods they are compared with."""
    half = period.last_half.code
    leagues = reference.ranked_leagues()
    item_scores = items.item_scores(
        tables["reviews"].filter(pl.col("period") <= half), tables["rubrics"], tables["exemptions"]
    )
    halves = scores.half_scores(item_scores, tables["adjustments"])

    def scores_of(one: Period) -> dy.DataFrame[scores.UnitScore]:
        weights = reference.composite_weights(one.year)
        return scores.unit_scores(one, units[one.end], halves, tables["assessments"], weights, leagues)

    now = scores_of(period)
    bases = {base.code: scores_of(base) for base in (period.previous, period.last_year)}
    compared = calendar.comparisons(
        period, closed, is_over=is_over, other_basis=scores.on_other_basis(now, bases)
    )
    standing = {code: units[parse(code).end] for code in halves["period"].unique()}
    history = rankings.place_history(halves, standing, leagues)
    own = item_scores.filter(pl.col("period") == half).pipe(items.ItemScore.cast)
    dimensions = items.named(items.dimension_scores(own), units[period.end])
    ranked = rankings.rankings(now, bases, compared, reference.grade_cutoffs(period.year))
    weights = {one: reference.composite_weights(parse(one).year) for one in (period.code, *bases)}
    return {
        "rankings": ranked,
        "scores": now,
        "items": own,
        "dimensions": dimensions,
        "spine": spine.spine(now, dimensions, own),
        "item_changes": item_changes.item_changes(
            period, item_scores, {period.code: now, **bases}, compared, weights
        ),
        "overtakes": overtakes.overtakes(ranked, bases, compared),
        "comparisons": compared,
        "place_history": history,
        "score_levels": trends.score_levels(history),
    }


def reported(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    own: dy.DataFrame[items.ItemScore],
    last_month: Period | None,
    as_of: date,
) -> Frames:
    """Self checks beside reviews, and what has come of what is due."""
    half = period.last_half
    months = coverage.months_due(period, last_month, tables["self_checks"])
    days = reference.days_to_report("self_checks")
    checks = coverage.self_check_reports(units, tables["self_checks"], months, days, as_of)
    cards = coverage.branch_card_reports(tables["organisations"], tables["branch_cards"], half)
    burden_months = coverage.months_due(period, last_month, tables["burden_counts"])
    counted = coverage.burden_reports(tables["burden_counts"], units, burden_months)
    covered = coverage.coverage(units, own, checks, cards, counted)
    beside = self_review.self_items(own, tables["self_checks"], half)
    return {
        "self_items": beside,
        "self_reviews": self_review.self_reviews(units, beside),
        "coverage": covered,
    }
